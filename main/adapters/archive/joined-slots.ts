import type Database from 'better-sqlite3';
import type { StoredSlot } from '../../station/archive-port.ts';
import type { StoredRow } from '../../station/slots/row-codec.ts';
import { lengthOf } from '../../station/slots/row.ts';
import type { HeldSlots, RowKey } from './held-slots.ts';

/**
 * Figures of a family's rows that start in `[from, to)`, those of one start joined to one piece (`RowReader`); by rising
 * start. @param combo only that combination's.
 */
export function slotsBetween(
  db: Database.Database,
  held: HeldSlots,
  family: number,
  from: number,
  to: number,
  combo?: number,
): Iterable<StoredSlot> {
  if (combo !== undefined) return ofCombo(db, held, family, from, to, combo);
  const starts = held.starts(family, from, to);
  return starts.length === 0 ? joined(db, family, from, to) : withHeld(db, held, family, from, to);
}

/**
 * Joined by the database: taking a row over costs more than reading it. `group_concat` copies the bytes as they are,
 * since the database is UTF-8 and nothing is converted.
 */
function joined(db: Database.Database, family: number, from: number, to: number): Iterable<StoredSlot> {
  return db
    .prepare<[number, number, number], StoredSlot>(
      `SELECT start, CAST(group_concat(figures, '') AS BLOB) FROM slots
         WHERE family = ? AND start >= ? AND start < ? GROUP BY start ORDER BY start`,
    )
    .raw()
    .iterate(family, from, to);
}

/** Slots of which rows are held are joined here, in between those that the database joined. */
function* withHeld(
  db: Database.Database,
  held: HeldSlots,
  family: number,
  from: number,
  to: number,
): Generator<StoredSlot> {
  const starts = held.starts(family, from, to);
  const rows = db
    .prepare<[number, number], [number, Uint8Array]>(
      'SELECT combo, figures FROM slots WHERE family = ? AND start = ?',
    )
    .raw();
  const whole = (start: number): StoredSlot => {
    const pieces = new Map(rows.all(family, start));
    for (const { combo, figures } of held.of(family, start)) pieces.set(combo, figures);
    const inOrder = [...pieces].toSorted(([a], [b]) => a - b).map(([, figures]) => figures);
    return [start, Buffer.concat(inOrder)];
  };
  let at = 0;
  for (const slot of joined(db, family, from, to)) {
    while (at < starts.length && starts[at]! < slot[0]) yield whole(starts[at++]!);
    if (starts[at] !== slot[0]) yield slot;
    else yield whole(starts[at++]!);
  }
  for (const start of starts.slice(at)) yield whole(start);
}

/** Each row by its key: a search by time alone would pass through those of all combinations. */
function* ofCombo(
  db: Database.Database,
  held: HeldSlots,
  family: number,
  from: number,
  to: number,
  combo: number,
): Generator<StoredSlot> {
  const row = db
    .prepare<[number, number, number], Uint8Array>(
      'SELECT figures FROM slots WHERE family = ? AND start = ? AND combo = ?',
    )
    .pluck();
  const length = lengthOf(family);
  for (let start = Math.ceil(from / length) * length; start < to; start += length) {
    const figures = held.find({ family, start, combo })?.figures.slice() ?? row.get(family, start, combo);
    if (figures) yield [start, figures];
  }
}

/** All rows that start from `from` on, by family, start and combination. */
export function* rowsInOrder(db: Database.Database, held: HeldSlots, from: number): Generator<StoredRow> {
  const stored = db.prepare<[number], StoredRow>(
    'SELECT family, start, combo, figures, histograms FROM slots WHERE start >= ? ORDER BY family, start, combo',
  );
  const newer = held
    .all()
    .filter(({ start }) => start >= from)
    .toSorted(byKey);
  let at = 0;
  for (const row of stored.iterate(from)) {
    while (at < newer.length && byKey(newer[at]!, row) < 0) yield newer[at++]!;
    if (at < newer.length && byKey(newer[at]!, row) === 0) yield newer[at++]!;
    else yield row;
  }
  yield* newer.slice(at);
}

/** Order of the rows' keys. */
export function byKey(a: RowKey, b: RowKey): number {
  return a.family - b.family || a.start - b.start || a.combo - b.combo;
}
