import type { Order } from './order.ts';
import type { OrderDay } from './order-archive.ts';
import type { OrderRules } from './order-rules.ts';
import { readOrder } from './read-order.ts';

/** What is kept of an order that is removed: counted on the local day of its creation; nothing where that was not heard of. */
export function orderDayOf(order: Order, rules: OrderRules): OrderDay {
  const { created, kindName: kind, closedAt, withLimit, late } = readOrder(order, rules, Infinity);
  const judged = closedAt !== null && withLimit;
  return {
    day: rules.zone.dayOf(created).start,
    kind,
    created: created === 0 ? 0 : 1,
    closedWithLimit: judged ? 1 : 0,
    closedLate: judged && late ? 1 : 0,
  };
}
