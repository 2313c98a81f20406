import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { changeOf, loadSeats } from './seat-change.ts';
import type { StoredChange } from './seat-change.ts';
import type { Seat } from '../../station/floor/seats.ts';
import type { Name } from '../../station/names.ts';
import type { Combo } from '../../station/slots/combos.ts';
import type { FigureReader } from '../../station/slots/query.ts';
import type { StoredRow, StoredTracks } from '../../station/slots/row-codec.ts';
import type { SlotKey } from '../../station/slots/rows.ts';
import type { LiveReader } from '../../station/live.ts';
import type { VerifyReader } from '../../station/verify.ts';
import type { StoredEvent } from '../../station/archive-port.ts';
import { contactOf, contactsBetween } from './contact-row.ts';
import type { ContactRow } from './contact-row.ts';
import { loadSources, totalsOf } from './load-state.ts';
import { DATABASE } from './open-archive.ts';

/** Read access to a station's database, also while the station writes it. */
export interface ArchiveReader extends FigureReader, LiveReader, VerifyReader {
  close(): void;
}

/** There is no database in the folder: no station ever ran there. */
export class NoDatabaseError extends Error {}

/** Opens the database of `dir` read-only. @throws NoDatabaseError */
export function openReader(dir: string): ArchiveReader {
  const db = openAtOneMoment(dir);
  const rows =
    'SELECT family, start, combo, figures FROM slots WHERE family = ? AND start >= ? AND start < ?';
  const tracks = db.prepare<[number, number, number], StoredTracks>(
    'SELECT family, start, combo, tracks FROM tracks WHERE family = ? AND start = ? AND combo = ?',
  );
  const contact = 'SELECT code, source, id, body FROM contacts';
  const seats = (): Seat[] => loadSeats(db);
  const names = (): Name[] =>
    db.prepare<[], Name>('SELECT code, kind, source, text FROM names ORDER BY code').all();
  return {
    rowsBetween: (family, from, to, combo) =>
      combo === undefined
        ? db.prepare<[number, number, number], StoredRow>(rows).iterate(family, from, to)
        : db
            .prepare<[number, number, number, number], StoredRow>(`${rows} AND combo = ?`)
            .iterate(family, from, to, combo),
    names,
    combos: () =>
      db
        .prepare<[], Combo>(
          'SELECT code, site, channel, business, language, ivr_key AS ivrKey, queue, agent FROM combos',
        )
        .all(),
    openContacts: () => db.prepare<[], ContactRow>(`${contact} WHERE over IS NULL`).all().map(contactOf),
    teams: () => teamsOf(db, names(), seats()),
    sourceIds: () => new Map(loadSources(db).map((source) => [source.code, source.id])),
    newest: () => totalsOf(db)['newest'] ?? 0,
    sources: () => loadSources(db),
    seats,
    sourceClock: () => totalsOf(db)['sourceClock'] === 1,
    contacts: () => db.prepare<[], ContactRow>(`${contact} ORDER BY code`).iterate(),
    eventsByContact: () =>
      db
        .prepare<[], StoredEvent>(
          'SELECT epoch, seq, type, time, contact, agent, rest, extra FROM events WHERE contact > 0 ORDER BY contact',
        )
        .iterate(),
    rowsInOrder: () =>
      db
        .prepare<[], StoredRow>(
          'SELECT family, start, combo, figures FROM slots ORDER BY family, start, combo',
        )
        .iterate(),
    *seatChanges() {
      const changes = db.prepare<[], StoredChange>(
        'SELECT agent, time, seq, state FROM seat_changes ORDER BY agent, time, seq',
      );
      for (const change of changes.iterate()) yield changeOf(change);
    },
    loadTracks: (family, start, combo) => tracks.get(family, start, combo),
    unsealed: () => db.prepare<[], SlotKey>('SELECT family, start FROM unsealed').all(),
    contactsBetween: (from, to) => contactsBetween(db, from, to),
    sequenceCounts: () => sequenceCounts(db),
    close: () => db.close(),
  };
}

/** All reads see one moment, whatever the station commits meanwhile. */
function openAtOneMoment(dir: string): Database.Database {
  const file = join(dir, DATABASE);
  if (!existsSync(file)) throw new NoDatabaseError(`there is no ${DATABASE} in ${dir}`);
  const db = new Database(file, { readonly: true });
  db.exec('BEGIN');
  return db;
}

/** Team of each agent: the roster's, else that of its newest state. */
function teamsOf(db: Database.Database, names: readonly Name[], seats: readonly Seat[]): Map<number, number> {
  const codes = new Map(names.filter((name) => name.kind === 'team').map((name) => [name.text, name.code]));
  const teams = new Map(seats.map((seat) => [seat.agent, seat.team]));
  for (const row of db.prepare<[], { name: number; data: string }>('SELECT name, data FROM roster').all()) {
    const { team } = JSON.parse(row.data) as { team?: string };
    if (team !== undefined && codes.has(team)) teams.set(row.name, codes.get(team)!);
  }
  return teams;
}

type SequenceCount = ReturnType<VerifyReader['sequenceCounts']>[number];

/** What there is of each epoch, beside its cursor. */
function sequenceCounts(db: Database.Database): SequenceCount[] {
  const counts = db.prepare<[], SequenceCount>(
    `SELECT e.code AS epoch, e.id, s.id AS source, e.next,
           (SELECT count(*) FROM events v WHERE v.epoch = e.code) AS events,
           (SELECT count(*) FROM quarantine q WHERE q.epoch = e.code AND q.seq > 0) AS quarantined,
           (SELECT coalesce(sum(g.last - g.first + 1), 0) FROM gaps g WHERE g.epoch = e.code) AS lost
         FROM epochs e JOIN sources s ON s.code = e.source ORDER BY e.code`,
  );
  return counts.all();
}
