import type Database from 'better-sqlite3';
import type { Order } from '../../station/orders/order.ts';
import type { OrderDayOf } from '../../station/orders/order-archive.ts';
import type { RetentionLimits } from '../../station/retention/limits.ts';
import { inPieces } from './in-pieces.ts';
import { orderOf } from './order-reads.ts';

/** Removes orders that were over before the limit of contacts; their days keep their counts as long as figures are kept. */
export function* purgeOrders(
  db: Database.Database,
  { contacts, figures }: Pick<RetentionLimits, 'contacts' | 'figures'>,
  dayOf: OrderDayOf,
): Generator<void> {
  const doomed = db.prepare<[number, number], Parameters<typeof orderOf>[0]>(
    'SELECT code, source, id, body FROM orders WHERE over < ? ORDER BY over LIMIT ?',
  );
  const remove = db.prepare('DELETE FROM orders WHERE code = ?');
  // A later order may get the same code.
  const forget = db.prepare('UPDATE quarantine SET order_code = NULL WHERE order_code = ?');
  const keep = db.prepare(
    `INSERT INTO order_days VALUES (@day, @kind, @created, @closedWithLimit, @closedLate) ON CONFLICT DO UPDATE SET
       created = created + @created, with_limit = with_limit + @closedWithLimit, late = late + @closedLate`,
  );
  const note = db.prepare("INSERT OR REPLACE INTO totals VALUES ('ordersFrom', ?)");
  const move = (order: Order): void => {
    const counts = dayOf(order);
    if (counts.created > 0) keep.run(counts);
    forget.run(order.code);
    remove.run(order.code);
  };
  yield* inPieces(db, 200, (size) => {
    const orders = doomed.all(contacts, size).map(orderOf);
    if (orders.length > 0) note.run(contacts);
    orders.forEach(move);
    return orders.length === size;
  });
  db.prepare('DELETE FROM order_days WHERE day < ?').run(figures);
}
