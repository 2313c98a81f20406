import type { Counters, Peaks } from '../../../shared/measure/counters.ts';
import { baseCounters, counterNames } from '../../../shared/measure/counters.ts';
import type { RowFigures } from './row-codec.ts';

/** What was counted: the counters other than 0, as a slot or a day travels to viewers (sent-cells.ts). */
export function countedOf(
  counts: Float64Array,
  ledger: number,
  names: readonly (string | null)[],
): Partial<Counters> | undefined {
  const from = ledger * names.length;
  const counted: Record<string, number> = {};
  let any = false;
  for (let i = 0; i < names.length; i++) {
    const name = names[i]!;
    const count = counts[from + i] ?? 0;
    // Those of a threshold are said even if 0, for not to be there means that it was not kept.
    if (name === null || (count === 0 && !(any && i >= baseCounters.length))) continue;
    counted[name] = count;
    any = true;
  }
  return any ? counted : undefined;
}

/** Peaks other than nothing. */
export function seenPeaks(peaks: Peaks): Partial<Peaks> | undefined {
  const seen = Object.entries(peaks).filter(([, value]) => value !== 0 && value !== null);
  return seen.length === 0 ? undefined : Object.fromEntries(seen);
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

/** How many open contacts waited, and were in service, before the start of a slot (epoch ms). */
export interface OpenLevels {
  waitingBefore(time: number): number;
  servingBefore(time: number): number;
}

/** Nobody is open: a day long past. */
export const nobodyOpen: OpenLevels = { waitingBefore: () => 0, servingBefore: () => 0 };

/** Peaks of consecutive rows of one scope, with those still open counted in; `rows` by rising start. */
export function peaksOf(
  rows: readonly (RowFigures & { start: number })[],
  ledger: number,
  open: OpenLevels,
): Peaks {
  const peaks: Peaks = {
    waitMsMax: 0,
    depthMax: 0,
    depthMaxAt: null,
    depthEnd: 0,
    inServiceMax: 0,
    inServiceMaxAt: null,
  };
  for (const row of rows) {
    const waiting = open.waitingBefore(row.start);
    const serving = open.servingBefore(row.start);
    peaks.waitMsMax = Math.max(peaks.waitMsMax, row.waitMax[ledger] ?? 0);
    const depth = row.depth.max + waiting;
    if (depth > peaks.depthMax) [peaks.depthMax, peaks.depthMaxAt] = [depth, row.depth.maxAt || row.start];
    const service = row.service.max + serving;
    if (service > peaks.inServiceMax)
      [peaks.inServiceMax, peaks.inServiceMaxAt] = [service, row.service.maxAt || row.start];
    peaks.depthEnd = row.depth.end + waiting;
  }
  return peaks;
}

/** Counter names of a row for the settings' seconds; its length is the row's width. */
export function rowNames(seconds: readonly number[]): string[] {
  return counterNames(seconds);
}
