/** So many failures of pages within so long, ms, are not the pages' fault any more. */
const MOST = 3;
const WITHIN_MS = 5 * 60_000;

/**
 * What a page's failure leads to: the page is loaded again, or the application is started anew. `failures`: those to
 * remember, monotonic ms.
 */
export function afterFailure(
  failures: readonly number[],
  now: number,
): { act: 'reload' | 'relaunch'; failures: number[] } {
  const recent = [...failures.filter((at) => now - at < WITHIN_MS), now];
  return recent.length >= MOST ? { act: 'relaunch', failures: [] } : { act: 'reload', failures: recent };
}
