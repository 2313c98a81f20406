import { baseCounters, counterNames, perSecondsCounters } from '../../../shared/measure/counters.ts';
import type { MetricContext } from '../../../shared/measure/metric.ts';
import { firstFormula } from '../../../shared/model/formula.ts';
import type { FormulaSettings, FormulaVersion } from '../../../shared/model/formula.ts';
import { ledgerWidth } from './row.ts';

/** A version of the formula settings with the time in which it is in force, and how rows hold what it counts. */
export interface Formula extends FormulaVersion {
  /** In force in `[from, to)`, epoch ms or ±Infinity. */
  to: number;
  /** Its limits in ms, and the first column of each among a ledger's. */
  limits: readonly number[];
  limitColumns: readonly number[];
  /** Names of a ledger's columns; null: a limit that this version does not keep. */
  names: readonly (string | null)[];
  /** Under which its ratios are computed. */
  context: Omit<MetricContext, 'ledger'>;
}

/** How the figures of a slot are read. */
export type SlotFormula = Pick<Formula, 'version' | 'names' | 'context'>;

/**
 * All versions there are. Columns follow the limits in the order in which they first came, so that a row never means
 * something else than when it was counted.
 */
export class Formulas {
  /** Every limit ever used, in the order of the columns. Unit: seconds. */
  readonly seconds: readonly number[];
  /** Columns of a ledger. */
  readonly width: number;
  /** By rising time, without gaps. */
  readonly all: readonly Formula[];
  private recent: Formula;

  /** @param versions at least one, by rising number; of two from the same midnight the later one counts. */
  constructor(versions: readonly FormulaVersion[]) {
    this.seconds = [...new Set(versions.flatMap((each) => each.serviceLevelSeconds))];
    this.width = ledgerWidth(this.seconds);
    const inForce = versions.filter((each, at) => versions[at + 1]?.from !== each.from);
    this.all = inForce.map((each, at) =>
      readVersion(each, at === 0, inForce[at + 1]?.from ?? Infinity, this.seconds),
    );
    this.recent = this.all[this.all.length - 1]!;
  }

  /** The version in force at `time`, epoch ms. */
  at(time: number): Formula {
    const { recent } = this;
    if (time >= recent.from && time < recent.to) return recent;
    this.recent = this.all.findLast((each) => time >= each.from)!;
    return this.recent;
  }

  /** The versions in force at some time in `[from, to)`. */
  between(from: number, to: number): readonly Formula[] {
    return this.all.filter((each) => each.from < to && from < each.to);
  }

  /**
   * How a slot `[start, end)` is read. One over several versions is read under the newest of those its figures were
   * counted under, and has only the limits that all of these kept.
   * @param counted newest version of its figures, 0 = none.
   */
  ofSlot(start: number, end: number, counted: number): SlotFormula {
    const known = this.at(start);
    if (end <= known.to) return known;
    const [first, ...later] = this.between(start, end);
    const used = later.filter((each) => each.version <= counted);
    if (used.length === 0) return first!;
    const { version, context, names } = used[used.length - 1]!;
    const kept = names.map((name, at) =>
      [first!, ...used].every((each) => each.names[at] !== null) ? name : null,
    );
    return { version, context, names: kept };
  }
}

/** The versions a database knows; one of `settings` when no station has started with it yet. */
export function formulasIn(reader: { formulas(): FormulaVersion[] }, settings: FormulaSettings): Formulas {
  const versions = reader.formulas();
  return new Formulas(versions.length > 0 ? versions : [firstFormula(settings)]);
}

function readVersion(
  version: FormulaVersion,
  first: boolean,
  to: number,
  columns: readonly number[],
): Formula {
  const kept = [...new Set(version.serviceLevelSeconds)];
  const place = (seconds: number): number =>
    baseCounters.length + columns.indexOf(seconds) * perSecondsCounters.length;
  const mine = new Set(counterNames(kept));
  return {
    ...version,
    from: first ? -Infinity : version.from,
    to,
    limits: kept.map((seconds) => seconds * 1000),
    limitColumns: kept.map(place),
    names: counterNames(columns).map((name) => (mine.has(name) ? name : null)),
    context: {
      excludeShortAbandons: version.excludeShortAbandons,
      variant: version.serviceLevelVariant,
      seconds: kept[0] ?? 20,
    },
  };
}
