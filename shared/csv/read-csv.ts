import { FORMULA_LIKE } from './formula-like.ts';

/** A row of a file: its cells, and the line on which it begins (from 1), for errors. */
export interface CsvRow {
  line: number;
  cells: string[];
}

/**
 * Rows of a CSV text (RFC 4180; lines may end with LF alone, a byte-order mark is skipped), each a list of its cells;
 * empty lines are left out. The apostrophe before what looks like a formula is taken off again.
 */
export function readCsv(text: string): string[][] {
  return readCsvRows(text).map(({ cells }) => cells);
}

/** The same with the number of each row's line. */
export function readCsvRows(text: string): CsvRow[] {
  const rows: CsvRow[] = [];
  let row: string[] = [];
  let line = 1;
  let begun = 1;
  // A cell with what ends it: a comma, the end of the line or of the text.
  const cells = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/gy;
  const source = text.replace(/^\uFEFF/, '');
  for (let found = cells.exec(source); found !== null; found = cells.exec(source)) {
    const [whole, quoted, plain = '', end] = found;
    row.push(unguarded(quoted?.replaceAll('""', '"') ?? plain));
    line += whole.split('\n').length - 1;
    if (end !== ',') {
      if (row.some((cell) => cell !== '')) rows.push({ line: begun, cells: row });
      row = [];
      begun = line;
    }
    if (end === '' || whole === '') return rows;
  }
  throw new SyntaxError(`line ${begun} is no CSV: look for a quote within a cell`);
}

/** Without the apostrophe by which `csvText` kept a spreadsheet from running the text. */
function unguarded(text: string): string {
  return text.startsWith("'") && FORMULA_LIKE.test(text.slice(1)) ? text.slice(1) : text;
}
