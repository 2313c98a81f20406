/**
 * An answer as JSON with one row on a line, as `jsonText` has it, line by line, from rows that are lists of values in the order of
 * `columns`. A row may be the same list again.
 */
export function* tableJson(
  head: object,
  columns: readonly string[],
  rows: Iterable<readonly (string | number | null)[]>,
): Generator<string> {
  const keys = columns.map((column, at) => `${at === 0 ? '{' : ','}${JSON.stringify(column)}:`);
  const start = JSON.stringify(head).slice(0, -1);
  let before = `${start}${start === '{' ? '' : ','}"rows":[\n`;
  for (const values of rows) {
    let line = before;
    before = ',\n';
    for (let i = 0; i < keys.length; i++) {
      const value = values[i]!;
      line += keys[i]!;
      line += typeof value === 'string' ? JSON.stringify(value) : value;
    }
    yield `${line}}`;
  }
  yield before === ',\n' ? '\n]}\n' : `${before.slice(0, -1)}]}\n`;
}
