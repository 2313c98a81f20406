import type Database from 'better-sqlite3';
import type { StoredSlot } from '../../station/archive-port.ts';
import { lengthOf } from '../../station/slots/row.ts';

/**
 * Figures of a family's rows that start in `[from, to)`, those of one start joined to one piece (`RowReader`); by rising
 * start. @param combo only that combination's.
 */
export function slotsBetween(
  db: Database.Database,
  family: number,
  from: number,
  to: number,
  combo?: number,
): Iterable<StoredSlot> {
  return combo === undefined ? joined(db, family, from, to) : ofCombo(db, family, from, to, combo);
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

/** Each row by its key: a search by time alone would pass through those of all combinations. */
function* ofCombo(
  db: Database.Database,
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
    const figures = row.get(family, start, combo);
    if (figures) yield [start, figures];
  }
}
