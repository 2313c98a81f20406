import type Database from 'better-sqlite3';
import type { Archive } from '../../station/archive-port.ts';
import type { StoredRow, StoredTracks } from '../../station/slots/row-codec.ts';
import { families } from '../../station/slots/row.ts';
import type { SlotKey } from '../../station/slots/rows.ts';
import { slotsBetween } from './joined-slots.ts';

type RowReads = Pick<
  Archive,
  'loadRow' | 'loadTracks' | 'newestRow' | 'rowsBetween' | 'slotsBetween' | 'unsealed'
>;

const ROW = 'SELECT family, start, combo, figures, histograms FROM slots';

/** Prepares the reads of `slots`, `tracks` and `unsealed`. */
export function prepareRowReads(db: Database.Database): RowReads {
  const oneRow = db.prepare<[number, number, number], StoredRow>(
    `${ROW} WHERE family = ? AND start = ? AND combo = ?`,
  );
  const rows = db.prepare<[number, number, number], StoredRow>(
    `${ROW} WHERE family = ? AND start >= ? AND start < ?`,
  );
  const oneTracks = db.prepare<[number, number, number], StoredTracks>(
    'SELECT family, start, combo, tracks FROM tracks WHERE family = ? AND start = ? AND combo = ?',
  );
  // The family stands in the text: given as a parameter, SQLite would plan this query anew at every call.
  const newest = new Map<number, Database.Statement<[], number | null>>(
    families.map((of) => [
      of,
      db.prepare<[], number | null>(`SELECT max(start) FROM slots WHERE family = ${of}`).pluck(),
    ]),
  );
  const unsealed = db.prepare<[], SlotKey>('SELECT family, start FROM unsealed');
  return {
    loadRow: (family, start, combo) => oneRow.get(family, start, combo),
    loadTracks: (family, start, combo) => oneTracks.get(family, start, combo),
    newestRow: (family) => newest.get(family)?.get() ?? -Infinity,
    rowsBetween: (family, from, to) => rows.all(family, from, to),
    slotsBetween: (family, from, to, combo) => slotsBetween(db, family, from, to, combo),
    unsealed: () => unsealed.all(),
  };
}

/** Start of the oldest row from `from` on, Infinity when there is none; epoch ms. */
export function oldestRow(db: Database.Database, from: number): number {
  const oldest = db
    .prepare<[number, number], number | null>('SELECT min(start) FROM slots WHERE family = ? AND start >= ?')
    .pluck();
  return Math.min(...families.map((family) => oldest.get(family, from) ?? Infinity));
}
