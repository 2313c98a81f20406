import { FORMULA_LIKE } from './formula-like.ts';

/** A value in a row as exports print it; lists are paths of a tree. */
export type Field = string | number | boolean | null | undefined | readonly string[];

/** Rows as CSV with a header of `columns`, a row an object (`csvLines`). */
export function csvText(
  columns: readonly string[],
  rows: readonly Readonly<Record<string, Field>>[],
): string {
  return [
    ...csvLines(
      columns,
      rows.map((row) => columns.map((column) => row[column])),
    ),
  ].join('');
}

/**
 * Rows as lines of CSV (RFC 4180: CRLF, quotes doubled), with a header of `columns`; a row is a list of values in their
 * order, and may be the same list again. Null is an empty cell. A text that a spreadsheet would run as a formula gets an
 * apostrophe in front.
 */
export function* csvLines(columns: readonly string[], rows: Iterable<readonly Field[]>): Generator<string> {
  yield lineOf(columns);
  for (const row of rows) yield lineOf(row);
}

function lineOf(row: readonly Field[]): string {
  return `${row.map(cell).join(',')}\r\n`;
}

function cell(value: Field): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = typeof value === 'string' ? value : value.join(' / ');
  // Only texts can start a formula; numbers stay numbers.
  const safe = FORMULA_LIKE.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
