/** An answer as JSON with one row on a line: long answers stay readable, and line tools can work on them. */
export function jsonText<T extends { rows: readonly object[] }>(answer: T): string {
  const { rows, ...head } = answer;
  const lines = rows.map((row) => JSON.stringify(row));
  const body = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n]`;
  const start = JSON.stringify(head).slice(0, -1);
  return `${start}${start === '{' ? '' : ','}"rows":${body}}`;
}
