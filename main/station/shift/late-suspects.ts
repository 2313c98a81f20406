import { summaryKey } from './written-summary.ts';
import type { IssuedSummary } from './written-summary.ts';

/** A summary whose time got something later than it was written. Wall time, epoch ms. */
export interface Suspect {
  key: string;
  /** When the first and the last of it were noticed. */
  first: number;
  last: number;
}

/** While something still comes for a time, its correction waits; but not longer than this. Unit: ms. */
const LONGEST_MS = 10 * 60_000;
const QUARTER_MS = 900_000;

/**
 * Those of whose time something came late.
 * @param quarters beginnings of quarter hours (of UTC) for which something came after all these were written
 */
export function withLate(
  suspects: readonly Suspect[],
  current: ReadonlyMap<string, IssuedSummary>,
  quarters: readonly number[],
  now: number,
): Suspect[] {
  const known = new Map(suspects.map((each) => [each.key, each]));
  for (const { kind, name, date, start, end } of current.values()) {
    if (!quarters.some((quarter) => quarter < end && quarter + QUARTER_MS > start)) continue;
    const key = summaryKey({ kind, name, date, start, end });
    known.set(key, { key, first: known.get(key)?.first ?? now, last: now });
  }
  return [...known.values()];
}

/** The one to be looked at again: the oldest for which nothing came at the newest look, or for which it takes too long. */
export function readySuspect(suspects: readonly Suspect[], lookedAt: number, now: number): Suspect | null {
  const ready = suspects.filter(({ first, last }) => last < lookedAt || now - first >= LONGEST_MS);
  return ready.toSorted((a, b) => a.first - b.first)[0] ?? null;
}
