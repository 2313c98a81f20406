import type { OutgoingEvent } from '../source/outbox.ts';
import type { SqliteOutbox } from '../source/sqlite-outbox.ts';
import { sqliteOutbox } from '../source/sqlite-outbox.ts';

/** How long a key is known again (ms); whoever tries for longer has lost more than an answer. */
export const KEYS_KEPT_MS = 30 * 86_400_000;

const TABLES = `
  CREATE TABLE source (one INTEGER PRIMARY KEY CHECK (one = 1), id TEXT NOT NULL, heard INTEGER NOT NULL, within INTEGER) STRICT;
  CREATE TABLE pushes (key TEXT PRIMARY KEY, digest TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE INDEX pushes_by_time ON pushes (at);
  CREATE TABLE refusals (seq INTEGER PRIMARY KEY, code TEXT NOT NULL, why TEXT NOT NULL) STRICT;
`;

/** A batch as it was pushed. */
export interface Push {
  /** What it is known by when it comes again. */
  key: string;
  /** Of its text: the same key with another text is another batch. */
  digest: string;
  events: readonly OutgoingEvent[];
  /** Within how many seconds the next one is promised; null: nothing is. */
  within: number | null;
}

/** The seqs that a push became. */
export interface PushedRange {
  digest: string;
  first: number;
  last: number;
}

/** An event that the station put into quarantine. */
export interface Refusal {
  seq: number;
  code: string;
  why: string;
}

/** The outbox of a source that pushes, with the keys of its pushes: both are written together or not at all. */
export interface PushBox {
  readonly source: string;
  readonly outbox: SqliteOutbox;
  /** When it pushed last (epoch ms; when the box was made, before the first), and what it promised then. */
  readonly heard: { at: number; within: number | null };
  find(key: string): PushedRange | undefined;
  /** Durable when it returns. @param at epoch ms */
  store(push: Push, at: number): PushedRange;
  /** It pushed nothing new. @param at epoch ms */
  called(at: number, within: number | null): void;
  refuse(refusal: Refusal): void;
  /** The station takes these again, and judges them anew. */
  takenAgain(from: number): void;
  refusals(range: PushedRange): Refusal[];
  close(): void;
}

/** Opens a source's box, or makes it where the file is not there. @throws when it is damaged or of a newer version */
export function openPushBox(file: string, made?: { source: string; at: number }): PushBox {
  const outbox = sqliteOutbox({ file, tables: TABLES });
  const { db } = outbox;
  if (made)
    db.prepare('INSERT OR IGNORE INTO source (one, id, heard) VALUES (1, ?, ?)').run(made.source, made.at);
  const stored = db
    .prepare<[], { id: string; heard: number; within: number | null }>('SELECT id, heard, within FROM source')
    .get();
  if (stored === undefined) {
    outbox.close();
    throw new Error(`${file}: it is not known whose outbox this is. Move the file away to start a new one.`);
  }
  let heard = { at: stored.heard, within: stored.within };
  const find = db.prepare<[string], PushedRange>('SELECT digest, first, last FROM pushes WHERE key = ?');
  const insert = db.prepare<[string, string, number, number, number]>(
    'INSERT INTO pushes (key, digest, first, last, at) VALUES (?, ?, ?, ?, ?)',
  );
  const forget = db.prepare<[number]>('DELETE FROM pushes WHERE at < ?');
  // Nobody can ask for them any more.
  const forgetRefusals = db.prepare<[]>('DELETE FROM refusals WHERE seq < (SELECT min(first) FROM pushes)');
  const call = db.prepare<[number, number | null]>('UPDATE source SET heard = ?, within = ?');
  const refuse = db.prepare<[number, string, string]>(
    'INSERT OR REPLACE INTO refusals (seq, code, why) VALUES (?, ?, ?)',
  );
  const judgeAnew = db.prepare<[number]>('DELETE FROM refusals WHERE seq >= ?');
  const refusals = db.prepare<[number, number], Refusal>(
    'SELECT seq, code, why FROM refusals WHERE seq BETWEEN ? AND ? ORDER BY seq',
  );
  return {
    source: stored.id,
    outbox,
    get heard() {
      return heard;
    },
    find: (key) => find.get(key),
    store({ key, digest, events, within }, at) {
      const first = outbox.last + 1;
      const last = outbox.append(events, (through) => {
        forget.run(at - KEYS_KEPT_MS);
        insert.run(key, digest, first, through, at);
        forgetRefusals.run();
        call.run(at, within);
      });
      heard = { at, within };
      return { digest, first, last };
    },
    called(at, within) {
      call.run(at, within);
      heard = { at, within };
    },
    refuse: ({ seq, code, why }) => void refuse.run(seq, code, why),
    takenAgain: (from) => void judgeAnew.run(from),
    refusals: ({ first, last }) => refusals.all(first, last),
    close: () => outbox.close(),
  };
}
