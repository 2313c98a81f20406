import type Database from 'better-sqlite3';
import type { CommitBatch } from '../../station/archive-port.ts';
import { stateCode } from './seat-change.ts';
import { encodeContact } from '../../station/floor/contact-codec.ts';

/** Seconds kept behind the rolling windows: the longest window. */
const KEPT_SECONDS = 1800;

/** Prepared statements that write a commit; all run inside the transaction the events were inserted in. */
export function prepareWrites(db: Database.Database) {
  const name = db.prepare('INSERT INTO names VALUES (?, ?, ?, ?)');
  const combo = db.prepare('INSERT INTO combos VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  const contactId = db.prepare('INSERT INTO contact_ids VALUES (?, ?, ?)');
  const newContact = db.prepare('INSERT INTO contacts VALUES (?, ?, ?, ?, ?, ?, ?)');
  const contact = db.prepare('UPDATE contacts SET offered = ?, last = ?, open = ?, body = ? WHERE code = ?');
  const slot = db.prepare('INSERT OR REPLACE INTO slots VALUES (?, ?, ?, ?)');
  const tracks = db.prepare('INSERT OR REPLACE INTO tracks VALUES (?, ?, ?, ?)');
  const unsealed = db.prepare('INSERT OR IGNORE INTO unsealed VALUES (?, ?)');
  const sealed = db.prepare('DELETE FROM unsealed WHERE family = ? AND start = ?');
  const second = db.prepare('INSERT OR REPLACE INTO seconds VALUES (?, ?)');
  const oldSeconds = db.prepare('DELETE FROM seconds WHERE second <= ?');
  const seat = db.prepare('INSERT OR REPLACE INTO seats VALUES (?, ?, ?, ?, ?)');
  const source = db.prepare('INSERT OR REPLACE INTO sources VALUES (?, ?, ?)');
  const epoch = db.prepare('INSERT OR REPLACE INTO epochs VALUES (?, ?, ?, ?)');
  const quarantined = db.prepare('INSERT INTO quarantine VALUES (NULL, ?, ?, ?, ?, ?, ?, ?)');
  const gap = db.prepare('INSERT INTO gaps VALUES (NULL, ?, ?, ?, ?, ?, ?)');
  const total = db.prepare('INSERT OR REPLACE INTO totals VALUES (?, ?)');
  const roster = db.prepare('INSERT OR REPLACE INTO roster VALUES (?, ?)');

  function contacts(changed: CommitBatch['contacts']): void {
    for (const { contact: each, open, offeredAt, lastAt, fresh } of changed) {
      const offered = offeredAt === 0 ? null : offeredAt;
      if (fresh) {
        contactId.run(each.source, each.id, each.code);
        newContact.run(each.code, each.source, each.id, offered, lastAt, open ? 1 : 0, encodeContact(each));
      } else contact.run(offered, lastAt, open ? 1 : 0, encodeContact(each), each.code);
    }
  }

  return {
    contacts,
    batch(batch: CommitBatch): void {
      for (const n of batch.names) name.run(n.code, n.kind, n.source, n.text);
      for (const c of batch.combos) combo.run(c.code, c.site, c.channel, c.business, c.language, c.ivrKey, c.queue, c.agent);
      for (const row of batch.slots.rows) slot.run(row.family, row.start, row.combo, row.figures);
      for (const row of batch.slots.tracks) tracks.run(row.family, row.start, row.combo, row.tracks);
      for (const key of batch.slots.unsealed) unsealed.run(key.family, key.start);
      for (const key of batch.slots.sealed) sealed.run(key.family, key.start);
      for (const s of batch.seconds) second.run(s.second, JSON.stringify([...s.counts]));
      if (batch.seconds.length > 0) oldSeconds.run(Math.max(...batch.seconds.map((s) => s.second)) - KEPT_SECONDS);
      for (const s of batch.seats) seat.run(s.agent, s.time, s.seq, stateCode(s.state), s.about);
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
