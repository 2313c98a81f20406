import type Database from 'better-sqlite3';
import type { Visit, VisitBook } from '../../station/floor/visits.ts';
import { bulkInsert } from './bulk-insert.ts';

/** The book of visits, of which the newest entries are still in memory. */
export interface StoredVisits extends VisitBook {
  /** Inserts what is still collected; must run before COMMIT. */
  flush(): void;
  /** Forgets what is still collected, after a rollback. */
  drop(): void;
}

type Entry = Visit & { contact: number };

/**
 * Prepares the book over the table `visits`. Entries are inserted in the order of its key, many at once: one by one they
 * were a tenth of a busy station's time.
 */
export function prepareVisits(db: Database.Database): StoredVisits {
  const mine = 'customer = ? AND business = ?';
  const one = db
    .prepare<[string, number, number, number], number>(
      `SELECT 1 FROM visits WHERE ${mine} AND offered BETWEEN ? AND ? LIMIT 1`,
    )
    .pluck();
  const next = db
    .prepare<[string, number, string, number, number, number], number>(
      `SELECT contact FROM visits WHERE ${mine} AND offered =
         (SELECT min(offered) FROM visits WHERE ${mine} AND offered BETWEEN ? AND ?)`,
    )
    .pluck();
  const insert = bulkInsert(db, 'INSERT OR FAIL INTO visits', 4);
  const remove = db.prepare(`DELETE FROM visits WHERE ${mine} AND offered = ? AND contact = ?`);
  const collected = new Map<string, Entry[]>();

  function flush(): void {
    const entries = [...collected.values()].flat();
    collected.clear();
    entries.sort((a, b) => (a.customer < b.customer ? -1 : a.customer > b.customer ? 1 : 0));
    for (const { customer, business, offeredAt, contact } of entries)
      insert.add(customer, business, offeredAt, contact);
    insert.flush();
  }

  return {
    visited(customer, business, from, to) {
      const fresh = collected.get(keyOf(customer, business));
      if (fresh?.some(({ offeredAt }) => offeredAt >= from && offeredAt <= to)) return true;
      return one.get(customer, business, from, to) !== undefined;
    },
    nextVisit(customer, business, from, to) {
      flush();
      return next.all(customer, business, customer, business, from, to);
    },
    addVisit(visit, contact) {
      const key = keyOf(visit.customer, visit.business);
      const fresh = collected.get(key);
      if (fresh) fresh.push({ ...visit, contact });
      else collected.set(key, [{ ...visit, contact }]);
    },
    removeVisit({ customer, business, offeredAt }, contact) {
      flush();
      remove.run(customer, business, offeredAt, contact);
    },
    flush,
    drop() {
      collected.clear();
      insert.drop();
    },
  };
}

function keyOf(customer: string, business: number): string {
  return `${business} ${customer}`;
}
