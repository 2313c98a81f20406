import type Database from 'better-sqlite3';
import type { StoredRow } from '../../station/slots/row-codec.ts';
import type { RowChanges } from '../../station/slots/rows.ts';
import { bulkInsert } from './bulk-insert.ts';
import type { ClosedDays } from './closed-days.ts';
import { type HeldBook, prepareHeldBook } from './held-book.ts';
import { byKey } from './joined-slots.ts';

/** Writes the rows of a commit, the steps of slots that are over, and which slots' steps are still to come. */
export interface SlotWriter {
  held: Pick<HeldBook, 'rows'>;
  write(changes: RowChanges): void;
  /** Writes all rows at their places that are not there yet, in a transaction of its own. */
  settle(): void;
  /** Forgets half-collected rows after a rollback. */
  drop(): void;
}

/** Prepares the statements for `slots`, `tracks` and `unsealed`. */
export function prepareSlotWrites(db: Database.Database, closedDays: ClosedDays): SlotWriter {
  const held = prepareHeldBook(db);
  const slots = bulkInsert(db, 'INSERT OR REPLACE INTO slots', 5);
  const tracks = db.prepare('INSERT OR REPLACE INTO tracks VALUES (?, ?, ?, ?)');
  const unsealed = db.prepare('INSERT OR IGNORE INTO unsealed VALUES (?, ?)');
  const sealed = db.prepare('DELETE FROM unsealed WHERE family = ? AND start = ?');

  function put(rows: readonly StoredRow[]): void {
    // In the order of the key, because each search then begins where the last one ended.
    for (const row of rows.toSorted(byKey)) {
      closedDays.changed(row);
      slots.add(row.family, row.start, row.combo, row.figures, row.histograms);
    }
    slots.flush();
  }

  function drop(): void {
    slots.drop();
    held.drop();
  }

  return {
    held,
    write(changes) {
      put(held.hold(changes.rows, changes.over));
      for (const row of changes.tracks) tracks.run(row.family, row.start, row.combo, row.tracks);
      for (const key of changes.unsealed) unsealed.run(key.family, key.start);
      for (const key of changes.sealed) sealed.run(key.family, key.start);
    },
    settle() {
      try {
        db.transaction(() => put(held.takeAll())).immediate();
      } catch (cause) {
        // Also when it is the commit that fails: what was taken is still held.
        drop();
        throw cause;
      }
    },
    drop,
  };
}
