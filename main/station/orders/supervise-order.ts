import type { StoredEvent } from '../archive-port.ts';
import { bare } from './order-fact-of.ts';
import type { OrderBook, LiveOrder } from './order-book.ts';
import type { OrderFact } from './order.ts';
import { step } from './order.ts';

/** Type code of the station's own "supervised" (not an event a source can send). */
export const SUPERVISED_TYPE = 201;

/** Adds that an order was supervised; gives the event that is stored of it. Its order is named by its source's code. */
export function superviseOrder(
  book: Pick<OrderBook, 'add'>,
  told: { order: LiveOrder; time: number; seq: number; by: string; comment: string },
): Omit<StoredEvent, 'epoch'> {
  const { order: live, time, seq, by, comment } = told;
  book.add(live, { ...bare(step.supervised, time), by, comment });
  const { source, id } = live.order;
  return {
    seq,
    type: SUPERVISED_TYPE,
    time,
    contact: 0,
    agent: 0,
    rest: 0,
    extra: JSON.stringify({ source, order: id, by, comment }),
  };
}

/** What the event of `superviseOrder` says. */
export function readSupervised(event: StoredEvent): { source: number; order: string; fact: OrderFact } {
  const { source, order, by, comment } = JSON.parse(event.extra ?? '{}') as {
    source: number;
    order: string;
    by: string;
    comment: string;
  };
  return { source, order, fact: { ...bare(step.supervised, event.time), by, comment } };
}
