import type Database from 'better-sqlite3';
import type { StoredRow } from '../../station/slots/row-codec.ts';
import type { RowChanges } from '../../station/slots/rows.ts';
import { bulkInsert } from './bulk-insert.ts';
import type { ClosedDays } from './closed-days.ts';

/** Writes the rows of a commit, the steps of slots that are over, and which slots' steps are still to come. */
export interface SlotWriter {
  write(changes: RowChanges): void;
  /** Forgets half-collected rows after a rollback. */
  drop(): void;
}

/** Prepares the statements for `slots`, `tracks` and `unsealed`. */
export function prepareSlotWrites(db: Database.Database, closedDays: ClosedDays): SlotWriter {
  const slots = bulkInsert(db, 'INSERT OR REPLACE INTO slots', 5);
  const tracks = db.prepare('INSERT OR REPLACE INTO tracks VALUES (?, ?, ?, ?)');
  const unsealed = db.prepare('INSERT OR IGNORE INTO unsealed VALUES (?, ?)');
  const sealed = db.prepare('DELETE FROM unsealed WHERE family = ? AND start = ?');
  return {
    write(changes) {
      // In the order of the key, because each search then begins where the last one ended.
      for (const row of changes.rows.toSorted(byKey)) {
        closedDays.changed(row);
        slots.add(row.family, row.start, row.combo, row.figures, row.histograms);
      }
      slots.flush();
      for (const row of changes.tracks) tracks.run(row.family, row.start, row.combo, row.tracks);
      for (const key of changes.unsealed) unsealed.run(key.family, key.start);
      for (const key of changes.sealed) sealed.run(key.family, key.start);
    },
    drop: () => slots.drop(),
  };
}

function byKey(a: StoredRow, b: StoredRow): number {
  return a.family - b.family || a.start - b.start || a.combo - b.combo;
}
