import type { Summary, SummaryTable } from '../../../../shared/model/summary.ts';
import type { Zone } from '../../../../shared/time/zone-day.ts';
import { targetOf, valueText } from '../../../../shared/summary-text/value-text.ts';
import type { Typeface } from './typeface.ts';
import { wrapText } from './wrap.ts';

/** Letters on either side of a cell, in points. */
export const CELL_PAD = 4;
const SIZES = [8.5, 7.5, 6.5, 5.5];
/** The narrowest that a column of texts is squeezed to, in sizes of its letters. */
const NARROW = 9;

/** Narrow tables are spread by at most this. */
const AIRY = 1.5;

/** A table in lines of text that fit its columns. */
export interface TableLayout {
  size: number;
  widths: number[];
  /** By row and column; the first row is the head's. */
  rows: string[][][];
  rightAligned: boolean[];
}

/** The largest letters with which the table is no wider than `width` points; texts and titles are wrapped. */
export function layTable(
  face: Typeface,
  summary: Summary,
  table: SummaryTable,
  zone: Zone,
  width: number,
): TableLayout {
  const texts = table.rows.map((row) =>
    table.columns.map((column, at) =>
      face.legible(valueText(zone, column, row[at] ?? null, targetOf(summary, table, column.key, row))),
    ),
  );
  const rightAligned = table.columns.map(({ kind }) => kind !== 'text' && kind !== 'time');
  const laid = SIZES.map((size) => ({ size, widths: widthsAt(face, table, texts, size, width) }));
  const { size, widths } = laid.find((each) => sum(each.widths) <= width) ?? laid.at(-1)!;
  const scale = Math.min(AIRY, width / sum(widths));
  const fitted = widths.map((each) => each * scale);
  const titles = table.columns.map(({ title }) => title);
  const rows = [titles, ...texts].map((row) =>
    row.map((text, at) => wrapText(face, text, size, fitted[at]! - 2 * CELL_PAD)),
  );
  return { size, widths: fitted, rows, rightAligned };
}

function widthsAt(
  face: Typeface,
  { columns }: SummaryTable,
  texts: readonly string[][],
  size: number,
  width: number,
): number[] {
  const natural = columns.map(({ title }, at) => {
    const widest = texts.reduce((most, row) => Math.max(most, face.widthOf(row[at]!, size)), 0);
    const longestWord = Math.max(...title.split(/\s+/).map((word) => face.widthOf(face.legible(word), size)));
    return Math.max(widest, Math.min(longestWord, size * 6)) + 2 * CELL_PAD + 1;
  });
  const over = sum(natural) - width;
  if (over <= 0) return natural;
  // Only texts can be wrapped; the widest give most.
  const spare = natural.map((each, at) =>
    columns[at]!.kind === 'text' ? Math.max(0, each - size * NARROW) : 0,
  );
  const share = sum(spare) === 0 ? 0 : Math.min(1, over / sum(spare));
  return natural.map((each, at) => each - spare[at]! * share);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
