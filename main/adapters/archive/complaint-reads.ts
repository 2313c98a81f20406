import { totalsOf } from './load-state.ts';
import type Database from 'better-sqlite3';
import type { ComplaintRow } from '../../../shared/contract/asks/hotspot-asks.ts';
import { eventTypes } from '../../../shared/model/event.ts';
import type { TreePath } from '../../../shared/model/hotspot.ts';
import type {
  ComplaintQuery,
  ComplaintReader,
  FiledComplaint,
} from '../../station/hotspots/complaint-reader.ts';
import type { StoredComplaint } from '../../station/hotspots/hotspot-archive.ts';
import type { StoredPath } from '../../station/hotspots/path-book.ts';
import { maskText } from '../../station/ingest/mask-raw.ts';
import { COMPLAINT, firstHour, hoursBetween, readPaths } from './complaints.ts';
import { readHotspot } from './read-hotspot.ts';

/** What an event of a complaint says, in its two parts. */
interface EventRow {
  time: number;
  epoch: number;
  seq: number;
  rest: string | null;
  extra: string | null;
}
type Data = Partial<Record<'complaint' | 'business' | 'queue' | 'order' | 'text', string>> & {
  category: TreePath;
  region: TreePath;
};

/** Reads complaints and their hotspots for screens, commands and recounts. */
export function complaintReads(db: Database.Database): ComplaintReader {
  const paths = () => ({ categories: readPaths(db, 'category'), regions: readPaths(db, 'region') });
  return {
    complaintPaths: paths,
    complaintHours: (from, to) => hoursBetween(db, from, to),
    firstComplaintHour: () => firstHour(db),
    complaintsJudged: () => totalsOf(db)['complaintsJudged'] ?? firstHour(db),
    complaintRows: (query) => readRows(db, query, paths()),
    hotspotsBetween: (from, to, limit) =>
      db
        .prepare<[number, number, number], string>(
          'SELECT body FROM hotspots WHERE (ended IS NULL OR ended > ?) AND since < ? ORDER BY id DESC LIMIT ?',
        )
        .pluck()
        .all(from, to, limit)
        .map(readHotspot),
    hotspotsOfOrder: (order) =>
      db
        .prepare<[string], string>(
          `SELECT body FROM hotspots WHERE EXISTS (SELECT 1 FROM json_each(body, '$.note.orders') WHERE value = ?)
             ORDER BY id DESC`,
        )
        .pluck()
        .all(order)
        .map(readHotspot),
    filedComplaints: () => filed(db),
    storedComplaints: () => db.prepare<[], StoredComplaint>(COMPLAINT).iterate(),
  };
}

function* filed(db: Database.Database): Generator<FiledComplaint> {
  const rows = db.prepare<[number], EventRow & { source: number }>(
    `SELECT e.time, e.epoch, e.seq, p.source, n.text AS rest, e.extra FROM events e
       LEFT JOIN names n ON n.code = e.rest JOIN epochs p ON p.code = e.epoch WHERE e.type = ?`,
  );
  for (const { time, epoch, seq, source, ...parts } of rows.iterate(eventTypes.indexOf('complaint.filed'))) {
    const { complaint = '', category, region } = dataOf(parts);
    yield { time, epoch, seq, source, complaint, category, region };
  }
}

/** A complaint without a contact stands under a name of the station's own, `~…`: nobody is shown that. */
function readRows(
  db: Database.Database,
  { from, to, category, region, limit }: ComplaintQuery,
  paths: { categories: StoredPath[]; regions: StoredPath[] },
): ComplaintRow[] {
  const rows = db.prepare<
    [number, number, string, string, number],
    EventRow & { source: string; contact: string }
  >(
    `SELECT c.time, c.epoch, c.seq, n.text AS rest, e.extra, s.id AS source, iif(substr(k.id, 1, 1) = '~', '', coalesce(k.id, '')) AS contact
       FROM complaints c JOIN events e ON e.epoch = c.epoch AND e.seq = c.seq LEFT JOIN names n ON n.code = e.rest
       JOIN epochs p ON p.code = c.epoch JOIN sources s ON s.code = p.source LEFT JOIN contacts k ON k.code = e.contact
       WHERE c.time >= ? AND c.time < ? AND c.doubled = 0 AND c.category IN (SELECT value FROM json_each(?))
         AND c.region IN (SELECT value FROM json_each(?))
       ORDER BY c.time DESC, c.epoch DESC, c.seq DESC LIMIT ?`,
  );
  return rows
    .all(from, to, within(paths.categories, category), within(paths.regions, region), limit)
    .map(({ time, source, contact, ...parts }) => {
      const { complaint = '', business = '', queue = '', order = '', text = '', ...place } = dataOf(parts);
      const { category: of, region: where } = place;
      return {
        complaint,
        source,
        at: time,
        category: of,
        region: where,
        business,
        queue,
        contact,
        order,
        text: maskText(text),
      };
    });
}

/** Codes of a path and all below it, as JSON. */
function within(paths: readonly StoredPath[], above: TreePath): string {
  const codes = paths
    .filter(({ path }) => above.every((key, at) => path[at] === key))
    .map(({ code }) => code);
  return JSON.stringify(codes);
}

function dataOf({ rest, extra }: Pick<EventRow, 'rest' | 'extra'>): Data {
  const read = (text: string | null): Partial<Data> => (text ? (JSON.parse(text) as Partial<Data>) : {});
  return { category: [], region: [], ...read(rest), ...read(extra) };
}
