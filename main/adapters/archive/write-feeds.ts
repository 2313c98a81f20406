import type Database from 'better-sqlite3';
import type { CommitBatch } from '../../station/archive-port.ts';

type Feeds = Pick<CommitBatch, 'sources' | 'quarantined' | 'gaps'>;

/** Prepares what writes the sources with their cursors, and what of their messages could not be counted or never came. */
export function prepareFeedWrites(db: Database.Database): (feeds: Feeds) => void {
  // REPLACE would write the indexes on the ids as well, at every commit.
  const source = db.prepare(
    'INSERT INTO sources VALUES (?, ?, ?) ON CONFLICT (code) DO UPDATE SET facts = excluded.facts',
  );
  const epoch = db.prepare(
    'INSERT INTO epochs VALUES (?, ?, ?, ?) ON CONFLICT (code) DO UPDATE SET next = excluded.next',
  );
  const quarantined = db.prepare('INSERT INTO quarantine VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const gap = db.prepare('INSERT INTO gaps VALUES (NULL, ?, ?, ?, ?, ?, ?)');
  return (feeds) => {
    for (const { epochs, ...facts } of feeds.sources) {
      source.run(facts.code, facts.id, JSON.stringify(facts));
      // The cursors of earlier epochs stand still.
      for (const e of epochs) if (e.code === facts.epoch) epoch.run(e.code, facts.code, e.id, e.next);
    }
    for (const q of feeds.quarantined)
      quarantined.run(q.source, q.epoch, q.seq, q.at, q.code, q.why, q.raw, q.type, q.order);
    for (const g of feeds.gaps) gap.run(g.source, g.epoch, g.from, g.to, g.why, g.at);
  };
}
