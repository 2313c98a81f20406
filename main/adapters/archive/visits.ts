import type Database from 'better-sqlite3';
import type { VisitBook } from '../../station/floor/visits.ts';

/** Prepares the book of visits over the table `visits`; what is added is found at once, inside the transaction too. */
export function prepareVisits(db: Database.Database): VisitBook {
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
  const add = db.prepare('INSERT INTO visits (customer, business, offered, contact) VALUES (?, ?, ?, ?)');
  const remove = db.prepare(`DELETE FROM visits WHERE ${mine} AND offered = ? AND contact = ?`);
  return {
    visited: (customer, business, from, to) => one.get(customer, business, from, to) !== undefined,
    nextVisit: (customer, business, from, to) => next.all(customer, business, customer, business, from, to),
    addVisit: ({ customer, business, offeredAt }, contact) =>
      void add.run(customer, business, offeredAt, contact),
    removeVisit: ({ customer, business, offeredAt }, contact) =>
      void remove.run(customer, business, offeredAt, contact),
  };
}
