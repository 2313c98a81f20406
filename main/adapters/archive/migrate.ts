import type Database from 'better-sqlite3';
import { first } from './migrations/0001-first.ts';
import { messages } from './migrations/0002-messages.ts';

/** All steps of the schema in order; the version of a database is how many of them it has seen. */
const migrations: readonly string[] = [first, messages];

/** A database made by a newer Callwall: refused, because an older one would lose what it does not know. */
export class FutureDatabaseError extends Error {
  readonly found: number;
  readonly known: number = migrations.length;
  constructor(found: number) {
    super(`the database has schema version ${found}, this program knows up to ${migrations.length}`);
    this.found = found;
  }
}

/** Brings a database up to date, one transaction a step. @throws FutureDatabaseError */
export function migrate(db: Database.Database): void {
  const found = db.pragma('user_version', { simple: true }) as number;
  if (found > migrations.length) throw new FutureDatabaseError(found);
  migrations.slice(found).forEach((sql, index) => {
    db.transaction(() => {
      db.exec(sql);
      db.pragma(`user_version = ${found + index + 1}`);
    })();
  });
}
