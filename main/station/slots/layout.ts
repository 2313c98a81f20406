import { baseCounters, perSecondsCounters } from '../../../shared/measure/counters.ts';
import type { BaseCounter } from '../../../shared/measure/counters.ts';

/** Where the counts of a row stand, by ledger and column. */
export interface Layout {
  /** Columns of a ledger. */
  width: number;
  /** How many counts there is room for. */
  size: number;
  /** For `ledger * width + column` where that count stands, or `NO_ROOM`. */
  places: Int16Array;
}

export const NO_ROOM = -1;

/** What is counted by agent as a rule. */
const agentCounters: ReadonlySet<string> = new Set<BaseCounter | (typeof perSecondsCounters)[number]>([
  'offered',
  'answered',
  'answeredZeroTalk',
  'ended',
  'waitMsAnswered',
  'talkMs',
  'holdMs',
  'acwMs',
  'handled',
  'transferred',
  'ringNoAnswer',
  'surveyed',
  'satisfied',
  'resolvedFirst',
  'resolvedKnown',
  'complaints',
  'repeatContacts',
  'answeredIn',
]);

/** Time in a state: the same in every ledger, counted in the first one only. */
export const stateCounters = [
  'readyMs',
  'ringingMs',
  'talkingMs',
  'holdingMs',
  'acwStateMs',
  'notReadyMs',
] as const satisfies BaseCounter[];
const ofStates: ReadonlySet<string> = new Set(stateCounters);

const whole = new Map<number, Layout>();
const ofAgents = new Map<number, Layout>();

/** Room for every count, in order. */
export function wholeLayout(width: number): Layout {
  return kept(whole, width, () => true);
}

/**
 * Of agents there are thousands, and half of the counters are nothing that an agent has: there is no room for these
 * until one of them is not 0 after all (`addCount`).
 */
export function agentLayout(width: number): Layout {
  return kept(ofAgents, width, (ledger, at) => {
    const perSeconds = perSecondsCounters[(at - baseCounters.length) % perSecondsCounters.length];
    const name = baseCounters[at] ?? perSeconds ?? '';
    return agentCounters.has(name) || (ledger === 0 && ofStates.has(name));
  });
}

function kept(
  layouts: Map<number, Layout>,
  width: number,
  has: (ledger: number, at: number) => boolean,
): Layout {
  let layout = layouts.get(width);
  if (layout) return layout;
  let size = 0;
  const places = new Int16Array(3 * width);
  for (let i = 0; i < places.length; i++)
    places[i] = has(Math.floor(i / width), i % width) ? size++ : NO_ROOM;
  layouts.set(width, (layout = { width, size, places }));
  return layout;
}

/** The counts of a row and where they stand. */
export interface Counted {
  layout: Layout;
  counts: Float64Array;
}

/** @param at ledger * width + column. */
export function countAt({ layout, counts }: Counted, at: number): number {
  const place = layout.places[at]!;
  return place === NO_ROOM ? 0 : counts[place]!;
}

/** Adds to a count; makes room for it where there was none. @param at ledger * width + column. */
export function addCount(row: Counted, at: number, amount: number): void {
  const place = row.layout.places[at]!;
  if (place !== NO_ROOM) row.counts[place]! += amount;
  else if (amount !== 0) {
    widen(row);
    row.counts[at]! += amount;
  }
}

function widen(row: Counted): void {
  const layout = wholeLayout(row.layout.width);
  row.counts = Float64Array.from({ length: layout.size }, (_, at) => countAt(row, at));
  row.layout = layout;
}
