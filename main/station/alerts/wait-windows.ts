import { outcome } from '../floor/legs.ts';
import { CALLBACK } from './running-window.ts';
import { ScopeWaits } from './scope-waits.ts';
import type { WaitLimits, WindowCounters, WindowLedger, WindowWait } from './window-counters.ts';

const noLimits: WaitLimits = { seconds: 20, shortAbandonMs: 0 };

/**
 * Waits by scope, for windows `(t − length, t]` that are exact to the ms, whatever order waits come in and are taken
 * back. What comes early is in no window before it is due. Who judges says with `forget` up to when all is judged;
 * nothing else is ever dropped.
 */
export class WaitWindows {
  private readonly longestMs: number;
  private readonly offers: boolean;
  private readonly byScope = new Map<string, ScopeWaits>();
  private readonly none: ScopeWaits;
  private cutoff = -Infinity;

  /** @param longestMs longest window that will be asked. @param ledgers those that will be. */
  constructor(longestMs: number, ledgers: readonly WindowLedger[] = ['event', 'offer']) {
    this.longestMs = longestMs;
    this.offers = ledgers.includes('offer');
    this.none = new ScopeWaits(this.offers);
  }

  /** A wait ended in a scope, or (sign −1) one that was added did not after all. */
  add(scope: string, wait: WindowWait, sign: 1 | -1): void {
    if (wait.outcome === outcome.open) return;
    let waits = this.byScope.get(scope);
    if (!waits) this.byScope.set(scope, (waits = new ScopeWaits(this.offers)));
    const kind = wait.callback === true ? CALLBACK : wait.outcome;
    waits.add(Math.min(wait.offeredAt, wait.endAt), wait.endAt, kind, sign, this.cutoff);
  }

  /** The window `(t − lengthMs, t]` of a scope. @param t not before the last `forget`. */
  counters(
    scope: string,
    ledger: WindowLedger,
    lengthMs: number,
    t: number,
    limits: WaitLimits = noLimits,
  ): WindowCounters {
    return (this.byScope.get(scope) ?? this.none).counters(ledger, lengthMs, t, limits);
  }

  /** When the newest wait of a scope ended, epoch ms; −Infinity without any. */
  newest(scope: string): number {
    return this.byScope.get(scope)?.newest ?? -Infinity;
  }

  /** Scopes of which a wait is known. */
  scopes(): Iterable<string> {
    return this.byScope.keys();
  }

  /** Nothing before `before` (epoch ms) will be asked any more: drops what no window from then on can hold. */
  forget(before: number): void {
    this.cutoff = Math.max(this.cutoff, before - this.longestMs);
    for (const [scope, waits] of this.byScope) if (!waits.drop(this.cutoff)) this.byScope.delete(scope);
  }
}
