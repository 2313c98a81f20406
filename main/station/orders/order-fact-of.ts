import type { CtiEvent } from '../../../shared/model/event.ts';
import type { Names } from '../names.ts';
import { step } from './order.ts';
import type { OrderFact } from './order.ts';
import type { OrderBook } from './order-book.ts';

/** What an event says of an order; null when it is about none. */
export function orderFactOf(
  event: CtiEvent,
  names: Pick<Names, 'code'>,
): { order: string; fact: OrderFact } | null {
  const name = (text: string | undefined): number => names.code('order', 0, text);
  const path = (keys: readonly string[] | undefined): number => name(keys && JSON.stringify(keys));
  const { time } = event;
  if (event.type === 'order.created') {
    const { order, kind, category, region, unit, owner, urgent, contact, dueAt } = event.data;
    const about = {
      kind: name(kind),
      category: path(category),
      region: path(region),
      urgent: urgent ?? false,
      dueAt: dueAt ?? 0,
      contact: contact ?? '',
    };
    return { order, fact: { ...bare(step.created, time), unit: name(unit), owner: name(owner), about } };
  }
  if (event.type !== 'order.moved') return null;
  const { order, to, unit, owner, grade } = event.data;
  return {
    order,
    fact: { ...bare(step[to], time), unit: name(unit), owner: name(owner), grade: grade ?? 0 },
  };
}

/** A fact that says nothing but what happened and when. */
export function bare(what: number, time: number): OrderFact {
  return { what, time, unit: 0, owner: 0, grade: 0, by: '', comment: '', about: null };
}

/** Why an event cannot be taken beside what is known of its order; null: it can, or is about none. */
export function orderRefusal(
  book: Pick<OrderBook, 'refusal'>,
  source: number,
  event: CtiEvent,
): string | null {
  const { type, time, data } = event;
  if (type !== 'order.created' && type !== 'order.moved') return null;
  return book.refusal(source, data.order, {
    what: type === 'order.moved' ? step[data.to] : step.created,
    time,
  });
}

/** Code of the order that a message as it came is about; undefined: of none that is known. */
export function orderTold(
  orders: Pick<OrderBook, 'meant'>,
  source: number,
  raw: unknown,
): number | undefined {
  if (typeof raw !== 'object' || raw === null || !('data' in raw)) return undefined;
  const { data } = raw;
  if (typeof data !== 'object' || data === null || !('order' in data)) return undefined;
  return typeof data.order === 'string' ? orders.meant(source, data.order)?.order.code : undefined;
}
