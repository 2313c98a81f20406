import type { OpenNotice } from '../../../shared/alerts-text/open-notices.ts';

/** More would hide the page they are to lead to. */
export const MOST_SHOWN = 3;

/**
 * The notices that lie over the page, and how many have no room there. @param known whether a page before this one has
 * shown a notice, or somebody has closed it here
 */
export function popUpsOf(
  open: readonly OpenNotice[],
  known: (notice: string) => boolean,
): { shown: OpenNotice[]; more: number } {
  const fresh = open.filter(({ notice }) => !known(notice.id));
  return { shown: fresh.slice(0, MOST_SHOWN), more: Math.max(0, fresh.length - MOST_SHOWN) };
}
