import { randomUUID } from 'node:crypto';
import Database from 'better-sqlite3';
import type { GrowingOutbox, OutboxRun, OutgoingEvent } from './outbox.ts';
import { encodeEvent, moreListeners, OUTBOX_FULL } from './outbox.ts';

/** Raised with every change of the tables below. */
const FORMAT = 1;
const TABLES = `
  CREATE TABLE meta (one INTEGER PRIMARY KEY CHECK (one = 1), epoch TEXT NOT NULL, last INTEGER NOT NULL) STRICT;
  CREATE TABLE entries (seq INTEGER PRIMARY KEY, event TEXT, gap TEXT, CHECK ((event IS NULL) <> (gap IS NULL))) STRICT;
`;

export interface SqliteOutboxOptions {
  /** The outbox's own file; made, with its epoch, when it is not there. */
  file: string;
  /** Entries kept at most (about 300 bytes each); the oldest are dropped beyond it and told as a gap. */
  most?: number;
  /** Tables of whoever stores more beside the entries; made with the file. */
  tables?: string;
}

export interface SqliteOutbox extends GrowingOutbox {
  /** For the tables beside the entries. */
  readonly db: Database.Database;
  /** `alongside` is stored with the events or not at all; told the seq of the last one. */
  append(events: readonly OutgoingEvent[], alongside?: (through: number) => void): number;
  close(): void;
}

interface Entry {
  event: string | null;
  gap: string | null;
}

interface Row extends Entry {
  seq: number;
}

/**
 * The durable outbox of a live source: what `append` has returned for survives a crash of the process and of the
 * machine. Acked entries stay until the bound pushes them out, for a station that has to be restored from a back-up.
 * Throws when the file is not an outbox, is damaged, or was written by a newer version.
 */
export function sqliteOutbox(options: SqliteOutboxOptions): SqliteOutbox {
  const most = options.most ?? 1_000_000;
  const db = openDatabase(options.file, TABLES + (options.tables ?? ''));
  const more = moreListeners();
  const meta = db.prepare<[], { epoch: string; last: number }>('SELECT epoch, last FROM meta').get();
  if (meta === undefined)
    throw new Error(`${options.file}: the outbox has lost its epoch. Move the file away to start a new one.`);
  // `last` is kept apart from the rows, so that no seq is ever used twice, however few rows are left.
  let last = meta.last;
  let first =
    db.prepare<[], { seq: number | null }>('SELECT min(seq) AS seq FROM entries').get()?.seq ?? last + 1;
  const insert = db.prepare<[number, string | null, string | null]>(
    'INSERT INTO entries (seq, event, gap) VALUES (?, ?, ?)',
  );
  const setLast = db.prepare<[number]>('UPDATE meta SET last = ?');
  const drop = db.prepare<[number]>('DELETE FROM entries WHERE seq < ?');
  const select = db.prepare<[number, number], Row>(
    'SELECT seq, event, gap FROM entries WHERE seq >= ? ORDER BY seq LIMIT ?',
  );

  const commit = db.transaction((entries: readonly Entry[], alongside?: (through: number) => void) => {
    const through = last + entries.length;
    entries.forEach(({ event, gap }, at) => insert.run(last + 1 + at, event, gap));
    const keptFrom = Math.max(first, through - most + 1);
    if (keptFrom > first) drop.run(keptFrom);
    setLast.run(through);
    alongside?.(through);
    return { through, keptFrom };
  });

  function add(entries: readonly Entry[], alongside?: (through: number) => void): number {
    if (entries.length === 0) return last;
    const { through, keptFrom } = commit.immediate(entries, alongside);
    [last, first] = [through, keptFrom];
    more.tell();
    return last;
  }

  return {
    epoch: meta.epoch,
    get first() {
      return first;
    },
    get last() {
      return last;
    },
    onMore: more.onMore,
    acked: () => undefined,
    db,
    append: (events, alongside) =>
      add(
        events.map((event, at) => ({ event: encodeEvent(last + 1 + at, event), gap: null })),
        alongside,
      ),
    gap: (why) => add([{ event: null, gap: why }]),
    read: (from, limit) => (from > last ? null : toRun(from, select.all(from, limit.events), limit.chars)),
    close: () => db.close(),
  };
}

/** Rows as they lie → the first run of one kind; seqs without a row were dropped. */
function toRun(from: number, rows: readonly Row[], chars: number): OutboxRun | null {
  const head = rows[0];
  if (head === undefined) return null;
  if (head.seq > from) return { from, to: head.seq - 1, why: OUTBOX_FULL };
  if (head.gap !== null) return { from, to: from, why: head.gap };
  const events: string[] = [];
  let used = 0;
  for (const { event } of rows) {
    if (event === null || used >= chars) break;
    events.push(event);
    used += event.length;
  }
  return { from, events };
}

function openDatabase(file: string, tables: string): Database.Database {
  const db = new Database(file);
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    const format = db.pragma('user_version', { simple: true });
    if (format === 0) {
      db.transaction(() => {
        db.exec(tables);
        db.prepare('INSERT INTO meta (one, epoch, last) VALUES (1, ?, 0)').run(randomUUID());
        db.pragma(`user_version = ${FORMAT}`);
      }).immediate();
    } else if (format !== FORMAT) {
      throw new Error(`the outbox was written by a newer version of Callwall (format ${String(format)}).`);
    }
    return db;
  } catch (error) {
    db.close();
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
