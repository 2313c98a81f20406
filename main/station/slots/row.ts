import { baseCounters, perSecondsCounters } from '../../../shared/measure/counters.ts';
import { agentLayout, stateCounters, wholeLayout } from './layout.ts';
import type { Layout } from './layout.ts';
import type { Histogram } from '../../../shared/measure/histogram.ts';
import { createTrack } from '../../../shared/measure/steps.ts';
import type { Track } from '../../../shared/measure/steps.ts';

/** Lengths of the stored rows in ms. */
export const LEAF_MS = 300_000;
export const QUARTER_MS = 900_000;

/**
 * Families of stored rows: five-minute leaves by combination of dimensions; quarter hours of the centre (combination 0)
 * and of each queue; quarter hours of each agent.
 */
export const family = { leaf: 5, scope: 15, agent: 16 } as const;
export const families = [family.leaf, family.scope, family.agent] as const;

/** Length of a family's rows in ms. */
export function lengthOf(of: number): number {
  return of === family.leaf ? LEAF_MS : QUARTER_MS;
}

/** Column of each base counter in a row. */
export const column = Object.fromEntries(baseCounters.map((name, index) => [name, index])) as Record<
  (typeof baseCounters)[number],
  number
>;

/** Counters that are the slot's own, the same in every ledger; counted in the first one only, and stored once. */
export const sharedColumns: readonly number[] = [
  column.queueMs,
  ...stateCounters.map((name) => column[name]),
];

/** How wide one ledger of a row is. */
export function ledgerWidth(seconds: readonly number[]): number {
  return baseCounters.length + seconds.length * perSecondsCounters.length;
}

/** Step functions of a row: contacts waiting, and in service, over its slot. */
export interface Tracks {
  depth: Track;
  service: Track;
}

/** What a step function amounts to. `maxAt` epoch ms, 0 = never above 0; `areaMs` over the whole slot. */
export interface StepPeak {
  max: number;
  maxAt: number;
  end: number;
  areaMs: number;
  /** Intervals that began before the slot and end after its start. */
  carry: number;
}

/**
 * The counters of one combination of dimensions in one stored slot: the three ledgers side by side, and what is not
 * additive. The unit in which figures are held, loaded and written.
 */
export interface Row {
  family: number;
  /** Its slot `[start, end)`, epoch ms. */
  start: number;
  end: number;
  combo: number;
  /** offer | event | completion, `ledgerWidth` columns each; what they share only under offer while it is counted in. */
  counts: Float64Array;
  /** Where each of them stands. */
  layout: Layout;
  /** Longest wait by ledger (ms). */
  waitMax: [number, number, number];
  /** Of an agent's row one frozen object for all: nobody waits for an agent. */
  depth: StepPeak;
  service: StepPeak;
  /** The steps behind the two peaks; null while nobody changed them since the row was loaded. */
  tracks: Tracks | null;
  /** Waits and handle times; only kept for the centre and the queues. */
  waits: Histogram;
  handles: Histogram;
  /** Events that changed this row after it had been shown complete. */
  late: number;
  formulaVersion: number;
  dirty: boolean;
  tracksDirty: boolean;
  /**
   * Waits that flowed out since the last commit. They are among the longest only from there on: most are queued again
   * in the same breath, and taking a longest wait back is dear.
   */
  flowedOut: { ledger: number; wait: number }[] | null;
  /** A longest wait was taken back: the maximum must be sought again among the contacts. */
  seekMax: boolean;
}

const noPeak: StepPeak = Object.freeze({ max: 0, maxAt: 0, end: 0, areaMs: 0, carry: 0 });

/** Of all rows without histograms: there are thousands, and two empty maps are larger than the figures of many. */
class NoHistogram extends Map<number, number> {
  override set(): never {
    throw new TypeError('this row keeps no histograms');
  }
}
const noHistogram: Histogram = new NoHistogram();

/** The layout of a family's new rows. */
export function layoutOf(of: number, width: number): Layout {
  return of === family.agent ? agentLayout(width) : wholeLayout(width);
}

/** A row nothing was counted in yet. @param counts all 0, as many as the layout has room for. */
export function emptyRow(
  of: number,
  start: number,
  combo: number,
  layout: Layout,
  counts: Float64Array = new Float64Array(layout.size),
): Row {
  return {
    family: of,
    start,
    end: start + lengthOf(of),
    combo,
    counts,
    layout,
    waitMax: [0, 0, 0],
    depth: of === family.agent ? noPeak : { ...noPeak },
    service: of === family.agent ? noPeak : { ...noPeak },
    tracks: of === family.agent ? null : emptyTracks(of, start),
    waits: of === family.scope ? new Map() : noHistogram,
    handles: of === family.scope ? new Map() : noHistogram,
    late: 0,
    formulaVersion: 1,
    dirty: false,
    tracksDirty: false,
    flowedOut: null,
    seekMax: false,
  };
}

/** Tracks without a step. */
export function emptyTracks(of: number, start: number): Tracks {
  const end = start + lengthOf(of);
  return { depth: createTrack(start, end), service: createTrack(start, end) };
}
