import type { FigureValues } from '../../../shared/contract/asks/report-asks.ts';
import { ledgers } from '../../../shared/measure/counters.ts';
import type { ReportFigure } from '../../../shared/measure/report-figures.ts';
import { ratiosOf } from '../../../shared/measure/ratios.ts';
import type { Formulas } from '../slots/formulas.ts';
import type { ReportResult } from '../slots/report.ts';
import type { ReportValue } from '../slots/report-rows.ts';
import type { ReportQuery } from '../slots/report.ts';

/** The figures of one range of a report, by slot and group, with what all rows amount to together. */
export interface ReportSide {
  /** Labels of the groups. */
  groups: string[][];
  /** By the start of the slot and the key of the group. */
  values: Map<string, FigureValues>;
  total: FigureValues;
  /** Of a group of which nothing happened: 0 where such a figure is kept. */
  nothing: FigureValues;
}

/** The key of a group by its labels, and of a row. */
export const groupKey = (labels: readonly string[]): string => labels.join('\u0000');
export const rowKey = (start: number, group: string): string => `${start}\u0000${group}`;

/** Takes the figures asked for out of a report and sums all its rows up. */
export function reportSide(
  { columns, rows }: ReportResult,
  figures: readonly ReportFigure[],
  { by, from, to, ledger }: ReportQuery,
  formulas: Formulas,
): ReportSide {
  const sums = new RowSums(columns, by.length);
  const places = figures.map(({ name }) => columns.indexOf(name));
  const groups = new Map<string, string[]>();
  const values = new Map<string, FigureValues>();
  for (const row of rows) {
    sums.add(row);
    const labels = row.slice(2, 2 + by.length).map(String);
    const key = groupKey(labels);
    if (!groups.has(key)) groups.set(key, labels);
    values.set(
      rowKey(Number(row[1]), key),
      places.map((at) => numberAt(row, at)),
    );
  }
  const formula = formulas.ofSlot(from, to, sums.version);
  const names = formula.names.map((name) => (name !== null && sums.counter(name) !== null ? name : null));
  const counters = Float64Array.from(names, (name) => (name === null ? 0 : (sums.counter(name) ?? 0)));
  const ratios = new Map<string, number | null>(
    ratiosOf(names, { ...formula.context, ledger: ledgers.find((each) => each === ledger) ?? 'offer' }).map(
      ({ code, of }) => [code, of(counters, 0)],
    ),
  );
  const total = figures.map(({ name, kind }) => {
    if (kind === 'metric') return ratios.get(name) ?? null;
    if (kind === 'counter') return sums.counter(name);
    // The peak of a sum is not the highest of its parts; a longest wait is one contact's.
    return name === 'depthMax' && by.length > 0 ? null : sums.highest(name);
  });
  const nothing = figures.map(({ name, kind }) =>
    kind === 'metric' || sums.counter(name) === null ? null : 0,
  );
  return { groups: [...groups.values()], values, total, nothing };
}

function numberAt(row: readonly ReportValue[], at: number): number | null {
  const value = row[at];
  return typeof value === 'number' ? value : null;
}

/** The sums of a report's columns; one that a row does not have has none. */
class RowSums {
  /** Newest formula that a row is read under. */
  version = 0;
  private readonly columns: readonly string[];
  private readonly first: number;
  private readonly sums: Float64Array;
  private readonly tops: Float64Array;
  private readonly kept: Uint8Array;
  private rows = 0;

  /** @param dimensions how many columns of labels there are. */
  constructor(columns: readonly string[], dimensions: number) {
    this.columns = columns;
    this.first = 2 + dimensions;
    this.sums = new Float64Array(columns.length);
    this.tops = new Float64Array(columns.length);
    this.kept = new Uint8Array(columns.length).fill(1);
  }

  add(row: readonly ReportValue[]): void {
    this.rows += 1;
    const last = row.length - 1;
    this.version = Math.max(this.version, numberAt(row, last) ?? 0);
    for (let at = this.first; at < last; at++) {
      const value = row[at];
      if (typeof value !== 'number') this.kept[at] = 0;
      else {
        this.sums[at]! += value;
        if (value > this.tops[at]!) this.tops[at] = value;
      }
    }
  }

  counter(name: string): number | null {
    return this.of(name, this.sums);
  }

  highest(name: string): number | null {
    return this.of(name, this.tops);
  }

  private of(name: string, from: Float64Array): number | null {
    const at = this.columns.indexOf(name);
    return at < 0 || this.kept[at] === 0 || this.rows === 0 ? null : from[at]!;
  }
}
