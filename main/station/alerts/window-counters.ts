import type { Counters } from '../../../shared/measure/counters.ts';

/** A wait that ended. Times in whole epoch ms; `outcome` as in legs.ts; `callback`: it flowed out to a call-back. */
export interface WindowWait {
  offeredAt: number;
  endAt: number;
  outcome: number;
  callback?: boolean;
}

/** By which time a wait is in a window: when it ended, or when it was offered. */
export type WindowLedger = 'event' | 'offer';

/** What decides whether a wait was short: service level within `seconds`, abandons below `shortAbandonMs`. */
export interface WaitLimits {
  seconds: number;
  shortAbandonMs: number;
}

/** What the formulas take of a window. In the offer ledger only waits that have ended are known: none is open. */
export type WindowCounters = Pick<
  Counters,
  | 'offered'
  | 'open'
  | 'ended'
  | 'answered'
  | 'abandoned'
  | 'abandonedShort'
  | 'flowedOut'
  | 'lost'
  | 'waitMsAnswered'
> &
  Partial<Record<`${'answeredIn' | 'abandonedIn' | 'abandonedShortIn' | 'callbacksIn'}${number}`, number>>;
