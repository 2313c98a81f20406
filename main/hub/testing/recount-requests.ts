/** A row of New York's requests as the file has it; empty = not said. */
export interface RequestRow {
  key: string;
  created: string;
  closed: string;
  due: string;
  agency: string;
  complaint_type: string;
  borough: string;
}
/** Rows that cannot be, as the data at large has some. */
export const impossibleRows: readonly RequestRow[] = [
  { key: 'p1', created: '2011-03-01 10:00:00', closed: '2011-03-01 09:59:59', due: '' },
  { key: 'p2', created: '2011-03-01 10:00:00', closed: '', due: '2011-02-28 10:00:00' },
  { key: 'p3', created: '2011-03-01 10:00:00', closed: '1900-01-01 00:00:00', due: '' },
  { key: '', created: '2011-03-01 10:00:00', closed: '', due: '' },
].map((row) => ({ ...row, agency: 'X', complaint_type: 'planted', borough: 'X' }));
/** Whether a row can be: it has a key, and nothing of it was before it was created. */
export function isSane({ key, created, closed, due }: RequestRow): boolean {
  return key !== '' && (closed === '' || closed >= created) && (due === '' || due >= created);
}

/**
 * What the requests amount to at a moment, counted from the rows alone. Local times of New York as they are written can be
 * compared as texts: none of these is in a doubled hour. Nothing is shared with the product.
 */
export function recountRequests(rows: readonly RequestRow[], at: string) {
  const known = rows.filter((row) => isSane(row) && row.created <= at);
  const closed = known.filter((row) => row.closed !== '' && row.closed <= at);
  const limited = closed.filter(({ due }) => due !== '');
  return {
    created: known.length,
    closed: closed.length,
    open: known.length - closed.length,
    overdueOpen: known.filter((row) => !closed.includes(row) && row.due !== '' && row.due < at).length,
    closedWithLimit: limited.length,
    closedLate: limited.filter((row) => row.closed > row.due).length,
  };
}
