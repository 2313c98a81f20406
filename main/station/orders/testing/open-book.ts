import { eventData } from '../../../../shared/model/event.ts';
import type { CtiEvent } from '../../../../shared/model/event.ts';
import { settingsSchema } from '../../../../shared/model/settings.ts';
import { createNames } from '../../names.ts';
import type { OrderArchive } from '../order-archive.ts';
import { OrderBook } from '../order-book.ts';
import { decodeOrder, encodeOrder } from '../order-codec.ts';
import { orderFactOf } from '../order-fact-of.ts';
import { orderRules } from '../order-rules.ts';
import { drawnKinds } from './drawn-orders.ts';
import type { ToldOrder } from './naive-orders.ts';

/** A book over rows that only hold what was written. */
export function openBook() {
  const names = createNames([], () => undefined);
  const rows = new Map<string, { code: number; over: number | null; body: Uint8Array }>();
  const archive: OrderArchive = {
    nextOrder: () => rows.size + 1,
    findOrder(source, id) {
      const row = rows.get(id);
      return row && decodeOrder(row.code, source, id, row.body);
    },
    *ordersInHand(since) {
      for (const [id, { code, over, body }] of rows)
        if (over === null || over >= since) yield decodeOrder(code, 1, id, body);
    },
  };
  const rules = orderRules(settingsSchema.parse({ orderKinds: drawnKinds }), names.text);
  const open = (): OrderBook => new OrderBook({ archive, names, rules, sourceOf: () => undefined });
  let book = open();
  return {
    names,
    get book() {
      return book;
    },
    take({ type, time, data }: ToldOrder): void {
      const event = { seq: 1, type, time, data: eventData[type].parse(data) } as CtiEvent;
      const { order, fact } = orderFactOf(event, names)!;
      book.add(book.get(1, order), fact);
    },
    commit(now: number): void {
      book.pass(now);
      for (const { order, over } of book.changes())
        rows.set(order.id, { code: order.code, over, body: encodeOrder(order).slice() });
      book.written();
    },
    restart(): void {
      book = open();
    },
  };
}
