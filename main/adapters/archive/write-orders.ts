import type Database from 'better-sqlite3';
import type { CommitBatch } from '../../station/archive-port.ts';
import { encodeOrder } from '../../station/orders/order-codec.ts';
import { bulkInsert } from './bulk-insert.ts';

/** Writes the orders of a commit. */
export interface OrderWriter {
  write(changed: CommitBatch['orders']): void;
  /** Forgets half-collected rows after a rollback. */
  drop(): void;
}

/** Prepares the statements for `orders`. */
export function prepareOrderWrites(db: Database.Database): OrderWriter {
  const fresh = bulkInsert(db, 'INSERT OR FAIL INTO orders', 6);
  const known = bulkInsert(
    db,
    'INSERT OR FAIL INTO orders (code, source, id, created, over, body)',
    ['?', '0', "''", '?', '?', '?'],
    'ON CONFLICT (code) DO UPDATE SET created = excluded.created, over = excluded.over, body = excluded.body',
  );
  return {
    write(changed) {
      // In the order of the key, because each search then begins where the last one ended.
      for (const { order, created, over, fresh: isNew } of changed.toSorted(
        (a, b) => a.order.code - b.order.code,
      )) {
        const body = encodeOrder(order);
        if (isNew) fresh.add(order.code, order.source, order.id, created, over, body);
        else known.add(order.code, created, over, body);
      }
      fresh.flush();
      known.flush();
    },
    drop() {
      fresh.drop();
      known.drop();
    },
  };
}
