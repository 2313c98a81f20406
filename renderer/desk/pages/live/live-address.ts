import type { Ledger } from '../../../../shared/measure/counters.ts';
import { waitOutcomes, type WaitOutcome } from '../../../../shared/contract/asks/rows-asks.ts';
import { ledgers } from '../../../../shared/measure/counters.ts';

/** What of this page is in the address. Times in epoch ms, 0 = not that deep yet. */
export const usualLive = {
  /** How the queues are looked at. */
  sort: 'need',
  rising: false,
  filter: '',
  attention: false,
  /** Whose day is looked at: a queue's by its key, or the centre's. */
  queue: '',
  centre: false,
  /** Local date; empty: today. */
  day: '',
  ledger: 'offer',
  /** Threshold of the service level, seconds; 0: the first of the settings. */
  seconds: 0,
  /** Which waits are looked at: those counted in `[from, to)`. */
  from: 0,
  to: 0,
  outcome: '',
  /** The last wait of the page before, as `at_contact_leg`. */
  after: '',
  /** Whose events are looked at: a contact's number. */
  contact: 0,
};
export type LiveState = typeof usualLive;

/** How deep somebody has gone: all queues, the slots of one day, the waits of one slot, one contact. */
export type LiveStep = 'queues' | 'day' | 'waits' | 'contact';

export function stepOf({ queue, centre, from, contact }: LiveState): LiveStep {
  if (contact > 0) return 'contact';
  if (from > 0) return 'waits';
  return queue !== '' || centre ? 'day' : 'queues';
}

/** What takes a view back to a step, leaving what is above it. */
export const backTo = {
  queues: { queue: '', centre: false, day: '', from: 0, to: 0, outcome: '', after: '', contact: 0 },
  day: { from: 0, to: 0, outcome: '', after: '', contact: 0 },
  waits: { contact: 0 },
} as const satisfies Partial<Record<LiveStep, Partial<LiveState>>>;

/** The ledger an address names; the one of the offer for anything else. */
export function ledgerOf(text: string): Ledger {
  return ledgers.find((each) => each === text) ?? 'offer';
}

export function outcomeOf(text: string): WaitOutcome | undefined {
  return waitOutcomes.find((each) => each === text);
}

/** A place in a list of waits, as its address has it; undefined for one that is none. */
export function placeOf(text: string): { at: number; contact: number; leg: number } | undefined {
  const [at, contact, leg] = text.split('_').map(Number);
  const whole = [at, contact, leg].every((part) => Number.isInteger(part));
  return whole && at !== undefined && contact !== undefined && leg !== undefined
    ? { at, contact, leg }
    : undefined;
}

export function placeText({ at, contact, leg }: { at: number; contact: number; leg: number }): string {
  return [at, contact, leg].join('_');
}

/** The threshold an address names where the settings have it, else their first. Unit: seconds. */
export function thresholdOf(asked: number, kept: readonly number[] = []): number {
  return kept.find((each) => each === asked) ?? kept[0] ?? 20;
}
