import { column, family, QUARTER_MS } from '../slots/row.ts';
import type { Rows } from '../slots/rows.ts';
import type { SourceState } from './source-state.ts';

/** An event this much older than the newest of its live source counts as late (metrics.md), ms. */
const LATE_MS = 60_000;

/**
 * Late: long after its source's newest event, or into a slot that was already complete.
 * @param time of the event. @param now the wall clock; both epoch ms.
 */
export function isLate(source: SourceState, time: number, rows: Rows, now: number): boolean {
  if (time < source.record.newestEvent - LATE_MS) return true;
  const start = time - (time % QUARTER_MS);
  if (start + QUARTER_MS > now) return false;
  const row = rows.find(family.scope, start, 0);
  return row !== undefined && row.counts[column.open] === 0;
}
