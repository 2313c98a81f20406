import { outcome } from '../floor/legs.ts';
import type { WaitSeries } from './wait-series.ts';
import type { WaitLimits, WindowCounters, WindowLedger } from './window-counters.ts';

/** Kind of a wait that flowed out to a call-back, behind the outcomes. */
export const CALLBACK = outcome.lost + 1;

/**
 * Sums of the waits in one window `(to − length, to]` by one ledger's time; of those offered in it only the ones that
 * ended by `to`. It moves as time goes on: each wait is counted in once and out once.
 */
export class RunningWindow {
  readonly ledger: WindowLedger;
  private readonly length: number;
  private readonly limits: WaitLimits;
  private readonly limitMs: number;
  /** Names of the counters of waits within the limit, made once: judging is done for every wait. */
  private readonly within: ReturnType<typeof namesWithin>;
  private to = -Infinity;
  private sums = noSums();

  constructor(ledger: WindowLedger, length: number, limits: WaitLimits) {
    this.ledger = ledger;
    this.length = length;
    this.limits = limits;
    this.limitMs = limits.seconds * 1000;
    this.within = namesWithin(limits.seconds);
  }

  /** What is in it is after this. */
  get from(): number {
    return this.to - this.length;
  }

  is(ledger: WindowLedger, length: number, { seconds, shortAbandonMs }: WaitLimits): boolean {
    return (
      this.ledger === ledger &&
      this.length === length &&
      this.limits.seconds === seconds &&
      this.limits.shortAbandonMs === shortAbandonMs
    );
  }

  holds(offeredAt: number, endAt: number): boolean {
    return endAt <= this.to && (this.ledger === 'event' ? endAt : offeredAt) > this.from;
  }

  /** Moves its end to `t`, in the event ledger. */
  moveByEnd(t: number, byEnd: WaitSeries): void {
    const { to, length } = this;
    if (t === to) return;
    const count = (from: number, until: number, sign: 1 | -1): void =>
      byEnd.each(from, until, (_, wait, kind) => this.count(wait, kind, sign));
    if (this.leap(t)) count(t - length, t, 1);
    else if (t > to) {
      count(to, t, 1);
      count(to - length, t - length, -1);
    } else {
      count(t, to, -1);
      count(t - length, to - length, 1);
    }
  }

  /** The same in the offer ledger: waits come in by their ends and go out by their offers. */
  moveByOffer(t: number, byEnd: WaitSeries, byOffer: WaitSeries): void {
    const { to, length } = this;
    if (t === to) return;
    const ends = (from: number, until: number, after: number, sign: 1 | -1): void =>
      byEnd.each(from, until, (end, wait, kind) => {
        if (end - wait > after) this.count(wait, kind, sign);
      });
    const offers = (from: number, until: number, by: number, sign: 1 | -1): void =>
      byOffer.each(from, until, (offer, wait, kind) => {
        if (offer + wait <= by) this.count(wait, kind, sign);
      });
    if (this.leap(t)) offers(t - length, t, t, 1);
    else if (t > to) {
      offers(to - length, t - length, to, -1);
      ends(to, t, t - length, 1);
    } else {
      ends(t, to, to - length, -1);
      offers(t - length, to - length, t, 1);
    }
  }

  /** Counts a wait of `length` ms in or out (metrics.md, Counters). */
  count(length: number, kind: number, sign: 1 | -1): void {
    const { sums, limitMs } = this;
    const { shortAbandonMs } = this.limits;
    sums.ended += sign;
    switch (kind) {
      case outcome.answered:
        sums.answered += sign;
        sums.waitMsAnswered += sign * length;
        if (length <= limitMs) sums.answeredIn += sign;
        return;
      case outcome.abandoned:
        sums.abandoned += sign;
        if (length < shortAbandonMs) sums.abandonedShort += sign;
        if (length <= limitMs) sums.abandonedIn += sign;
        if (length < Math.min(shortAbandonMs, limitMs)) sums.abandonedShortIn += sign;
        return;
      case outcome.lost:
        sums.lost += sign;
        return;
      default:
        sums.flowedOut += sign;
        if (kind === CALLBACK && length <= limitMs) sums.callbacksIn += sign;
    }
  }

  counters(): WindowCounters {
    const { sums, within } = this;
    const counters: WindowCounters = {
      offered: sums.ended,
      open: 0,
      ended: sums.ended,
      answered: sums.answered,
      abandoned: sums.abandoned,
      abandonedShort: sums.abandonedShort,
      flowedOut: sums.flowedOut,
      lost: sums.lost,
      waitMsAnswered: sums.waitMsAnswered,
    };
    counters[within.answeredIn] = sums.answeredIn;
    counters[within.abandonedIn] = sums.abandonedIn;
    counters[within.abandonedShortIn] = sums.abandonedShortIn;
    counters[within.callbacksIn] = sums.callbacksIn;
    return counters;
  }

  /** Sets the end to `t`; empty, and true, when the old and the new window have nothing in common. */
  private leap(t: number): boolean {
    const far = Math.abs(t - this.to) >= this.length;
    this.to = t;
    if (far) this.sums = noSums();
    return far;
  }
}

function namesWithin(seconds: number) {
  return {
    answeredIn: `answeredIn${seconds}`,
    abandonedIn: `abandonedIn${seconds}`,
    abandonedShortIn: `abandonedShortIn${seconds}`,
    callbacksIn: `callbacksIn${seconds}`,
  } as const;
}

function noSums() {
  return {
    ended: 0,
    answered: 0,
    abandoned: 0,
    abandonedShort: 0,
    flowedOut: 0,
    lost: 0,
    waitMsAnswered: 0,
    answeredIn: 0,
    abandonedIn: 0,
    abandonedShortIn: 0,
    callbacksIn: 0,
  };
}
