import type Database from 'better-sqlite3';
import type { CommitBatch } from '../../station/archive-port.ts';
import { stateCode } from './seat-change.ts';
import { encodeContact } from '../../station/floor/contact-codec.ts';
import { bulkInsert } from './bulk-insert.ts';

/** Seconds kept behind the rolling windows: the longest window. */
const KEPT_SECONDS = 1800;

/** Prepared statements that write a commit; all run inside the transaction the events were inserted in. */
export function prepareWrites(db: Database.Database) {
  const name = db.prepare('INSERT INTO names VALUES (?, ?, ?, ?)');
  const combo = db.prepare('INSERT INTO combos VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  const contactId = bulkInsert(db, 'INSERT INTO contact_ids', 3);
  const contact = bulkInsert(
    db,
    'INSERT INTO contacts',
    7,
    'ON CONFLICT (code) DO UPDATE SET offered = excluded.offered, over = excluded.over, open = excluded.open, body = excluded.body',
  );
  const slot = bulkInsert(db, 'INSERT OR REPLACE INTO slots', 4);
  const tracks = db.prepare('INSERT OR REPLACE INTO tracks VALUES (?, ?, ?, ?)');
  const unsealed = db.prepare('INSERT OR IGNORE INTO unsealed VALUES (?, ?)');
  const sealed = db.prepare('DELETE FROM unsealed WHERE family = ? AND start = ?');
  const second = db.prepare('INSERT OR REPLACE INTO seconds VALUES (?, ?)');
  const oldSeconds = db.prepare('DELETE FROM seconds WHERE second <= ?');
  const seat = bulkInsert(db, 'INSERT OR REPLACE INTO seats', 5);
  const source = db.prepare('INSERT OR REPLACE INTO sources VALUES (?, ?, ?)');
  const epoch = db.prepare('INSERT OR REPLACE INTO epochs VALUES (?, ?, ?, ?)');
  const quarantined = db.prepare('INSERT INTO quarantine VALUES (NULL, ?, ?, ?, ?, ?, ?, ?)');
  const gap = db.prepare('INSERT INTO gaps VALUES (NULL, ?, ?, ?, ?, ?, ?)');
  const total = db.prepare('INSERT OR REPLACE INTO totals VALUES (?, ?)');
  const roster = db.prepare('INSERT OR REPLACE INTO roster VALUES (?, ?)');

  function contacts(changed: CommitBatch['contacts']): void {
    for (const { contact: each, open, offeredAt, lastAt, fresh } of changed) {
      if (fresh) contactId.add(each.source, each.id, each.code);
      // The time it was over changes once in a contact's life, and with it the index entry.
      contact.add(each.code, each.source, each.id, offeredAt || null, open ? 0 : lastAt, open ? 1 : 0, encodeContact(each));
    }
    contactId.flush();
    contact.flush();
  }

  return {
    contacts,
    /** Forgets half-collected rows after a rollback. */
    drop() {
      for (const each of [contactId, contact, slot, seat]) each.drop();
    },
    batch(batch: CommitBatch): void {
      for (const n of batch.names) name.run(n.code, n.kind, n.source, n.text);
      for (const c of batch.combos) combo.run(c.code, c.site, c.channel, c.business, c.language, c.ivrKey, c.queue, c.agent);
      for (const row of batch.slots.rows) slot.add(row.family, row.start, row.combo, row.figures);
      slot.flush();
      for (const row of batch.slots.tracks) tracks.run(row.family, row.start, row.combo, row.tracks);
      for (const key of batch.slots.unsealed) unsealed.run(key.family, key.start);
      for (const key of batch.slots.sealed) sealed.run(key.family, key.start);
      for (const s of batch.seconds) second.run(s.second, JSON.stringify([...s.counts]));
      if (batch.seconds.length > 0) oldSeconds.run(Math.max(...batch.seconds.map((s) => s.second)) - KEPT_SECONDS);
      for (const s of batch.seats) seat.add(s.agent, s.time, s.seq, stateCode(s.state), s.about);
      seat.flush();
      for (const { epochs, ...facts } of batch.sources) {
        source.run(facts.code, facts.id, JSON.stringify(facts));
        for (const e of epochs) if (e.code === facts.epoch) epoch.run(e.code, facts.code, e.id, e.next);
      }
      for (const q of batch.quarantined) quarantined.run(q.source, q.epoch, q.seq, q.at, q.code, q.why, q.raw);
      for (const g of batch.gaps) gap.run(g.source, g.epoch, g.from, g.to, g.why, g.at);
      for (const [key, value] of Object.entries(batch.totals)) total.run(key, value);
      for (const [code, data] of batch.roster) roster.run(code, JSON.stringify(data));
    },
  };
}
