import type Database from 'better-sqlite3';

/** The one transaction that events, figures and cursors of a commit belong to. */
export interface Transaction {
  /** Opens it if it is not open. */
  begin(): void;
  /** @throws when the disk is full or fails. */
  commit(): void;
  /** Undoes it, also when SQLite has already done so by itself. */
  rollback(): void;
}

/** A transaction that may be begun again and again until it is committed or rolled back. */
export function prepareTransaction(db: Database.Database): Transaction {
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  const rollback = db.prepare('ROLLBACK');
  // Asked once an event: cheaper than asking SQLite.
  let open = false;
  return {
    begin() {
      if (open) return;
      begin.run();
      open = true;
    },
    commit() {
      commit.run();
      open = false;
    },
    rollback() {
      if (open && db.inTransaction) rollback.run();
      open = false;
    },
  };
}
