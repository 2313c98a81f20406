import type Database from 'better-sqlite3';
import { families } from '../../station/slots/row.ts';
import type { StoredRow } from '../../station/slots/row-codec.ts';
import { RowDigest } from './row-digest.ts';

/** A day whose events are gone, with the digest of its figures; see the schema. */
interface ClosedDay {
  start: number;
  end: number;
  family: number;
  upto: number;
  rows: number;
  digest: string;
}

/** Family of a day whose digest covers all of its rows. */
const ALL = 99;

const ROWS = 'SELECT family, start, combo, figures, histograms FROM slots';

/** Reads a number of `totals`; 0 when there is none. */
export function totalOf(db: Database.Database, name: string): number {
  return db.prepare<[string], number>('SELECT value FROM totals WHERE name = ?').pluck().get(name) ?? 0;
}

/** Keeps the digests of closed days right when a commit still changes their figures (a contact that began on them). */
export interface ClosedDays {
  /** Must be told of each row before it is written. */
  changed(row: StoredRow): void;
  /** Other days are closed now. */
  read(): void;
}

/** Prepares the statements for it. */
export function prepareClosedDays(db: Database.Database): ClosedDays {
  const dayOf = db.prepare<[number], ClosedDay>(
    'SELECT * FROM closed_days WHERE start <= ? ORDER BY start DESC LIMIT 1',
  );
  const stored = db.prepare<[number, number, number], StoredRow>(
    `${ROWS} WHERE family = ? AND start = ? AND combo = ?`,
  );
  const update = db.prepare('UPDATE closed_days SET rows = ?, digest = ? WHERE start = ?');
  let before = totalOf(db, 'purgedBefore');
  return {
    changed(row) {
      if (row.start >= before) return;
      const day = dayOf.get(row.start);
      if (!day || !covers(day, row)) return;
      const digest = new RowDigest(day.digest);
      const old = stored.get(row.family, row.start, row.combo);
      if (old) digest.remove(old);
      digest.add(row);
      update.run(day.rows + (old ? 0 : 1), digest.text(), day.start);
    },
    read() {
      before = totalOf(db, 'purgedBefore');
    },
  };
}

function covers(day: ClosedDay, { family, start }: Pick<StoredRow, 'family' | 'start'>): boolean {
  return start < day.end && (family < day.family || (family === day.family && start < day.upto));
}

/** Closes days; their digests are still to be made. */
export function closeDays(db: Database.Database, days: readonly { start: number; end: number }[]): void {
  const add = db.prepare("INSERT INTO closed_days VALUES (?, ?, ?, ?, 0, '')");
  for (const { start, end } of days) add.run(start, end, families[0], start);
}

/**
 * Takes the next quarter hours of a closed day into its digest. @param size how many.
 * @returns whether there is more to do.
 */
export function digestMore(db: Database.Database, size: number): boolean {
  const day = db
    .prepare<[], ClosedDay>(`SELECT * FROM closed_days WHERE family <> ${ALL} ORDER BY start LIMIT 1`)
    .get();
  if (!day) return false;
  const digest = new RowDigest(day.digest);
  // A stretch of days without figures may be long.
  const next = db
    .prepare<[number, number, number], number | null>(
      'SELECT min(start) FROM slots WHERE family = ? AND start >= ? AND start < ?',
    )
    .pluck()
    .get(day.family, day.upto, day.end);
  const to = next === null || next === undefined ? day.end : Math.min(day.end, next + size * 900_000);
  let { rows } = day;
  for (const row of rowsOf(db, day.family, day.upto, to)) {
    digest.add(row);
    rows++;
  }
  const over = to === day.end;
  db.prepare('UPDATE closed_days SET family = ?, upto = ?, rows = ?, digest = ? WHERE start = ?').run(
    over ? (families[families.findIndex((of) => of === day.family) + 1] ?? ALL) : day.family,
    over ? day.start : to,
    rows,
    digest.text(),
    day.start,
  );
  return true;
}

function rowsOf(
  db: Database.Database,
  family: number,
  from: number,
  to: number,
): IterableIterator<StoredRow> {
  return db
    .prepare<[number, number, number], StoredRow>(`${ROWS} WHERE family = ? AND start >= ? AND start < ?`)
    .iterate(family, from, to);
}

/** What is wrong with the figures of closed days, as sentences; and how many days there are with figures. */
export function checkClosedDays(db: Database.Database): { differences: string[]; days: number } {
  const differences: string[] = [];
  const days = db.prepare<[], ClosedDay>('SELECT * FROM closed_days ORDER BY start').all();
  for (const day of days) {
    const digest = new RowDigest('');
    let rows = 0;
    for (const family of families) {
      for (const row of rowsOf(db, family, day.start, day.end)) {
        if (!covers(day, row)) continue;
        digest.add(row);
        rows++;
      }
    }
    const name = `closed day from ${new Date(day.start).toISOString()}`;
    if (rows !== day.rows) differences.push(`${name}: ${rows} rows of figures, there were ${day.rows}`);
    else if (digest.text() !== new RowDigest(day.digest).text())
      differences.push(`${name}: figures are not those that were counted`);
  }
  return { differences, days: days.filter((day) => day.rows > 0).length };
}
