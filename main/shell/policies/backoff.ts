/** The first wait of a series, ms: a page that crashed is back within 5 s, with the time it takes to load. */
const FIRST_MS = 500;
const LONGEST_MS = 60_000;

/** How long to wait before the next try, ms. @param failures how often it has failed in a row, from 1 */
export function backoff(failures: number): number {
  return Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(16, Math.max(0, failures - 1)));
}
