import { RunningWindow } from './running-window.ts';
import { WaitSeries } from './wait-series.ts';
import type { WaitLimits, WindowCounters, WindowLedger } from './window-counters.ts';

/** The waits of one scope, by their ends and, where the offer ledger is asked, by their offers; and the windows over them. */
export class ScopeWaits {
  private readonly byEnd = new WaitSeries();
  private readonly byOffer: WaitSeries | null;
  private windows: RunningWindow[] = [];

  constructor(offers: boolean) {
    this.byOffer = offers ? new WaitSeries() : null;
  }

  /** When the newest wait ended; −Infinity without any. */
  get newest(): number {
    return this.byEnd.newest;
  }

  /** Adds a wait, or takes one out (nothing happens when there is none such). Waits by `cutoff` are in no window any more. */
  add(offeredAt: number, endAt: number, kind: number, sign: 1 | -1, cutoff: number): void {
    if (endAt <= cutoff) return;
    const length = endAt - offeredAt;
    if (sign === 1) this.byEnd.insert(endAt, length, kind);
    else if (!this.byEnd.remove(endAt, length, kind)) return;
    const offered = this.addOffer(offeredAt, length, kind, sign, cutoff);
    for (const window of this.windows) {
      if (window.ledger === 'offer' && !offered) continue;
      if (window.holds(offeredAt, endAt)) window.count(length, kind, sign);
    }
  }

  counters(ledger: WindowLedger, lengthMs: number, t: number, limits: WaitLimits): WindowCounters {
    let window = this.windows.find((each) => each.is(ledger, lengthMs, limits));
    if (!window) this.windows.push((window = new RunningWindow(ledger, lengthMs, limits)));
    if (ledger === 'event') window.moveByEnd(t, this.byEnd);
    else if (this.byOffer) window.moveByOffer(t, this.byEnd, this.byOffer);
    else throw new RangeError('the offer ledger was not asked to be kept');
    return window.counters();
  }

  /** Drops what lies before `cutoff`, in whole chunks. False when nothing is left. */
  drop(cutoff: number): boolean {
    const dropped = [this.byEnd.drop(cutoff), this.byOffer?.drop(cutoff) ?? false];
    // Windows that nobody moved on, and that still hold what was dropped: summed up anew when they are asked again.
    if (dropped.includes(true)) this.windows = this.windows.filter((window) => window.from >= cutoff);
    return this.newest > -Infinity;
  }

  /** False when the offer ledger knows nothing of the wait: it was offered too long ago when it was heard of. */
  private addOffer(offeredAt: number, length: number, kind: number, sign: 1 | -1, cutoff: number): boolean {
    if (!this.byOffer) return false;
    if (sign === -1) return this.byOffer.remove(offeredAt, length, kind);
    if (offeredAt <= cutoff) return false;
    this.byOffer.insert(offeredAt, length, kind);
    return true;
  }
}
