import { baseCounters, perSecondsCounters } from '../../../shared/measure/counters.ts';
import type { Track } from '../../../shared/measure/steps.ts';
import { createTrack } from '../../../shared/measure/steps.ts';

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

/** How wide one ledger of a row is. */
export function ledgerWidth(seconds: readonly number[]): number {
  return baseCounters.length + seconds.length * perSecondsCounters.length;
}

/**
 * The counters of one combination of dimensions in one stored slot: the three ledgers side by side, and what is not
 * additive. The unit in which figures are held, loaded and written.
 */
export interface Row {
  family: number;
  start: number;
  combo: number;
  /** offer | event | completion, `ledgerWidth` columns each. */
  counts: Float64Array;
  /** Longest wait by ledger (ms). */
  waitMax: [number, number, number];
  /** Contacts waiting, and in service, as step functions of event time. */
  depth: Track;
  service: Track;
  /** Waits and handle times as log-bucket counts; only kept for the centre and the queues. */
  waits: Map<number, number>;
  handles: Map<number, number>;
  /** Events that changed this row after it had been shown complete. */
  late: number;
  formulaVersion: number;
  dirty: boolean;
  /** A longest wait was taken back: the maximum must be sought again among the contacts. */
  seekMax: boolean;
}

/** A row nothing was counted in yet. */
export function emptyRow(of: number, start: number, combo: number, width: number): Row {
  const end = start + lengthOf(of);
  return {
    family: of, start, combo,
    counts: new Float64Array(3 * width),
    waitMax: [0, 0, 0],
    depth: createTrack(start, end),
    service: createTrack(start, end),
    waits: new Map(), handles: new Map(),
    late: 0, formulaVersion: 1, dirty: false, seekMax: false,
  };
}
