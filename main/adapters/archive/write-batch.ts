import type Database from 'better-sqlite3';
import type { CommitBatch } from '../../station/archive-port.ts';
import { bulkInsert } from './bulk-insert.ts';
import { stateCode } from './seat-change.ts';
import { prepareContactWrites } from './write-contacts.ts';
import { prepareFeedWrites } from './write-feeds.ts';
import { prepareSlotWrites } from './write-slots.ts';

/** Seconds kept behind the rolling windows: the longest window. */
const KEPT_SECONDS = 1800;

/** Writes a commit inside the transaction its events were inserted in. */
export interface BatchWriter {
  contacts(changed: CommitBatch['contacts']): void;
  /** Everything but the contacts. */
  batch(batch: CommitBatch): void;
  /** Forgets half-collected rows after a rollback. */
  drop(): void;
}

/** Prepares the statements that write a commit. */
export function prepareWrites(db: Database.Database): BatchWriter {
  const contacts = prepareContactWrites(db);
  const slots = prepareSlotWrites(db);
  const writeFeeds = prepareFeedWrites(db);
  const writeSeconds = prepareSeconds(db);
  const name = db.prepare('INSERT INTO names VALUES (?, ?, ?, ?)');
  const combo = db.prepare('INSERT INTO combos VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  const seat = bulkInsert(db, 'INSERT OR REPLACE INTO seats', 5);
  const total = db.prepare('INSERT OR REPLACE INTO totals VALUES (?, ?)');
  const roster = db.prepare('INSERT OR REPLACE INTO roster VALUES (?, ?)');
  return {
    contacts: (changed) => contacts.write(changed),
    batch(batch) {
      for (const n of batch.names) name.run(n.code, n.kind, n.source, n.text);
      for (const c of batch.combos) {
        combo.run(c.code, c.site, c.channel, c.business, c.language, c.ivrKey, c.queue, c.agent);
      }
      slots.write(batch.slots);
      writeSeconds(batch.seconds);
      for (const s of batch.seats) seat.add(s.agent, s.time, s.seq, stateCode(s.state), s.about);
      seat.flush();
      writeFeeds(batch);
      for (const [key, value] of Object.entries(batch.totals)) total.run(key, value);
      for (const [code, data] of batch.roster) roster.run(code, JSON.stringify(data));
    },
    drop() {
      for (const each of [contacts, slots, seat]) each.drop();
    },
  };
}

function prepareSeconds(db: Database.Database): (seconds: CommitBatch['seconds']) => void {
  const write = db.prepare('INSERT OR REPLACE INTO seconds VALUES (?, ?)');
  const forget = db.prepare('DELETE FROM seconds WHERE second <= ?');
  return (seconds) => {
    if (seconds.length === 0) return;
    for (const { second, counts } of seconds) write.run(second, JSON.stringify([...counts]));
    forget.run(Math.max(...seconds.map(({ second }) => second)) - KEPT_SECONDS);
  };
}
