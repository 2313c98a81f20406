import { firstFormula, formulaOf, sameFormula } from '../../../shared/model/formula.ts';
import type { FormulaSettings, FormulaVersion } from '../../../shared/model/formula.ts';
import type { Zone } from '../../../shared/time/zone-day.ts';

/**
 * The version that settings begin, null when they are those of the newest one. It counts from the local midnight after
 * all that has been counted; where nothing has been counted since the newest version began, it takes that one's place.
 * @param counted start of the newest slot that holds figures, −Infinity = none. @param now the centre's; both epoch ms.
 */
export function nextFormula(
  known: readonly FormulaVersion[],
  settings: FormulaSettings,
  zone: Zone,
  counted: number,
  now: number,
): FormulaVersion | null {
  const newest = known[known.length - 1];
  if (!newest) return firstFormula(settings);
  if (sameFormula(newest, settings)) return null;
  const from = counted < newest.from ? newest.from : zone.dayOf(Math.max(now, counted)).end;
  return { version: newest.version + 1, from, ...formulaOf(settings) };
}
