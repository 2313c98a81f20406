/** So many failures of pages within so long, ms, are not the pages' fault any more. */
const MOST = 3;
const WITHIN_MS = 5 * 60_000;

/** An application that ran for so long has got over what made it start anew, ms. */
const SETTLED_MS = 10 * 60_000;

/**
 * Whether starting anew may help: not when it has just been tried. Each time takes the station down, and with it the feeds and
 * other screens. @param anew how often in a row it has been tried
 */
export function mayRelaunch(anew: number, uptimeMs: number): boolean {
  return anew === 0 || uptimeMs >= SETTLED_MS;
}

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
