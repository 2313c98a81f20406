/** A value in a row as exports print it; lists are paths of a tree. */
export type Field = string | number | boolean | null | undefined | readonly string[];

/** What a spreadsheet would take for a formula; only texts can start one, numbers stay numbers. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * Rows as CSV (RFC 4180: CRLF, quotes doubled), with a header of `columns`. Null is an empty cell. A text that a
 * spreadsheet would run as a formula gets an apostrophe in front.
 */
export function csvText(
  columns: readonly string[],
  rows: readonly Readonly<Record<string, Field>>[],
): string {
  const lines = [columns.map(cell), ...rows.map((row) => columns.map((column) => cell(row[column])))];
  return lines.map((cells) => `${cells.join(',')}\r\n`).join('');
}

/** The columns of rows: every key, in the order in which they first come. */
export function columnsOf(rows: readonly object[]): string[] {
  return [...new Set(rows.flatMap((row) => Object.keys(row)))];
}

function cell(value: Field): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = typeof value === 'string' ? value : value.join(' / ');
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
