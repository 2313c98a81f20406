import Database from 'better-sqlite3';
import { prepareClosedDays } from '../../../main/adapters/archive/closed-days.ts';
import { prepareSlotWrites } from '../../../main/adapters/archive/write-slots.ts';

const DAY = 86_400_000;

/** How a database grows by copies of itself. Times in ms. */
export interface Multiplication {
  copies: number;
  /** Each copy lies this much before the one before. */
  shift: number;
  /** End of the newest local day, whose quarter-hour figures of centre and queues are then copied for `days` days in all. */
  dayEnd: number;
  days: number;
}

/**
 * Copies of what a station stored, as if the same had happened before: rows of all tables with times, codes and ids
 * moved. Only the texts of contacts keep their times; they are not read here.
 */
export function multiplyDatabase(file: string, { copies, shift, dayEnd, days }: Multiplication): void {
  const db = openStored(file);
  const most = (db.prepare('SELECT max(code) FROM contacts').pluck().get() as number) + 1;
  for (let k = 1; k <= copies; k += 1) {
    const back = k * shift;
    copyRows(db, 'epochs', { code: `code + ${k}`, id: `id || '-${k}'` }, 'code > 0');
    copyRows(
      db,
      'events',
      {
        epoch: `epoch + ${k}`,
        time: `time - ${back}`,
        contact: `iif(contact > 0, contact + ${k * most}, 0)`,
      },
      'epoch = 1',
    );
    copyRows(
      db,
      'contacts',
      {
        code: `code + ${k * most}`,
        id: `id || '-${k}'`,
        offered: `offered - ${back}`,
        over: `coalesce(over, 0) - ${back}`,
      },
      `code < ${most}`,
    );
    copyRows(db, 'seat_changes', { time: `time - ${back}` }, `time > ${dayEnd - shift}`);
    for (const table of ['slots', 'tracks'])
      copyRows(db, table, { start: `start - ${back}` }, `start >= ${dayEnd - shift}`);
  }
  for (let day = 1; day < days; day += 1) {
    const where = `family = 15 AND start >= ${dayEnd - DAY} AND start < ${dayEnd}`;
    for (const table of ['slots', 'tracks']) copyRows(db, table, { start: `start - ${day * DAY}` }, where);
  }
  db.pragma('journal_mode = WAL');
  db.close();
}

/** Fills `days` days before `dayEnd` with the quarter-hour figures of centre and queues of the last `shift` ms. */
export function repeatFigures(
  file: string,
  { shift, dayEnd, days }: Pick<Multiplication, 'shift' | 'dayEnd' | 'days'>,
): void {
  const db = openStored(file);
  const of = (from: number): string => `family = 15 AND start >= ${from} AND start < ${dayEnd}`;
  for (let back = shift; back < DAY; back += shift)
    copyRows(db, 'slots', { start: `start - ${back}` }, of(dayEnd - shift));
  for (let day = 1; day < days; day += 1)
    copyRows(db, 'slots', { start: `start - ${day * DAY}` }, of(dayEnd - DAY));
  db.pragma('journal_mode = WAL');
  db.close();
}

/** A database that nobody else has open, all figures at their places. */
function openStored(file: string): Database.Database {
  const db = new Database(file);
  prepareSlotWrites(db, prepareClosedDays(db)).settle();
  db.pragma('journal_mode = OFF');
  db.pragma('synchronous = OFF');
  db.pragma('cache_size = -400000');
  return db;
}

/** Columns that are not named are copied as they are; rows that are there already stay. */
function copyRows(
  db: Database.Database,
  table: string,
  changes: Record<string, string>,
  where: string,
): void {
  const columns = db.prepare<[], { name: string }>(`PRAGMA table_info(${table})`).all();
  const values = columns.map(({ name }) => changes[name] ?? name).join(', ');
  db.exec(`INSERT OR IGNORE INTO ${table} SELECT ${values} FROM ${table} WHERE ${where}`);
}
