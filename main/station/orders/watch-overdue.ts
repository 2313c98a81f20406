import type { LiveOrder } from './order-book.ts';
import type { Engine } from '../engine.ts';

/** So many orders are supervised in one commit; those of a loaded past come by and by. */
const AT_ONCE = 500;
/** A limit that passed longer ago (ms) was past before it was heard of, or before the station ran: nobody is hurried for that. */
const LONG_AGO_MS = 3_600_000;

/** The station supervises by itself: each order once, when a limit of it has passed. */
export interface OverdueWatch {
  /** Brings the orders up to now; whether there are some to be supervised. */
  isDue(): boolean;
  /** Supervises them; inside of the transaction of a commit. */
  supervise(): void;
}

/** @param now the centre's time, epoch ms; null while the past is told: nobody is hurried for what was */
export function watchOverdue(
  engine: Pick<Engine, 'orders' | 'supervise'>,
  now: () => number | null,
): OverdueWatch {
  const { orders } = engine;
  const isPast = (live: LiveOrder, since: number): boolean =>
    orders
      .view(live)
      .limits.some(({ state, dueAt }) => state === 'overdue' && dueAt !== null && dueAt >= since);
  return {
    isDue() {
      const at = now();
      if (at !== null) orders.pass(at);
      return at !== null && orders.unsupervised.size > 0;
    },
    supervise() {
      const at = now();
      if (at === null) return;
      orders.pass(at);
      const since = orders.now() - LONG_AGO_MS;
      let left = AT_ONCE;
      for (const live of orders.unsupervised) {
        if (left === 0) break;
        // It stands here again when its next limit passes.
        if (!isPast(live, since)) orders.unsupervised.delete(live);
        else {
          left--;
          engine.supervise(live, orders.now(), '', '');
        }
      }
      orders.pass(at);
    },
  };
}
