import type Database from 'better-sqlite3';
import type { Archive } from '../../station/archive-port.ts';
import type { StoredRow, StoredTracks } from '../../station/slots/row-codec.ts';
import { families } from '../../station/slots/row.ts';
import type { SlotKey } from '../../station/slots/rows.ts';
import type { HeldSlots } from './held-slots.ts';
import { slotsBetween } from './joined-slots.ts';

type RowReads = Pick<
  Archive,
  'loadRow' | 'loadTracks' | 'newestRow' | 'rowsBetween' | 'slotsBetween' | 'unsealed'
>;

const ROW = 'SELECT family, start, combo, figures, histograms FROM slots';

/** Prepares the reads of `slots`, `tracks` and `unsealed`. @param held what is not at its place in `slots` yet */
export function prepareRowReads(db: Database.Database, held: () => HeldSlots): RowReads {
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
    loadRow: (family, start, combo) =>
      held().find({ family, start, combo }) ?? oneRow.get(family, start, combo),
    loadTracks: (family, start, combo) => oneTracks.get(family, start, combo),
    newestRow: (family) =>
      Math.max(newest.get(family)?.get() ?? -Infinity, ...held().starts(family, -Infinity, Infinity)),
    rowsBetween: (family, from, to) => withHeld(rows.all(family, from, to), held(), family, from, to),
    slotsBetween: (family, from, to, combo) => slotsBetween(db, held(), family, from, to, combo),
    unsealed: () => unsealed.all(),
  };
}

/** The same rows as they are, with those that are only held; in no order. */
function withHeld(rows: StoredRow[], held: HeldSlots, family: number, from: number, to: number): StoredRow[] {
  const starts = held.starts(family, from, to);
  if (starts.length === 0) return rows;
  return [...rows.filter((row) => !held.has(row)), ...starts.flatMap((start) => held.of(family, start))];
}

/** Start of the oldest row from `from` on, Infinity when there is none; epoch ms. */
export function oldestRow(db: Database.Database, held: HeldSlots, from: number): number {
  const oldest = db
    .prepare<[number, number], number | null>('SELECT min(start) FROM slots WHERE family = ? AND start >= ?')
    .pluck();
  return Math.min(
    ...families.map((family) => oldest.get(family, from) ?? Infinity),
    ...families.flatMap((family) => held.starts(family, from, Infinity)),
  );
}
