import type Database from 'better-sqlite3';

/** The newest event of each epoch, by the epoch's code; what the station inferred itself has code 0. */
export type EventCursors = Readonly<Record<string, number>>;

/** What came after a look, for a time before. */
export interface LateFound {
  /** Where this look ended. */
  cursors: EventCursors;
  /** Beginnings of the quarter hours (of UTC) for which something came; epoch ms. */
  quarters: number[];
}

/** Looks for what came late; all that is read is of one moment. */
export interface LateReader {
  /**
   * What came after `cursors` with a time in `[from, to)`; of no cursors only where the events end. Costs a look at every event
   * that came since.
   */
  lateAfter(cursors: EventCursors | null, from: number, to: number): LateFound;
}

/** The reads of what came late. */
export function lateReads(db: Database.Database): LateReader {
  const epochs = db.prepare<[], number>('SELECT code FROM epochs UNION SELECT 0').pluck();
  return {
    lateAfter(cursors, from, to) {
      const last = db.prepare<[number], number | null>('SELECT max(seq) FROM events WHERE epoch = ?').pluck();
      const late = db
        .prepare<[number, number, number, number], number>(
          `SELECT DISTINCT time - time % 900000 FROM events
           WHERE epoch = ? AND seq > ? AND time >= ? AND time < ?`,
        )
        .pluck();
      const found: Record<string, number> = {};
      const quarters = new Set<number>();
      for (const epoch of epochs.all()) {
        const newest = last.get(epoch);
        if (typeof newest === 'number') found[epoch] = newest;
        if (cursors === null) continue;
        for (const quarter of late.all(epoch, cursors[epoch] ?? 0, from, to)) quarters.add(quarter);
      }
      return { cursors: found, quarters: [...quarters].toSorted((a, b) => a - b) };
    },
  };
}
