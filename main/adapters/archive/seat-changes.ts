import type Database from 'better-sqlite3';
import type { Archive } from '../../station/archive-port.ts';
import type { SeatChange } from '../../station/floor/seats.ts';
import { bulkInsert } from './bulk-insert.ts';
import { changeOf, stateCode } from './seat-change.ts';
import type { StoredChange } from './seat-change.ts';

/** The table of state changes: written in bulk, and read back inside the same transaction. */
export interface SeatChanges {
  insert(change: SeatChange): void;
  around: Archive['seatChangesAround'];
  /** Inserts what is still collected; must run before COMMIT. */
  flush(): void;
  /** Forgets what is still collected, after a rollback. */
  drop(): void;
}

/** Prepares the statements for `seat_changes`. */
export function prepareSeatChanges(db: Database.Database): SeatChanges {
  const changes = bulkInsert(db, 'INSERT OR IGNORE INTO seat_changes', 4);
  const before = db.prepare<[number, number, number, number], StoredChange>(
    `SELECT agent, time, seq, state FROM seat_changes WHERE time <= ? AND agent = ? AND (time, seq) < (?, ?) ORDER BY time DESC, seq DESC LIMIT 1`,
  );
  const after = db.prepare<[number, number, number, number], StoredChange>(
    `SELECT agent, time, seq, state FROM seat_changes WHERE time >= ? AND agent = ? AND (time, seq) >= (?, ?) ORDER BY time, seq LIMIT 1`,
  );
  return {
    insert: (change) => changes.add(change.time, change.agent, change.seq, stateCode(change.state)),
    around(agent, time, seq) {
      changes.flush();
      const earlier = before.get(time, agent, time, seq);
      const later = after.get(time, agent, time, seq);
      return { before: earlier && changeOf(earlier), after: later && changeOf(later) };
    },
    flush: () => changes.flush(),
    drop: () => changes.drop(),
  };
}
