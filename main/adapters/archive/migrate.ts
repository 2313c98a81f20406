import type Database from 'better-sqlite3';
import { first } from './migrations/0001-first.ts';
import { messages } from './migrations/0002-messages.ts';
import { duty } from './migrations/0003-duty.ts';
import { complaints } from './migrations/0004-complaints.ts';
import { orders } from './migrations/0005-orders.ts';
import { doubledComplaints } from './migrations/0006-doubled-complaints.ts';
import { quarantinedOrders } from './migrations/0007-quarantined-orders.ts';
import { handover } from './migrations/0008-handover.ts';
import { summaries } from './migrations/0009-summaries.ts';
import { dayFigures } from './migrations/0010-day-figures.ts';
import { heldSlots } from './migrations/0011-held-slots.ts';

/** All steps of the schema in order; the version of a database is how many of them it has seen. */
const migrations: readonly string[] = [
  first,
  messages,
  duty,
  complaints,
  orders,
  doubledComplaints,
  quarantinedOrders,
  handover,
  summaries,
  dayFigures,
  heldSlots,
];

/** A database made by a newer Callwall: refused, because an older one would lose what it does not know. */
export class FutureDatabaseError extends Error {
  readonly found: number;
  readonly known: number = migrations.length;
  constructor(found: number) {
    super(`the database has schema version ${found}, this program knows up to ${migrations.length}`);
    this.found = found;
  }
}

/** A database made by an older Callwall, which a running station of that version still writes. */
export class PastDatabaseError extends Error {}

/** Sees that a database is of this program's own version. @throws FutureDatabaseError, PastDatabaseError */
export function checkVersion(db: Database.Database): void {
  const found = versionOf(db);
  if (found > migrations.length) throw new FutureDatabaseError(found);
  if (found < migrations.length)
    throw new PastDatabaseError(
      `the database has schema version ${found}, this program ${migrations.length}`,
    );
}

/** Brings a database up to date, one transaction a step. @throws FutureDatabaseError */
export function migrate(db: Database.Database): void {
  const found = versionOf(db);
  if (found > migrations.length) throw new FutureDatabaseError(found);
  migrations.slice(found).forEach((sql, index) => {
    db.transaction(() => {
      db.exec(sql);
      db.pragma(`user_version = ${found + index + 1}`);
    })();
  });
}

function versionOf(db: Database.Database): number {
  return db.pragma('user_version', { simple: true }) as number;
}
