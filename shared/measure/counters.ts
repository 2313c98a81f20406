/**
 * Every additive counter of metrics.md, in the order in which rows store them: append only. Durations in ms.
 * `answeredIn<seconds>` are kept for the seconds in the settings and follow these (see `counterNames`).
 */
export const baseCounters = [
  'ivrEntered',
  'ivrLeft',
  'selfServed',
  'refused',
  'offered',
  'answered',
  'answeredZeroTalk',
  'abandoned',
  'abandonedShort',
  'abandonedRinging',
  'flowedOut',
  'overflowAnswered',
  'lost',
  'lostAfterAnswer',
  'open',
  'ended',
  'waitMsAnswered',
  'waitMsAbandoned',
  'talkMs',
  'holdMs',
  'acwMs',
  'queueMs',
  'handled',
  'transferred',
  'ringNoAnswer',
  'callbacks',
  'surveyed',
  'satisfied',
  'resolvedFirst',
  'resolvedKnown',
  'complaints',
  'repeatContacts',
  'readyMs',
  'ringingMs',
  'talkingMs',
  'holdingMs',
  'acwStateMs',
  'notReadyMs',
] as const;
export type BaseCounter = (typeof baseCounters)[number];

/** Counters kept once for every value of the setting `serviceLevelSeconds` X; named e.g. `answeredIn20`. */
export const perSecondsCounters = [
  'answeredIn', // answered with wait <= X
  'abandonedIn', // abandoned with wait <= X
  'abandonedShortIn', // abandoned with wait < min(shortAbandonMs, X): the "s" of the service-level variants
  'callbacksIn', // flowed out to a call-back with wait <= X
] as const;

/** A row's counters by name; the per-seconds ones exist for the configured seconds. */
export type Counters = Record<BaseCounter, number> &
  Partial<Record<`${(typeof perSecondsCounters)[number]}${number}`, number>>;

/** Figures that are not additive: computed from event times, never sampled. Times in epoch ms; null = nothing there. */
export interface Peaks {
  waitMsMax: number;
  depthMax: number;
  depthMaxAt: number | null;
  depthEnd: number;
  inServiceMax: number;
  inServiceMaxAt: number | null;
}

/** The three ledgers of metrics.md, by the code that rows store. */
export const ledgers = ['offer', 'event', 'completion'] as const;
export type Ledger = (typeof ledgers)[number];

/** Dimensions by which figures can be asked, in the order in which a report prints them. */
export const dimensionNames = [
  'site',
  'queue',
  'team',
  'agent',
  'channel',
  'business',
  'language',
  'ivrKey',
] as const;
export type Dimension = (typeof dimensionNames)[number];

/** Names of all counters of a row for the given seconds, in stored order. */
export function counterNames(seconds: readonly number[]): string[] {
  return [...baseCounters, ...seconds.flatMap((x) => perSecondsCounters.map((name) => `${name}${x}`))];
}
