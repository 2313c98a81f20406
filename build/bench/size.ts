import { join } from 'node:path';
import Database from 'better-sqlite3';
import { DATABASE } from '../../main/adapters/archive/open-archive.ts';
import { stretchDatabase } from './load/bench-database.ts';
import { CallFloor } from './load/call-floor.ts';
import { report } from './load/figures.ts';
import { batchText } from './load/frames.ts';

/*
 * Bytes on disk for each event row, alone and with everything that is kept with it, of a database that a station made
 * from two and a half hours of 4,700 agents.
 */

/** Bytes a table and its indices take in whole pages, by name of the table. */
function pagesByTable(db: Database.Database): Map<string, number> {
  const rows = db.prepare<[], { name: string; bytes: number }>(
    `SELECT coalesce(m.tbl_name, s.name) AS name, sum(s.pgsize) AS bytes
     FROM dbstat s LEFT JOIN sqlite_schema m ON m.name = s.name WHERE s.aggregate = TRUE GROUP BY 1 ORDER BY 2 DESC`,
  );
  return new Map(rows.all().map(({ name, bytes }) => [name, bytes]));
}

/** Characters of an event as it comes over the wire. */
function wireBytes(): number {
  const floor = new CallFloor({ agents: 4_700, queues: 60, rate: 116 });
  const text = batchText(floor, 1_000_000, 20_000, (at) => Math.floor(1.8e12 + at));
  return text.length / 20_000;
}

const db = new Database(join(await stretchDatabase(), DATABASE), { readonly: true });
const events = db.prepare('SELECT count(*) FROM events').pluck().get() as number;
const tables = pagesByTable(db);
const payload = db
  .prepare("SELECT payload FROM dbstat WHERE name = 'events' AND aggregate = TRUE")
  .pluck()
  .get() as number;
db.close();
const all = [...tables.values()].reduce((sum, bytes) => sum + bytes, 0);
report(
  'size',
  [
    {
      name: 'event row',
      unit: 'bytes',
      rounds: [(tables.get('events') ?? 0) / events],
      limit: { atMost: 60 },
      baseline: { name: 'its payload without pages', value: payload / events },
    },
    {
      name: 'event with everything',
      unit: 'bytes',
      rounds: [all / events],
      limit: { atMost: 120 },
      baseline: { name: 'its JSON text', value: wireBytes() },
    },
  ],
  [
    `${events.toLocaleString('en')} events; bytes an event by table with indices:`,
    [...tables]
      .filter(([, bytes]) => bytes / events >= 0.05)
      .map(([name, bytes]) => `${name} ${(bytes / events).toFixed(1)}`)
      .join(', '),
  ],
);
