import type { Settings } from './settings.ts';

/** The settings that decide what figures mean: changed, they count from a local midnight on, never for days before. */
export type FormulaSettings = Pick<
  Settings,
  'serviceLevelSeconds' | 'serviceLevelVariant' | 'shortAbandonMs' | 'excludeShortAbandons'
>;

/** One version of the formula settings as it is kept: never changed or removed. */
export interface FormulaVersion extends FormulaSettings {
  /** 1, 2, 3 … */
  version: number;
  /** Local midnight of the centre from which it counts, epoch ms; 0 for the first: from the beginning. */
  from: number;
}

/** The formula settings among all settings. */
export function formulaOf(settings: FormulaSettings): FormulaSettings {
  const { serviceLevelSeconds, serviceLevelVariant, shortAbandonMs, excludeShortAbandons } = settings;
  return { serviceLevelSeconds, serviceLevelVariant, shortAbandonMs, excludeShortAbandons };
}

/** The version under which a station without any history counts. */
export function firstFormula(settings: FormulaSettings): FormulaVersion {
  return { version: 1, from: 0, ...formulaOf(settings) };
}

/** Do both count the same? */
export function sameFormula(a: FormulaSettings, b: FormulaSettings): boolean {
  return (
    a.serviceLevelVariant === b.serviceLevelVariant &&
    a.shortAbandonMs === b.shortAbandonMs &&
    a.excludeShortAbandons === b.excludeShortAbandons &&
    a.serviceLevelSeconds.join() === b.serviceLevelSeconds.join()
  );
}
