import type Database from 'better-sqlite3';
import type { ArchiveState } from '../../station/archive-port.ts';
import type { EpochRecord, SourceRecord } from '../../station/ingest/source-record.ts';
import type { Name } from '../../station/names.ts';
import type { Combo } from '../../station/slots/combos.ts';
import { loadFormulas } from './formula-versions.ts';
import { readSeconds } from './read-seconds.ts';
import { loadSeats } from './seat-change.ts';
import { contactOf } from './contact-row.ts';
import type { ContactRow } from './contact-row.ts';

const NAMES = 'SELECT code, kind, source, text FROM names';

/** Reads what a station starts from; small next to the events, so the first snapshot does not wait for history. */
export function loadState(db: Database.Database): ArchiveState {
  const totals = totalsOf(db);
  return {
    names: db.prepare<[], Name>(`${NAMES} WHERE kind <> 'data' ORDER BY code`).all(),
    dataNames: {
      next: maxCode(db, 'names') + 1,
      read: () => db.prepare<[], Name>(`${NAMES} WHERE kind = 'data' ORDER BY code`).all(),
    },
    combos: db
      .prepare<[], Combo>(
        'SELECT code, site, channel, business, language, ivr_key AS ivrKey, queue, agent FROM combos ORDER BY code',
      )
      .all(),
    sources: loadSources(db),
    openContacts: db
      .prepare<[], ContactRow>('SELECT code, source, id, body FROM contacts WHERE over IS NULL')
      .all()
      .map(contactOf),
    nextContact: maxCode(db, 'contacts') + 1,
    seats: loadSeats(db),
    seconds: readSeconds(db),
    newest: totals['newest'] ?? 0,
    totals,
    roster: loadRoster(db),
    formulas: loadFormulas(db),
  };
}

/** What `roster.*` events said, by name code. */
export function loadRoster(db: Database.Database): Map<number, Record<string, unknown>> {
  const rows = db.prepare<[], { name: number; data: string }>('SELECT name, data FROM roster').all();
  return new Map(rows.map((row) => [row.name, JSON.parse(row.data) as Record<string, unknown>]));
}

/** Highest code in use, 0 when none is. */
function maxCode(db: Database.Database, table: 'names' | 'contacts'): number {
  return db.prepare<[], number | null>(`SELECT max(code) FROM ${table}`).pluck().get() ?? 0;
}

/** Counters since the database was made. */
export function totalsOf(db: Database.Database): Record<string, number> {
  return Object.fromEntries(
    db
      .prepare<[], { name: string; value: number }>('SELECT name, value FROM totals')
      .all()
      .map((row) => [row.name, row.value]),
  );
}

/** Sources with their epochs. */
export function loadSources(db: Database.Database): SourceRecord[] {
  const epochs = db.prepare<[number], EpochRecord>(
    'SELECT code, id, next FROM epochs WHERE source = ? ORDER BY code',
  );
  return db
    .prepare<[], { code: number; facts: string }>('SELECT code, facts FROM sources ORDER BY code')
    .all()
    .map((row) => ({
      ...sourceFacts(row.facts),
      code: row.code,
      epochs: epochs.all(row.code),
    }));
}

/** Facts stored by an earlier version: no source was simulated, and alerts begin with what comes next. */
function sourceFacts(text: string): SourceRecord {
  const facts = JSON.parse(text) as Omit<SourceRecord, 'simulated' | 'judged'> & Partial<SourceRecord>;
  return { simulated: false, judged: facts.newestEvent, ...facts };
}
