import type Database from 'better-sqlite3';
import type { SummaryFile, WrittenSummary } from '../../../shared/contract/asks/summary-asks.ts';
import type { WrittenSummaryKind } from '../../../shared/model/summary-kinds.ts';
import type { Language } from '../../../shared/words/words.ts';
import type { Suspect } from '../../station/shift/late-suspects.ts';
import type { IssuedSummary, SummaryOf } from '../../station/shift/written-summary.ts';
import type { ToldSummary } from '../notify/hook-summary.ts';
import type { EventCursors } from './late-reads.ts';

/** What the station remembers between two looks. */
export interface SummaryWatch {
  /** Since when each kind is written, wall time, epoch ms. */
  since: Partial<Record<WrittenSummaryKind, number>>;
  /** Up to which event of each epoch was looked; null: nothing has been written yet. */
  cursors: EventCursors | null;
  suspects: Suspect[];
}

/** A line of the journal as it is written. */
export interface SummaryEntry extends SummaryOf {
  /** Wall time, epoch ms. */
  at: number;
  /** 0: it could not be written, see `error`. */
  issue: number;
  /** How often it was tried, this time included. */
  attempts: number;
  error: string;
  /** Of the figures; two of one hash have the same. */
  hash: string;
  files: readonly SummaryFile[];
  digest: Readonly<Partial<Record<Language, readonly string[]>>>;
  changes: Readonly<Record<Language, readonly string[]>>;
}

/** The summaries that were written; only ever added to. Writes go through `Station.store`. */
export interface SummaryJournal {
  watch(): SummaryWatch | null;
  putWatch(watch: SummaryWatch): void;
  /** Those that end after a time, epoch ms. */
  issuedAfter(time: number): IssuedSummary[];
  /** Those that were written after a time of the wall clock, with what web-hooks are told. */
  writtenAfter(time: number): ToldSummary[];
  /** @param figures deflated, of a summary that may still be corrected; null of one that failed */
  add(entry: SummaryEntry, figures: Uint8Array | null): void;
  /** Lets go of the figures of what ended before a time, epoch ms. */
  forgetFigures(before: number): void;
  figures(summary: number): Uint8Array | undefined;
}

interface Row extends Omit<SummaryEntry, 'files' | 'digest' | 'changes'> {
  id: number;
  files: string;
  digest: string;
  changes: string;
}

const COLUMNS =
  'id, at, kind, name, date, since AS "start", until AS "end", issue, attempts, error, hash, files, digest, changes';

/** Prepares the journal of a database. */
export function prepareSummaries(db: Database.Database): SummaryJournal {
  const watch = db.prepare<[], string>('SELECT body FROM summary_watch').pluck();
  const putWatch = db.prepare('INSERT OR REPLACE INTO summary_watch (one, body) VALUES (1, ?)');
  const issued = db.prepare<[number], IssuedSummary>(
    `SELECT id, kind, name, date, since AS "start", until AS "end", issue FROM summaries
     WHERE until > ? AND issue > 0 ORDER BY id`,
  );
  const written = db.prepare<[number], Row>(
    `SELECT ${COLUMNS} FROM summaries WHERE at > ? AND issue > 0 ORDER BY id`,
  );
  const insert = db.prepare(
    `INSERT INTO summaries (at, kind, name, date, since, until, issue, attempts, error, hash, files, digest, changes)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const insertFigures = db.prepare('INSERT INTO summary_figures (summary, until, body) VALUES (?, ?, ?)');
  const forget = db.prepare('DELETE FROM summary_figures WHERE until < ?');
  const figures = db
    .prepare<[number], Uint8Array>('SELECT body FROM summary_figures WHERE summary = ?')
    .pluck();
  return {
    watch() {
      const body = watch.get();
      return body === undefined ? null : (JSON.parse(body) as SummaryWatch);
    },
    putWatch: (state) => void putWatch.run(JSON.stringify(state)),
    issuedAfter: (time) => issued.all(time),
    writtenAfter: (time) =>
      written.all(time).map((row) => ({
        ...row,
        files: JSON.parse(row.files) as ToldSummary['files'],
        digest: JSON.parse(row.digest) as ToldSummary['digest'],
        changes: JSON.parse(row.changes) as ToldSummary['changes'],
      })),
    add({ files, digest, changes, ...row }, body) {
      const json = [files, digest, changes].map((each) => JSON.stringify(each));
      const { at, kind, name, date, start, end, issue, attempts, error, hash } = row;
      const facts = [at, kind, name, date, start, end, issue, attempts, error, hash] as const;
      const { lastInsertRowid: id } = insert.run(...facts, ...json);
      if (body !== null) insertFigures.run(id, end, body);
    },
    forgetFigures: (before) => void forget.run(before),
    figures: (summary) => figures.get(summary),
  };
}

/** What was written, newest first; those that failed at first are among them. */
export function listSummaries(
  db: Database.Database,
  { before, limit }: { before?: number | undefined; limit: number },
): WrittenSummary[] {
  const rows = db
    .prepare<[number, number], Row>(`SELECT ${COLUMNS} FROM summaries WHERE id < ? ORDER BY id DESC LIMIT ?`)
    .all(before ?? Number.MAX_SAFE_INTEGER, limit);
  return rows.map(({ hash: _hash, digest: _digest, files, changes, ...row }) => ({
    ...row,
    files: JSON.parse(files) as WrittenSummary['files'],
    changes: JSON.parse(changes) as WrittenSummary['changes'],
  }));
}
