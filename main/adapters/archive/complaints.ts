import type Database from 'better-sqlite3';
import type {
  ComplaintArchive,
  MassRecord,
  StoredComplaint,
  StoredTopic,
} from '../../station/hotspots/hotspot-archive.ts';
import type { StoredHour } from '../../station/hotspots/history.ts';
import type { StoredPath } from '../../station/hotspots/path-book.ts';
import { readHotspot } from './read-hotspot.ts';

/** Columns of a `StoredComplaint`. */
export const COMPLAINT =
  'SELECT time, epoch, seq, category, region, source, complaint, doubled FROM complaints';
const HOUR = 'SELECT start, cells, hot FROM complaint_hours';

/** Prepares what reads complaints and hotspots at a start, and hours that are long past. */
export function prepareComplaintReads(db: Database.Database): ComplaintArchive {
  const same = db
    .prepare<[number, string], number>('SELECT 1 FROM complaints WHERE source = ? AND complaint = ? LIMIT 1')
    .pluck();
  return {
    complaintHours: (from, to) => hoursBetween(db, from, to),
    hasComplaint: (source, complaint) => same.get(source, complaint) !== undefined,
    complaintState: (since) => ({
      categories: readPaths(db, 'category'),
      regions: readPaths(db, 'region'),
      hours: hoursBetween(db, since.hours, Number.MAX_SAFE_INTEGER),
      first: firstHour(db),
      complaints: db
        .prepare<[number], StoredComplaint>(`${COMPLAINT} WHERE time >= ? AND doubled = 0 ORDER BY time`)
        .all(since.complaints),
      topics: db.prepare<[], StoredTopic>('SELECT category, region, first FROM complaint_topics').all(),
      hotspots: bodies(db, 'hotspots', since.hotspots, readHotspot),
      massEvents: bodies(db, 'mass_events', since.hotspots, (body) => JSON.parse(body) as MassRecord),
      lastHotspot: lastId(db, 'hotspots'),
      lastMass: lastId(db, 'mass_events'),
    }),
  };
}

/** The paths of one tree by rising code. */
export function readPaths(db: Database.Database, side: 'category' | 'region'): StoredPath[] {
  return db
    .prepare<[string], { code: number; path: string }>(
      'SELECT code, path FROM complaint_paths WHERE side = ? ORDER BY code',
    )
    .all(side)
    .map(({ code, path }) => ({ code, path: JSON.parse(path) as string[] }));
}

/** Hours that start in `[from, to)`, rising. */
export function hoursBetween(db: Database.Database, from: number, to: number): StoredHour[] {
  return db
    .prepare<[number, number], StoredHour>(`${HOUR} WHERE start >= ? AND start < ? ORDER BY start`)
    .all(from, to);
}

/** Start of the first hour there is, Infinity when there is none. */
export function firstHour(db: Database.Database): number {
  return db.prepare<[], number | null>('SELECT min(start) FROM complaint_hours').pluck().get() ?? Infinity;
}

function bodies<T>(
  db: Database.Database,
  table: 'hotspots' | 'mass_events',
  since: number,
  read: (body: string) => T,
): T[] {
  return db
    .prepare<[number], string>(`SELECT body FROM ${table} WHERE ended IS NULL OR ended >= ? ORDER BY id`)
    .pluck()
    .all(since)
    .map((body) => read(body));
}

function lastId(db: Database.Database, table: 'hotspots' | 'mass_events'): number {
  return (
    db.prepare<[string], number>('SELECT seq FROM sqlite_sequence WHERE name = ?').pluck().get(table) ?? 0
  );
}
