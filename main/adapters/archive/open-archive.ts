import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Archive, CommitBatch } from '../../station/archive-port.ts';
import { prepareAccounts } from '../people/account-tables.ts';
import type { AccountTables } from '../people/account-tables.ts';
import { prepareAudit } from '../people/audit-book.ts';
import type { AuditBook } from '../people/audit-book.ts';
import { prepareAlertReads } from './alerts.ts';
import { prepareComplaintReads } from './complaints.ts';
import { bulkInsert } from './bulk-insert.ts';
import { prepareContactReads } from './contact-reads.ts';
import { prepareClosedDays, totalOf } from './closed-days.ts';
import { prepareDuty } from './duty.ts';
import { sumDays } from './day-figures.ts';
import { prepareDocuments } from './documents.ts';
import { addFormula, loadFormulas } from './formula-versions.ts';
import { loadState } from './load-state.ts';
import { prepareMessages } from './messages.ts';
import { migrate } from './migrate.ts';
import { prepareOrderReads } from './order-reads.ts';
import { purge } from './purge.ts';
import { oldestRow, prepareRowReads } from './row-reads.ts';
import { prepareSeatChanges } from './seat-changes.ts';
import { prepareSummaries } from './summary-journal.ts';
import type { SummaryJournal } from './summary-journal.ts';
import { prepareTransaction } from './transaction.ts';
import { prepareVisits } from './visits.ts';
import { type BatchWriter, prepareWrites } from './write-batch.ts';

/** Name of the database in the data folder. */
export const DATABASE = 'callwall.db';

/** The station's database, with what only its host looks at. */
export interface HostArchive extends Archive {
  readonly audit: AuditBook;
  readonly accounts: AccountTables;
  readonly summaries: SummaryJournal;
}

/** Another station has this data folder open; two writers would count twice. */
export class ArchiveBusyError extends Error {}

/**
 * Opens the station's database in `dir` (made if missing) as its one writer: WAL, `synchronous=FULL`, so a commit is
 * on disk when it returns, and readers go on beside it.
 * @throws FutureDatabaseError, ArchiveBusyError, or what the file system says.
 */
export function openArchive(dir: string): HostArchive {
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
  // KiB. A commit at full speed touches some 400 pages; what lies beyond is in the system's cache.
  db.pragma('cache_size = -1600');
  db.pragma('temp_store = MEMORY');
  // Pages, 160 MB. A checkpoint holds everything up for as long as its distinct pages take, however many came before.
  db.pragma('wal_autocheckpoint = 40000');
  // What is removed is overwritten. Pages that become free only where the purge asks for it.
  db.pragma('secure_delete = FAST');
  migrate(db);
}

function archiveOver(db: Database.Database, lock: Database.Database): HostArchive {
  const transaction = prepareTransaction(db);
  const events = bulkInsert(db, 'INSERT OR FAIL INTO events', 8);
  const seatChanges = prepareSeatChanges(db);
  const closedDays = prepareClosedDays(db);
  const visits = prepareVisits(db);
  const write = prepareWrites(db, closedDays);
  const { held } = write.slots;
  const rows = prepareRowReads(db, held.rows);
  const newest = newestRows(rows);
  const audit = prepareAudit(db);
  return {
    ...rows,
    ...prepareContactReads(db),
    ...prepareMessages(db),
    ...prepareDocuments(db),
    ...prepareAlertReads(db),
    ...prepareOrderReads(db),
    ...prepareComplaintReads(db),
    ...prepareDuty(db),
    audit,
    accounts: prepareAccounts(db, audit),
    summaries: prepareSummaries(db),
    alone: (write) => db.transaction(write).immediate(),
    visited: visits.visited,
    nextVisit: visits.nextVisit,
    addVisit: visits.addVisit,
    removeVisit: visits.removeVisit,
    ...prepareState(db, held),
    newestRow: newest.of,
    seatChangesAround: (agent, time, seq) => seatChanges.around(agent, time, seq),
    isStorageError: (cause) => cause instanceof Database.SqliteError,
    inTransaction: () => db.inTransaction,
    *purge(limits, days, orderDayOf) {
      // What is removed must not come back from where it is held.
      write.slots.settle();
      yield* quietly(db, purge(db, limits, days, orderDayOf), () => closedDays.read());
    },
    sumDays: (days) => quietly(db, sumDays(db, held.rows, days)),
    begin: () => transaction.begin(),
    insertEvent: (e) => events.add(e.epoch, e.seq, e.type, e.time, e.contact, e.agent, e.rest, e.extra),
    insertSeatChange: (change) => seatChanges.insert(change),
    writeContacts: (contacts) => write.contacts(contacts),
    commit(batch) {
      events.flush();
      seatChanges.flush();
      visits.flush();
      write.batch(batch);
      transaction.commit();
      newest.stored(batch.slots.rows);
    },
    rollback() {
      transaction.rollback();
      for (const each of [events, seatChanges, visits, write]) each.drop();
    },
    close() {
      db.close();
      lock.close();
    },
  };
}

/** What a station starts from, and what it is told of its past. */
function prepareState(
  db: Database.Database,
  held: BatchWriter['slots']['held'],
): Pick<HostArchive, 'load' | 'formulas' | 'addFormula' | 'purged' | 'oldestRow'> {
  return {
    load: () => loadState(db),
    formulas: () => loadFormulas(db),
    addFormula: (version) => addFormula(db, version),
    purged: () => ({ before: totalOf(db, 'purgedBefore'), on: totalOf(db, 'purgedOn') }),
    oldestRow: (from) => oldestRow(db, held.rows(), from),
  };
}

/** Start of the newest stored row by family: asked for after every commit. */
function newestRows(rows: Pick<Archive, 'newestRow'>) {
  const newest = new Map<number, number>();
  return {
    of(family: number): number {
      const known = newest.get(family) ?? rows.newestRow(family);
      newest.set(family, known);
      return known;
    },
    stored(written: CommitBatch['slots']['rows']): void {
      for (const { family, start } of written)
        if (start > (newest.get(family) ?? Infinity)) newest.set(family, start);
    },
  };
}

/** Steps of work, each run `withoutWaiting`; `done` after each. */
function* quietly(
  db: Database.Database,
  steps: Iterator<void>,
  done = (): void => undefined,
): Generator<void> {
  while (!withoutWaiting(db, () => steps.next()).done) {
    done();
    yield;
  }
}

/**
 * Runs work whose commits need not be on disk when they return: the next commit of events takes them along, and a power
 * failure before it leaves an earlier step, never half of one.
 */
function withoutWaiting<T>(db: Database.Database, work: () => T): T {
  db.pragma('synchronous = NORMAL');
  try {
    return work();
  } finally {
    db.pragma('synchronous = FULL');
  }
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
