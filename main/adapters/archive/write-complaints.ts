import type Database from 'better-sqlite3';
import type { ComplaintChanges, HotspotRecord } from '../../station/hotspots/hotspot-archive.ts';
import { bulkInsert } from './bulk-insert.ts';

/** Writes complaints and hotspots of a commit. */
export interface ComplaintWriter {
  write(changes: ComplaintChanges): void;
  /** Forgets half-collected rows after a rollback. */
  drop(): void;
}

/** Prepares the statements for it. */
export function prepareComplaintWrites(db: Database.Database): ComplaintWriter {
  const path = db.prepare('INSERT INTO complaint_paths VALUES (?, ?, ?)');
  const hour = db.prepare('INSERT OR REPLACE INTO complaint_hours VALUES (?, ?, ?)');
  const complaints = bulkInsert(db, 'INSERT OR FAIL INTO complaints', 8);
  const topic = db.prepare('INSERT OR REPLACE INTO complaint_topics VALUES (?, ?, ?)');
  const hotspot = db.prepare('INSERT OR REPLACE INTO hotspots VALUES (?, ?, ?, ?)');
  const mass = db.prepare('INSERT OR REPLACE INTO mass_events VALUES (?, ?, ?, ?)');
  const entry = db.prepare('INSERT INTO hotspot_journal (at, hotspot, kind, body) VALUES (?, ?, ?, ?)');
  return {
    write(changes) {
      for (const { code, path: keys } of changes.categories) path.run('category', code, JSON.stringify(keys));
      for (const { code, path: keys } of changes.regions) path.run('region', code, JSON.stringify(keys));
      for (const { start, cells, hot } of changes.hours) hour.run(start, cells, hot);
      for (const { time, epoch, seq, category, region, source, complaint, doubled } of changes.complaints)
        complaints.add(time, epoch, seq, category, region, source, complaint, doubled);
      complaints.flush();
      for (const { category, region, first } of changes.topics) topic.run(category, region, first);
      for (const record of changes.hotspots)
        hotspot.run(Number(record.id), record.since, overAt(record), JSON.stringify(record));
      for (const event of changes.massEvents)
        mass.run(Number(event.id), event.since, event.endedAt, JSON.stringify(event));
      for (const { at, hotspot: of, kind, body } of changes.journal)
        entry.run(at, Number(of), kind, JSON.stringify(body));
    },
    drop: () => complaints.drop(),
  };
}

/** One closed by hand is over when what it told of is: until then it must be known, that no other is opened for it. */
function overAt({ endedAt, muted, to }: HotspotRecord): number | null {
  return endedAt !== null && muted ? Math.max(endedAt, to) : endedAt;
}
