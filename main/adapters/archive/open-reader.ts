import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { SecondsReader } from '../../station/slots/rolling-figures.ts';
import { databaseFacts } from './database-facts.ts';
import type { DatabaseReport } from '../../../shared/contract/asks/health-asks.ts';
import type { WrittenSummary } from '../../../shared/contract/asks/summary-asks.ts';
import type { AuditEntry } from '../../../shared/model/audit.ts';
import type { JournalEntry } from '../../../shared/model/alert.ts';
import { prepareAudit } from '../people/audit-book.ts';
import type { AuditQuery } from '../people/audit-book.ts';
import { readJournal } from './alerts.ts';
import type { JournalQuery } from './alerts.ts';
import { complaintReads } from './complaint-reads.ts';
import { heardReads } from './heard-reads.ts';
import type { HeardReader } from './heard-reads.ts';
import { readSeconds } from './read-seconds.ts';
import { changeOf, loadSeats } from './seat-change.ts';
import type { StoredChange } from './seat-change.ts';
import type { ComplaintReader } from '../../station/hotspots/complaint-reader.ts';
import type { RowsReader } from '../../station/rows/rows-reader.ts';
import type { WaitReader } from '../../station/alerts/ended-waits.ts';
import { queuesOfTeam } from '../../station/floor/team-queues.ts';
import type { Seat } from '../../station/floor/seats.ts';
import type { Name } from '../../station/names.ts';
import type { Combo } from '../../station/slots/combos.ts';
import type { FigureReader } from '../../station/slots/query.ts';
import { family } from '../../station/slots/row.ts';
import type { DutyReader } from '../../station/shift/duty-archive.ts';
import type { SlotKey } from '../../station/slots/rows.ts';
import type { LiveReader } from '../../station/live.ts';
import type { VerifyReader } from '../../station/verify.ts';
import type { DocumentArchive, StoredEvent } from '../../station/archive-port.ts';
import type { OpenContact } from '../../station/floor/open-contact.ts';
import { readOpenContact } from '../../station/floor/open-contact.ts';
import { checkClosedDays, totalOf } from './closed-days.ts';
import { contactOf, contactsBetween } from './contact-row.ts';
import type { ContactRow } from './contact-row.ts';
import { dutyReads } from './duty.ts';
import { storedDays, wrongDays } from './day-figures.ts';
import { prepareDocuments } from './documents.ts';
import { loadFormulas } from './formula-versions.ts';
import { type HeldSlots, readHeld } from './held-slots.ts';
import { rowsInOrder, slotsBetween } from './joined-slots.ts';
import { lateReads } from './late-reads.ts';
import type { LateReader } from './late-reads.ts';
import { checkVersion } from './migrate.ts';
import { loadRoster, loadSources, totalsOf } from './load-state.ts';
import { DATABASE } from './open-archive.ts';
import { orderReads } from './order-reads.ts';
import type { OrderReader } from './order-reads.ts';
import { storyReads } from './story-reads.ts';
import { listSummaries } from './summary-journal.ts';

const CONTACT = 'SELECT code, source, id, body FROM contacts';
const NAMES = 'SELECT code, kind, source, text FROM names';
const COMBOS = 'SELECT code, site, channel, business, language, ivr_key AS ivrKey, queue, agent FROM combos';

/** Which combinations the rows of a family have, in the words of `combos`. */
const COMBOS_OF: Record<number, string> = {
  [family.leaf]: 'agent = 0',
  [family.scope]: 'agent = 0 AND site = 0 AND channel = 0 AND business = 0 AND language = 0 AND ivr_key = 0',
  [family.agent]: 'queue = 0 AND site = 0 AND channel = 0 AND business = 0 AND language = 0 AND ivr_key = 0',
};

/** Read access to a station's database, also while the station writes it. */
export interface ArchiveReader
  extends
    SecondsReader,
    LiveReader,
    VerifyReader,
    WaitReader,
    RowsReader,
    HeardReader,
    OrderReader,
    ComplaintReader,
    DutyReader,
    LateReader {
  facts(): DatabaseReport;
  documentVersions: DocumentArchive['documentVersions'];
  /** Lines of the alerts' journal, newest first. */
  journal(query: JournalQuery): JournalEntry[];
  /** Entries of the audit journal, newest first. */
  audit(query: AuditQuery): AuditEntry[];
  /** Summaries that the station wrote by itself, newest first. */
  summaries(query: { before?: number | undefined; limit: number }): WrittenSummary[];
  close(): void;
}

/** There is no database in the folder: no station ever ran there. */
export class NoDatabaseError extends Error {}

/** Opens the database of `dir` read-only. @throws NoDatabaseError, FutureDatabaseError, PastDatabaseError */
export function openReader(dir: string): ArchiveReader {
  const db = openAtOneMoment(dir);
  let read: HeldSlots | null = null;
  const held = (): HeldSlots => (read ??= readHeld(db));
  return {
    ...figureReads(db, held),
    ...liveReads(db),
    ...verifyReads(db, held),
    ...storyReads(db),
    ...heardReads(db),
    ...orderReads(db),
    ...complaintReads(db),
    ...dutyReads(db),
    ...lateReads(db),
    roster: () => loadRoster(db),
    seconds: (after, upTo) => readSeconds(db, after, upTo),
    facts: () => databaseFacts(db),
    documentVersions: (kind, most) => prepareDocuments(db).documentVersions(kind, most),
    journal: (query) => readJournal(db, query),
    audit: (query) => prepareAudit(db).list(query),
    summaries: (query) => listSummaries(db, query),
    close: () => db.close(),
  };
}

function figureReads(db: Database.Database, held: () => HeldSlots): FigureReader {
  const tracks = db
    .prepare<[number, number], [number, Uint8Array]>(
      'SELECT combo, tracks FROM tracks WHERE family = ? AND start = ?',
    )
    .raw();
  const namesOf = (kinds: readonly string[]): Name[] =>
    db
      .prepare<string[], Name>(
        `${NAMES} WHERE kind <> 'data' AND kind IN (${kinds.map(() => '?').join()}) ORDER BY code`,
      )
      .all(...kinds);
  return {
    slotsBetween: (family, from, to, combo) => slotsBetween(db, held(), family, from, to, combo),
    daysBetween: (from, to) => storedDays(db, from, to),
    namesOf,
    combos: () => db.prepare<[], Combo>(COMBOS).all(),
    combosOf: (of) => db.prepare<[], Combo>(`${COMBOS} WHERE ${COMBOS_OF[of]}`).all(),
    openBefore: (time) => openBefore(db, time),
    teams: () => teamsOf(db, namesOf(['team']), loadSeats(db)),
    queuesOf: (team) => queuesOfTeam(loadRoster(db), loadSeats(db), team),
    sourceIds: () => sourceIds(db),
    newest: () => totalsOf(db)['newest'] ?? 0,
    formulas: () => loadFormulas(db),
    tracksOfSlot: (family, start) => tracks.iterate(family, start),
    unsealed: () => db.prepare<[], SlotKey>('SELECT family, start FROM unsealed').all(),
    contactsBetween: (from, to) => contactsBetween(db, from, to),
  };
}

function liveReads(db: Database.Database): LiveReader {
  return {
    names: () => db.prepare<[], Name>(`${NAMES} ORDER BY code`).all(),
    openContacts: () => db.prepare<[], ContactRow>(`${CONTACT} WHERE over IS NULL`).all().map(contactOf),
    sources: () => loadSources(db),
    seats: () => loadSeats(db),
    sourceClock: () => totalsOf(db)['sourceClock'] === 1,
    newest: () => totalsOf(db)['newest'] ?? 0,
  };
}

function verifyReads(
  db: Database.Database,
  held: () => HeldSlots,
): Omit<VerifyReader, 'names' | 'combos' | 'sourceIds' | keyof OrderReader | keyof ComplaintReader> {
  const visit = db
    .prepare<[string, number, number, number], number>(
      'SELECT 1 FROM visits WHERE customer = ? AND business = ? AND offered = ? AND contact = ?',
    )
    .pluck();
  return {
    hasVisit: ({ customer, business, offeredAt }, contact) =>
      visit.get(customer, business, offeredAt, contact) !== undefined,
    visitCount: () => db.prepare<[], number>('SELECT count(*) FROM visits').pluck().get()!,
    contacts: () =>
      db
        .prepare<[], ContactRow & { over: number | null }>(
          'SELECT code, source, id, over, body FROM contacts ORDER BY code',
        )
        .iterate(),
    eventsByContact: () =>
      db
        .prepare<[], StoredEvent>(
          'SELECT epoch, seq, type, time, contact, agent, rest, extra FROM events WHERE contact > 0 ORDER BY contact',
        )
        .iterate(),
    rowsInOrder: (from) => rowsInOrder(db, held(), from),
    purgedBefore: () => totalOf(db, 'purgedBefore'),
    checkClosedDays: () => checkClosedDays(db),
    wrongDays: () => wrongDays(db, held),
    *seatChanges() {
      const changes = db.prepare<[], StoredChange>(
        'SELECT agent, time, seq, state FROM seat_changes ORDER BY agent, time, seq',
      );
      for (const change of changes.iterate()) yield changeOf(change);
    },
    sequenceCounts: () => sequenceCounts(db),
  };
}

function sourceIds(db: Database.Database): Map<number, string> {
  return new Map(loadSources(db).map((source) => [source.code, source.id]));
}

/** Thousands may be open, so their bodies come joined, too, with their sizes beside them. */
function openBefore(db: Database.Database, time: number): OpenContact[] {
  const [bodies, sizes] = db
    .prepare<[number], [Uint8Array | null, string]>(
      `SELECT CAST(group_concat(body, '') AS BLOB), json_group_array(length(body)) FROM contacts
         WHERE over IS NULL AND offered < ?`,
    )
    .raw()
    .get(time)!;
  let at = 0;
  return (JSON.parse(sizes) as number[]).map((size) => readOpenContact(bodies!.subarray(at, (at += size))));
}

/** All reads see one moment, whatever the station commits meanwhile. */
function openAtOneMoment(dir: string): Database.Database {
  const file = join(dir, DATABASE);
  if (!existsSync(file)) throw new NoDatabaseError(`there is no ${DATABASE} in ${dir}`);
  const db = new Database(file, { readonly: true });
  db.exec('BEGIN');
  try {
    checkVersion(db);
    return db;
  } catch (cause) {
    db.close();
    throw cause;
  }
}

/** Team of each agent: the roster's, else that of its newest state. */
function teamsOf(db: Database.Database, names: readonly Name[], seats: readonly Seat[]): Map<number, number> {
  const codes = new Map(names.filter((name) => name.kind === 'team').map((name) => [name.text, name.code]));
  const teams = new Map(seats.map((seat) => [seat.agent, seat.team]));
  for (const [name, { team }] of loadRoster(db))
    if (typeof team === 'string' && codes.has(team)) teams.set(name, codes.get(team)!);
  return teams;
}

type SequenceCount = ReturnType<VerifyReader['sequenceCounts']>[number];

/** What there is or was of each epoch, beside its cursor. */
function sequenceCounts(db: Database.Database): SequenceCount[] {
  const counts = db.prepare<[], SequenceCount>(
    `SELECT e.code AS epoch, e.id, s.id AS source, e.next,
           (SELECT count(*) FROM events v WHERE v.epoch = e.code) + coalesce(p.events, 0) AS events,
           (SELECT count(*) FROM quarantine q WHERE q.epoch = e.code AND q.seq > 0)
             + coalesce(p.quarantined, 0) AS quarantined,
           (SELECT coalesce(sum(g.last - g.first + 1), 0) FROM gaps g WHERE g.epoch = e.code)
             + coalesce(p.lost, 0) AS lost
         FROM epochs e JOIN sources s ON s.code = e.source LEFT JOIN purged p ON p.epoch = e.code ORDER BY e.code`,
  );
  return counts.all();
}
