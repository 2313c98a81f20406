import type { Ledger, Peaks } from '../../../shared/measure/counters.ts';
import { metricCodes } from '../../../shared/measure/metric.ts';
import { ratiosOf } from '../../../shared/measure/ratios.ts';
import type { Ratio } from '../../../shared/measure/ratios.ts';
import type { Slot } from '../../../shared/time/slots.ts';
import { beside, FigureCells } from './figure-cells.ts';
import type { Formulas, SlotFormula } from './formulas.ts';

/** A figure, a label, or null where there is none. */
export type ReportValue = string | number | null;

/** Peaks in the order of a report's columns; `…At` are epoch ms. */
export const peakNames = [
  'waitMsMax',
  'depthMax',
  'depthMaxAt',
  'depthEnd',
  'inServiceMax',
  'inServiceMaxAt',
] as const satisfies readonly (keyof Peaks)[];

const timed = peakNames.map((name) => name.endsWith('At'));

/** What the rows of a report are made from. */
export interface RowSource {
  slots: readonly Slot[];
  /** By rising labels; undefined: nothing happened in that group. */
  groups: readonly { labels: readonly string[]; cells: FigureCells | undefined }[];
  formulas: Formulas;
  ledger: Ledger;
  /** Columns that are null in every row, because such figures do not exist. */
  hidden: (column: string) => boolean;
}

/**
 * Columns of a report: slot, dimensions, counters, peaks, ratios. Where the formula changes within it, those of all
 * versions, else only those of the one version, whatever versions came later.
 */
export function reportColumns(by: readonly string[], formulas: Formulas, from: number, to: number): string[] {
  return [
    'slot',
    'start',
    ...by,
    ...counterColumns(formulas, from, to),
    ...peakNames,
    ...metricCodes,
    'formulaVersion',
  ];
}

function counterColumns(formulas: Formulas, from: number, to: number): string[] {
  const versions = formulas.between(from, to);
  const shown = formulas.all[0]!.names.map((_, at) => versions.find((each) => each.names[at])?.names[at]);
  return shown.filter((name) => name !== undefined && name !== null);
}

/**
 * The rows of a report, slot after slot, as values in the order of `columns`. **One list for all of them**: it holds a
 * row until the next is taken. A month by quarter hour and queue has 172,800 rows of 70 values.
 */
export function* reportRows(
  columns: readonly string[],
  source: RowSource,
): Generator<readonly ReportValue[]> {
  const { slots, groups, formulas } = source;
  const nothing = new FigureCells(slots.length, formulas.width);
  const readers = new Map<SlotFormula, RowWriter>();
  const values: ReportValue[] = columns.map(() => null);
  for (const [index, slot] of slots.entries()) {
    const ofVersion: RowWriter[] = [];
    values[0] = slot.label;
    values[1] = slot.start;
    for (const { labels, cells = nothing } of groups) {
      const counted = cells.formulaVersion(index);
      const writer = (ofVersion[counted] ??= writerOf(formulas.ofSlot(slot.start, slot.end, counted)));
      for (let i = 0; i < labels.length; i++) values[2 + i] = labels[i]!;
      writer.write(values, 2 + labels.length, cells, index);
      yield values;
    }
  }

  function writerOf(formula: SlotFormula): RowWriter {
    let writer = readers.get(formula);
    if (!writer) readers.set(formula, (writer = new RowWriter(columns, formula, source)));
    return writer;
  }
}

/** A time of 0 is none. */
function peakValue(value: number, peak: number): number | null {
  return value === 0 && timed[peak]! ? null : value;
}

/** Writes the figures of rows that were counted under one formula. */
class RowWriter {
  /** Place of each shown counter among a cell's; −1 = not kept, or not shown. */
  private readonly counters: Int32Array;
  /** Null: not shown. */
  private readonly peaks: readonly ((typeof beside)[keyof Peaks] | null)[];
  private readonly ratios: readonly (Ratio['of'] | null)[];
  private readonly version: number;

  constructor(columns: readonly string[], { names, context, version }: SlotFormula, source: RowSource) {
    const { hidden, ledger, groups } = source;
    const first = 2 + (groups[0]?.labels.length ?? 0);
    const shown = columns.slice(first, columns.indexOf(peakNames[0]));
    this.counters = Int32Array.from(shown, (name) => (hidden(name) ? -1 : names.indexOf(name)));
    this.peaks = peakNames.map((name) => (hidden(name) ? null : beside[name]));
    this.ratios = ratiosOf(names, { ...context, ledger }).map(({ code, of }) => (hidden(code) ? null : of));
    this.version = version;
  }

  write(into: ReportValue[], from: number, cells: FigureCells, slot: number): void {
    const { numbers } = cells;
    const { counters, peaks, ratios } = this;
    const base = cells.counters(slot);
    const after = cells.beside(slot);
    let at = from;
    for (let i = 0; i < counters.length; i++)
      into[at++] = counters[i]! < 0 ? null : numbers[base + counters[i]!]!;
    for (let i = 0; i < peaks.length; i++)
      into[at++] = peaks[i] === null ? null : peakValue(numbers[after + peaks[i]!]!, i);
    for (let i = 0; i < ratios.length; i++) into[at++] = ratios[i]?.(numbers, base) ?? null;
    into[at] = this.version;
  }
}
