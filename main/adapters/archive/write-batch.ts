import type Database from 'better-sqlite3';
import type { CommitBatch } from '../../station/archive-port.ts';
import { prepareAlertWrites } from './alerts.ts';
import { bulkInsert } from './bulk-insert.ts';
import type { ClosedDays } from './closed-days.ts';
import { stateCode } from './seat-change.ts';
import { encodeSecond } from './second-codec.ts';
import { prepareComplaintWrites } from './write-complaints.ts';
import { prepareContactWrites } from './write-contacts.ts';
import { prepareFeedWrites } from './write-feeds.ts';
import { prepareOrderWrites } from './write-orders.ts';
import { prepareSlotWrites, type SlotWriter } from './write-slots.ts';

/** Seconds kept behind the rolling windows: the longest window. */
const KEPT_SECONDS = 1800;

/** Writes a commit inside the transaction its events were inserted in. */
export interface BatchWriter {
  /** Figures that are not at their places yet, and how to write them there. */
  slots: Pick<SlotWriter, 'held' | 'settle'>;
  contacts(changed: CommitBatch['contacts']): void;
  /** Everything but the contacts. */
  batch(batch: CommitBatch): void;
  /** Forgets half-collected rows after a rollback. */
  drop(): void;
}

/** Prepares the statements that write a commit. */
export function prepareWrites(db: Database.Database, closedDays: ClosedDays): BatchWriter {
  const contacts = prepareContactWrites(db);
  const slots = prepareSlotWrites(db, closedDays);
  const writeFeeds = prepareFeedWrites(db);
  const writeAlerts = prepareAlertWrites(db);
  const complaints = prepareComplaintWrites(db);
  const writeSeconds = prepareSeconds(db);
  const orders = prepareOrderWrites(db);
  const name = db.prepare('INSERT INTO names VALUES (?, ?, ?, ?)');
  const combo = db.prepare('INSERT INTO combos VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  const seat = bulkInsert(db, 'INSERT OR REPLACE INTO seats', 5);
  const totals = prepareTotals(db);
  const roster = db.prepare('INSERT OR REPLACE INTO roster VALUES (?, ?)');
  return {
    slots,
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
      writeAlerts(batch.alerts);
      orders.write(batch.orders);
      complaints.write(batch.complaints);
      totals.write(batch.totals);
      for (const [code, data] of batch.roster) roster.run(code, JSON.stringify(data));
    },
    drop() {
      for (const each of [contacts, slots, seat, totals, orders, complaints]) each.drop();
    },
  };
}

/** Most totals stand still from one commit to the next: only those that moved are written. */
function prepareTotals(db: Database.Database): { write(totals: CommitBatch['totals']): void; drop(): void } {
  const write = db.prepare<[string, number]>('INSERT OR REPLACE INTO totals VALUES (?, ?)');
  let written: CommitBatch['totals'] = {};
  return {
    write(totals) {
      for (const [name, value] of Object.entries(totals)) if (written[name] !== value) write.run(name, value);
      written = totals;
    },
    drop() {
      written = {};
    },
  };
}

function prepareSeconds(db: Database.Database): (seconds: CommitBatch['seconds']) => void {
  const write = db.prepare('INSERT OR REPLACE INTO seconds VALUES (?, ?)');
  const forget = db.prepare('DELETE FROM seconds WHERE second <= ?');
  let newest = -Infinity;
  return (seconds) => {
    let last = newest;
    for (const each of seconds) {
      write.run(each.second, encodeSecond(each.counts));
      last = Math.max(last, each.second);
    }
    if (last > newest) forget.run(last - KEPT_SECONDS);
    newest = last;
  };
}
