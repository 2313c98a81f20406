import type Database from 'better-sqlite3';
import type { Order } from '../../station/orders/order.ts';
import type { OrderArchive, OrderDay } from '../../station/orders/order-archive.ts';
import { decodeOrder } from '../../station/orders/order-codec.ts';
import type { StoredEvent } from '../../station/archive-port.ts';
import { eventTypes } from '../../../shared/model/event.ts';
import { SUPERVISED_TYPE } from '../../station/orders/supervise-order.ts';
import type { OrderVerifyReader } from '../../station/orders/verify-orders.ts';
import type { OrderAnswers } from '../../../shared/contract/asks/order-asks.ts';
import { totalOf } from './closed-days.ts';

interface OrderRow {
  code: number;
  source: number;
  id: string;
  body: Uint8Array;
}

const ORDER_TYPES = [
  ...(['order.created', 'order.moved'] as const).map((type) => eventTypes.indexOf(type)),
  SUPERVISED_TYPE,
];
const ORDER = 'SELECT code, source, id, body FROM orders';

/** An order from its row. */
export function orderOf({ code, source, id, body }: OrderRow): Order {
  return decodeOrder(code, source, id, body);
}

/** Prepares what a station reads of orders. */
export function prepareOrderReads(db: Database.Database): OrderArchive {
  const one = db.prepare<[number, string], OrderRow>(`${ORDER} WHERE source = ? AND id = ?`);
  return {
    nextOrder: () => (db.prepare<[], number | null>('SELECT max(code) FROM orders').pluck().get() ?? 0) + 1,
    findOrder(source, id) {
      const row = one.get(source, id);
      return row && orderOf(row);
    },
    *ordersInHand(since) {
      // Read at once: the station may write while it goes through them.
      yield* db.prepare<[], OrderRow>(`${ORDER} WHERE over IS NULL`).all().map(orderOf);
      yield* db.prepare<[number], OrderRow>(`${ORDER} WHERE over >= ?`).all(since).map(orderOf);
    },
  };
}

/** What history reads of orders. */
export interface OrderReader extends OrderVerifyReads {
  /** All, or only the open ones. */
  orders(openOnly?: boolean): Iterable<Order>;
  /** Those that are removed, by day; epoch ms up to which what was closed is removed, 0 = nothing is. */
  orderDays(): OrderDay[];
  ordersFrom(): number;
  /** What was told of orders that cannot be: those in quarantine, the newest first. */
  orderContradictions(limit: number): OrderAnswers['orders.contradictions'];
}
type OrderVerifyReads = Pick<OrderVerifyReader, 'findOrder' | 'orderEvents'>;

/** Prepares what history reads of orders. */
export function orderReads(db: Database.Database): OrderReader {
  const { findOrder } = prepareOrderReads(db);
  return {
    findOrder,
    *orders(openOnly = false) {
      const rows = db.prepare<[], OrderRow>(
        openOnly ? `${ORDER} WHERE over IS NULL` : `${ORDER} ORDER BY code`,
      );
      for (const row of rows.iterate()) yield orderOf(row);
    },
    orderEvents: () =>
      db
        .prepare<number[], StoredEvent & { source: number }>(
          `SELECT e.epoch, e.seq, e.type, e.time, e.contact, e.agent, e.rest, e.extra, coalesce(p.source, 0) AS source
             FROM events e LEFT JOIN epochs p ON p.code = e.epoch WHERE e.type IN (${ORDER_TYPES.map(() => '?').join()})`,
        )
        .iterate(...ORDER_TYPES),
    orderContradictions: (limit) => contradictions(db, limit),
    ordersFrom: () => totalOf(db, 'ordersFrom'),
    orderDays: () =>
      db
        .prepare<[], OrderDay>(
          'SELECT day, kind, created, with_limit AS closedWithLimit, late AS closedLate FROM order_days ORDER BY day, kind',
        )
        .all(),
  };
}

/** Of rows of a file only what was wrong with them is known: they count where their source tells of orders. */
const CONTRADICTORY = `FROM quarantine q WHERE q.type IN ('order.created', 'order.moved')
  OR (q.type = 'record.invalid' AND EXISTS (SELECT 1 FROM orders o WHERE o.source = q.source))`;

function contradictions(db: Database.Database, limit: number): OrderAnswers['orders.contradictions'] {
  const rows = db
    .prepare<[number], OrderAnswers['orders.contradictions']['rows'][number]>(
      `SELECT q.at, coalesce((SELECT s.id FROM sources s WHERE s.code = q.source), '') AS source, q.why, q.raw,
           coalesce((SELECT o.id FROM orders o WHERE o.code = q.order_code), '') AS "order"
         ${CONTRADICTORY} ORDER BY q.id DESC LIMIT ?`,
    )
    .all(limit);
  return {
    rows,
    total: db.prepare<[], number>(`SELECT count(*) ${CONTRADICTORY}`).pluck().get() ?? 0,
  };
}
