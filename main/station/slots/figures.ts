import type { Counters, Peaks } from '../../../shared/measure/counters.ts';
import { counterNames } from '../../../shared/measure/counters.ts';
import type { RowFigures } from './row-codec.ts';
import { column } from './row.ts';

/** One ledger of a row's counters by name. @param ledger 0 offer, 1 event, 2 completion. */
export function countersOf(counts: Float64Array, ledger: number, names: readonly string[]): Counters {
  const width = names.length;
  return Object.fromEntries(names.map((name, index) => [name, counts[ledger * width + index] ?? 0])) as Counters;
}

/** Sum of rows' counts, all ledgers. Rows may be of one scope over time, or of several scopes that balance. */
export function sumCounts(rows: Iterable<{ counts: Float64Array }>, width: number): Float64Array {
  const sum = new Float64Array(3 * width);
  for (const { counts } of rows) for (let i = 0; i < sum.length; i++) sum[i]! += counts[i]!;
  return sum;
}

/** How contacts that still wait bear on the rows: offer times, rising. They have no end, so rows know only their start. */
export interface OpenWaits {
  offered: readonly number[];
  served: readonly number[];
}

/** Nobody waits. */
export const noOpenWaits: OpenWaits = { offered: [], served: [] };

/** Peaks of consecutive rows of one scope, with those still open counted in; `rows` by rising start. */
export function peaksOf(rows: readonly (RowFigures & { start: number })[], ledger: number, open: OpenWaits): Peaks {
  const peaks: Peaks = { waitMsMax: 0, depthMax: 0, depthMaxAt: null, depthEnd: 0, inServiceMax: 0, inServiceMaxAt: null };
  for (const row of rows) {
    const waiting = before(open.offered, row.start);
    const serving = before(open.served, row.start);
    peaks.waitMsMax = Math.max(peaks.waitMsMax, row.waitMax[ledger] ?? 0);
    const depth = row.depthMax + waiting;
    if (depth > peaks.depthMax) [peaks.depthMax, peaks.depthMaxAt] = [depth, row.depthMax > 0 ? row.depthMaxAt : row.start];
    const service = row.serviceMax + serving;
    if (service > peaks.inServiceMax) {
      [peaks.inServiceMax, peaks.inServiceMaxAt] = [service, row.serviceMax > 0 ? row.serviceMaxAt : row.start];
    }
    peaks.depthEnd = row.depthEnd + waiting;
  }
  return peaks;
}

/** How many of the rising times lie before `time`. */
export function before(times: readonly number[], time: number): number {
  let count = 0;
  while (count < times.length && times[count]! < time) count++;
  return count;
}

/** Person-milliseconds that those still open waited in `[start, end)` before `now`, beyond the slot they were offered in. */
export function openAreaMs(open: OpenWaits, start: number, end: number, now: number): number {
  return before(open.offered, start) * Math.max(0, Math.min(end, now) - start);
}

/** Column of queueMs in each ledger of a row. */
export function queueMsColumns(width: number): number[] {
  return [0, 1, 2].map((ledger) => ledger * width + column.queueMs);
}

/** Counter names of a row for the settings' seconds; its length is the row's width. */
export function rowNames(seconds: readonly number[]): string[] {
  return counterNames(seconds);
}
