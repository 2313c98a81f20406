import type { Order } from './order.ts';

/** An order as it is to be stored. */
export interface OrderChange {
  order: Order;
  /** Time of its creation; null: not heard of. */
  created: number | null;
  /** Time of its newest fact when it is over; null while it is open. */
  over: number | null;
  /** Not in the archive yet. */
  fresh: boolean;
}

/** Orders in the archive. */
export interface OrderArchive {
  /** One more than the highest code of an order. */
  nextOrder(): number;
  findOrder(source: number, id: string): Order | undefined;
  /** All that are open, and those over whose newest fact is of `since` (epoch ms) or later. */
  ordersInHand(since: number): Iterable<Order>;
}

/** Counts of orders that are not kept any more, by the local day (its start, epoch ms) on which they were created. */
export interface OrderDay {
  day: number;
  /** Code of the kind's name. */
  kind: number;
  created: number;
  closedWithLimit: number;
  closedLate: number;
}
/** What a purged order adds to a day. */
export type OrderDayOf = (order: Order) => OrderDay;
