import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Archive, StoredEvent } from '../../station/archive-port.ts';
import type { StoredRow, StoredTracks } from '../../station/slots/row-codec.ts';
import type { SlotKey } from '../../station/slots/rows.ts';
import { loadState } from './load-state.ts';
import { bulkInsert } from './bulk-insert.ts';
import { migrate } from './migrate.ts';
import { prepareWrites } from './write-batch.ts';
import { contactOf, contactsBetween } from './contact-row.ts';
import type { ContactRow } from './contact-row.ts';
import { changeOf, stateCode } from './seat-change.ts';
import type { StoredChange } from './seat-change.ts';

/** Name of the database in the data folder. */
export const DATABASE = 'callwall.db';

/** Another station has this data folder open; two writers would count twice. */
export class ArchiveBusyError extends Error {}

/**
 * Opens the station's database in `dir` (made if missing) as its one writer: WAL, `synchronous=FULL`, so a commit is
 * on disk when it returns, and readers go on beside it.
 * @throws FutureDatabaseError, ArchiveBusyError, or what the file system says.
 */
export function openArchive(dir: string): Archive {
  mkdirSync(dir, { recursive: true });
  const lock = lockFolder(dir);
  try {
    return archiveOver(openDatabase(dir), lock);
  } catch (cause) {
    lock.close();
    throw cause;
  }
}

function openDatabase(dir: string): Database.Database {
  const db = new Database(join(dir, DATABASE));
  try {
    prepareDatabase(db);
    return db;
  } catch (cause) {
    db.close();
    throw cause;
  }
}

function prepareDatabase(db: Database.Database): void {
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = OFF');
  db.pragma('cache_size = -16000');
  db.pragma('wal_autocheckpoint = 20000');
  migrate(db);
}

function archiveOver(db: Database.Database, lock: Database.Database): Archive {
  const write = prepareWrites(db);
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  const rollback = db.prepare('ROLLBACK');
  const events = bulkInsert(db, 'INSERT INTO events', 8);
  const seatChanges = bulkInsert(db, 'INSERT OR IGNORE INTO seat_changes', 4);
  const oneRow = db.prepare<[number, number, number], StoredRow>(
    'SELECT family, start, combo, figures FROM slots WHERE family = ? AND start = ? AND combo = ?',
  );
  const oneTracks = db.prepare<[number, number, number], StoredTracks>(
    'SELECT family, start, combo, tracks FROM tracks WHERE family = ? AND start = ? AND combo = ?',
  );
  const newestOf = db.prepare<[number], { start: number | null }>('SELECT max(start) AS start FROM slots WHERE family = ?');
  const manyRows = db.prepare<[number, number, number], StoredRow>(
    'SELECT family, start, combo, figures FROM slots WHERE family = ? AND start >= ? AND start < ?',
  );
  const comboRows = db.prepare<[number, number, number, number], StoredRow>(
    'SELECT family, start, combo, figures FROM slots WHERE family = ? AND start >= ? AND start < ? AND combo = ?',
  );
  const contactCode = db.prepare<[number, string], { code: number }>('SELECT code FROM contact_ids WHERE source = ? AND id = ?');
  const contactRow = db.prepare<[number], ContactRow>('SELECT code, source, id, body FROM contacts WHERE code = ?');
  const offered = db.prepare<[number, number], ContactRow>('SELECT code, source, id, body FROM contacts WHERE offered >= ? AND offered < ?');
  const seatBefore = db.prepare<[number, number, number, number], StoredChange>(
    `SELECT agent, time, seq, state FROM seat_changes WHERE time <= ? AND agent = ? AND (time, seq) < (?, ?) ORDER BY time DESC, seq DESC LIMIT 1`,
  );
  const seatAfter = db.prepare<[number, number, number, number], StoredChange>(
    `SELECT agent, time, seq, state FROM seat_changes WHERE time >= ? AND agent = ? AND (time, seq) >= (?, ?) ORDER BY time, seq LIMIT 1`,
  );
  let open = false;

  return {
    load: () => loadState(db),
    loadRow: (family, start, combo) => oneRow.get(family, start, combo),
    loadTracks: (family, start, combo) => oneTracks.get(family, start, combo),
    unsealed: () => db.prepare<[], SlotKey>('SELECT family, start FROM unsealed').all(),
    contactsBetween: (from, to) => contactsBetween(db, from, to),
    newestRow: (family) => newestOf.get(family)?.start ?? -Infinity,
    rowsBetween: (family, from, to, combo) =>
      combo === undefined ? manyRows.all(family, from, to) : comboRows.all(family, from, to, combo),
    findContact(source, id) {
      const found = contactCode.get(source, id);
      const row = found && contactRow.get(found.code);
      return row && contactOf(row);
    },
    contactsOffered: (from, to) => offered.all(from, to).map(contactOf),
    seatChangesAround(agent, time, seq) {
      seatChanges.flush();
      const before = seatBefore.get(time, agent, time, seq);
      const after = seatAfter.get(time, agent, time, seq);
      return { before: before && changeOf(before), after: after && changeOf(after) };
    },
    begin() {
      if (open) return;
      begin.run();
      open = true;
    },
    insertEvent(e: StoredEvent) {
      events.add(e.epoch, e.seq, e.type, e.time, e.contact, e.agent, e.rest, e.extra);
    },
    insertSeatChange(change) {
      seatChanges.add(change.time, change.agent, change.seq, stateCode(change.state));
    },
    writeContacts: (contacts) => write.contacts(contacts),
    commit(batch) {
      events.flush();
      seatChanges.flush();
      write.batch(batch);
      commit.run();
      open = false;
    },
    rollback() {
      if (open && db.inTransaction) rollback.run();
      events.drop();
      seatChanges.drop();
      write.drop();
      open = false;
    },
    close() {
      db.close();
      lock.close();
    },
  };
}

/** One station a folder: a lock that the system lets go of when the process dies, however it dies. */
function lockFolder(dir: string): Database.Database {
  const lock = new Database(join(dir, 'station.lock'), { timeout: 0 });
  try {
    lock.pragma('locking_mode = EXCLUSIVE');
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (cause) {
    lock.close();
    throw new ArchiveBusyError(`another station uses the data folder ${dir}`, { cause });
  }
}
