import type Database from 'better-sqlite3';
import { decodeContact } from '../../station/floor/contact-codec.ts';
import { readLegs } from '../../station/floor/legs.ts';
import { visitOf } from '../../station/floor/visits.ts';
import type { RetentionLimits } from '../../station/retention/limits.ts';
import { families } from '../../station/slots/row.ts';
import { closeDays, digestMore, totalOf } from './closed-days.ts';
import type { ContactRow } from './contact-row.ts';
import { inPieces } from './in-pieces.ts';
import { purgeAlerts } from './purge-alerts.ts';
import { purgeOrders } from './purge-orders.ts';
import type { OrderDayOf } from '../../station/orders/order-archive.ts';
import { purgeComplaints } from './purge-complaints.ts';
import { truncateLog } from './truncate-log.ts';
import { prepareVisits } from './visits.ts';

type Days = readonly { start: number; end: number }[];

/** Removes the past, see `Archive.purge`. What was begun is stored first, so that it is finished after a crash. */
export function* purge(
  db: Database.Database,
  limits: RetentionLimits,
  days: Days,
  orderDayOf: OrderDayOf,
): Generator<void> {
  // Pages that become free are overwritten, too.
  db.pragma('secure_delete = ON');
  try {
    db.transaction(() => begin(db, limits, days)).immediate();
    yield;
    yield* inPieces(db, 4, (size) => digestMore(db, size));
    yield* purgeEvents(db, limits.events);
    yield* purgeSeatChanges(db, limits.events);
    yield* purgeContacts(db, limits.contacts);
    yield* purgeOrders(db, limits, orderDayOf);
    yield* purgeFigures(db);
    yield* purgeHeard(db, limits.heard);
    yield* purgeAlerts(db, limits);
    yield* purgeComplaints(db, limits);
    yield* truncateLog(db);
    note(db, 'purgedOn', limits.on);
  } finally {
    db.pragma('secure_delete = FAST');
  }
}

function begin(db: Database.Database, limits: RetentionLimits, days: Days): void {
  closeDays(db, days);
  note(db, 'purgedBefore', limits.events);
  // Figures go by whole days: a digest is of a whole one.
  const part = db
    .prepare<[number, number], number>('SELECT start FROM closed_days WHERE start < ? AND end > ?')
    .pluck()
    .get(limits.figures, limits.figures);
  const figures = Math.min(part ?? limits.figures, limits.events);
  db.prepare('DELETE FROM closed_days WHERE end <= ?').run(figures);
  note(db, 'figuresFrom', Math.max(figures, totalOf(db, 'figuresFrom')));
}

function note(db: Database.Database, name: string, value: number): void {
  db.prepare('INSERT OR REPLACE INTO totals VALUES (?, ?)').run(name, value);
}

/** What is gone of an epoch is counted, so that its cursor can still be checked. */
function count(
  db: Database.Database,
  epoch: number,
  what: 'events' | 'quarantined' | 'lost',
  n: number,
): void {
  if (n === 0) return;
  db.prepare(
    `INSERT INTO purged (epoch, events, quarantined, lost) VALUES (?, 0, 0, 0) ON CONFLICT DO NOTHING`,
  ).run(epoch);
  db.prepare(`UPDATE purged SET ${what} = ${what} + ? WHERE epoch = ?`).run(n, epoch);
}

/** All events of contacts that were over before the limit, and events about nobody. Others stay with their contact. */
function* purgeEvents(db: Database.Database, before: number): Generator<void> {
  const after = db
    .prepare<[number, number, number], number>(
      'SELECT seq FROM events WHERE epoch = ? AND seq >= ? ORDER BY seq LIMIT 1 OFFSET ?',
    )
    .pluck();
  const remove = db.prepare(
    `DELETE FROM events WHERE epoch = ? AND seq >= ? AND seq < ? AND time < ? AND (contact = 0
       OR EXISTS (SELECT 1 FROM contacts c WHERE c.code = contact AND c.over IS NOT NULL AND c.over < ?))`,
  );
  const epochs = db.prepare<[], number>('SELECT code FROM epochs').pluck().all();
  for (const epoch of [0, ...epochs]) {
    let from = 0;
    yield* inPieces(db, 500, (size) => {
      const to = after.get(epoch, from, size) ?? Infinity;
      const { changes } = remove.run(
        epoch,
        from,
        to === Infinity ? Number.MAX_SAFE_INTEGER : to,
        before,
        before,
      );
      count(db, epoch, 'events', changes);
      from = to;
      return to !== Infinity;
    });
  }
}

/** All but each agent's last change before the limit, since time in that state goes on after it. */
function* purgeSeatChanges(db: Database.Database, before: number): Generator<void> {
  type Key = { time: number; agent: number; seq: number };
  const next = db.prepare<[number, number, number, number, number], Key>(
    `SELECT time, agent, seq FROM seat_changes WHERE time < ? AND (time, agent, seq) > (?, ?, ?)
       ORDER BY time, agent, seq LIMIT ?`,
  );
  const remove = db.prepare('DELETE FROM seat_changes WHERE time = ? AND agent = ? AND seq = ?');
  const last = new Map<number, Key>();
  let at: Key = { time: -1, agent: 0, seq: 0 };
  yield* inPieces(db, 200, (size) => {
    const keys = next.all(before, at.time, at.agent, at.seq, size);
    for (const key of keys) {
      const old = last.get(key.agent);
      if (old) remove.run(old.time, old.agent, old.seq);
      last.set(key.agent, key);
      at = key;
    }
    return keys.length === size;
  });
}

/** Contacts with their ids, and what the book of visits has of them. */
function* purgeContacts(db: Database.Database, before: number): Generator<void> {
  const after = db
    .prepare<[number, number], number>(
      'SELECT code FROM contacts WHERE code >= ? ORDER BY code LIMIT 1 OFFSET ?',
    )
    .pluck();
  const doomed = db.prepare<[number, number, number], ContactRow>(
    'SELECT code, source, id, body FROM contacts WHERE code >= ? AND code < ? AND over < ?',
  );
  const remove = db.prepare('DELETE FROM contacts WHERE code = ?');
  const visits = prepareVisits(db);
  let from = 0;
  yield* inPieces(db, 200, (size) => {
    const to = after.get(from, size) ?? Number.MAX_SAFE_INTEGER;
    for (const { code, source, id, body } of doomed.all(from, to, before)) {
      const contact = decodeContact(code, source, id, body);
      const visit = visitOf(contact, readLegs(contact));
      if (visit) visits.removeVisit(visit, code);
      remove.run(code);
    }
    from = to;
    return to !== Number.MAX_SAFE_INTEGER;
  });
}

/** Figures and steps of the slots before the first one that is kept, one start after the other. */
function* purgeFigures(db: Database.Database): Generator<void> {
  const before = totalOf(db, 'figuresFrom');
  for (const table of ['slots', 'tracks']) {
    const oldest = db
      .prepare<[number], number | null>(`SELECT min(start) FROM ${table} WHERE family = ?`)
      .pluck();
    const remove = db.prepare(`DELETE FROM ${table} WHERE family = ? AND start = ?`);
    for (const family of families) {
      yield* inPieces(db, 4, (size) => {
        for (let n = 0; n < size; n++) {
          const start = oldest.get(family) ?? Infinity;
          if (start >= before) return false;
          remove.run(family, start);
        }
        return true;
      });
    }
  }
}

/** Quarantine and gaps that came before the limit. */
function* purgeHeard(db: Database.Database, before: number): Generator<void> {
  type Heard = { id: number; epoch: number; n: number };
  const kinds = [
    { table: 'quarantine', n: 'seq > 0', what: 'quarantined' },
    { table: 'gaps', n: 'last - first + 1', what: 'lost' },
  ] as const;
  for (const { table, n, what } of kinds) {
    const doomed = db.prepare<[number, number], Heard>(
      `SELECT id, epoch, ${n} AS n FROM ${table} WHERE at < ? ORDER BY id LIMIT ?`,
    );
    const remove = db.prepare(`DELETE FROM ${table} WHERE id = ?`);
    yield* inPieces(db, 50, (size) => {
      const rows = doomed.all(before, size);
      for (const row of rows) {
        remove.run(row.id);
        count(db, row.epoch, what, row.n);
      }
      return rows.length === size;
    });
  }
}
