import { randomUUID } from 'node:crypto';
import Database from 'better-sqlite3';
import type { HookEvent } from './hook-event.ts';

/** Raised with every change of the table below. */
const FORMAT = 1;
/**
 * What each hook was ever given, so that nothing is given twice; `body` until it is settled. `batch`: those that are
 * sent together, again and again the same ones until it works.
 */
const TABLE = `
  CREATE TABLE events (
    hook TEXT NOT NULL, id TEXT NOT NULL, added INTEGER NOT NULL, batch TEXT, settled INTEGER NOT NULL DEFAULT 0, body TEXT,
    PRIMARY KEY (hook, id)
  ) STRICT;
  CREATE INDEX events_to_send ON events (hook, added) WHERE settled = 0;
`;
/** How long an event is remembered after it was given, ms: longer than any alert that stands. */
const KEPT_MS = 35 * 86_400_000;

/** Events that are sent together. */
export interface HookBatch {
  /** The same as long as it takes to send it, over restarts. */
  key: string;
  /** When the oldest of them was added, epoch ms. */
  added: number;
  events: HookEvent[];
}

/** What still has to be sent, by hook; survives the process. Times in epoch ms of the wall clock. */
export interface HookOutbox {
  /** Takes what it was not given before; returns how many that were. */
  add(hook: string, events: readonly HookEvent[], now: number): number;
  /** The batch under way, else the oldest events as a new one; null when there is nothing to send. */
  nextBatch(hook: string, most: { events: number; bytes: number }): HookBatch | null;
  /** Sent, or given up. */
  settle(hook: string, key: string): void;
  waiting(hook: string): number;
  close(): void;
}

/** Opens the outbox of the web-hooks, a file of its own. @throws Error when it is damaged or of a newer version */
export function openHookOutbox(file: string, now: number): HookOutbox {
  const db = openDatabase(file);
  db.prepare('DELETE FROM events WHERE added < ?').run(now - KEPT_MS);
  const insert = db.prepare<[string, string, number, string]>(
    'INSERT OR IGNORE INTO events (hook, id, added, body) VALUES (?, ?, ?, ?)',
  );
  const add = db.transaction((hook: string, events: readonly HookEvent[], at: number) =>
    events.reduce((sum, event) => sum + insert.run(hook, event.id, at, JSON.stringify(event)).changes, 0),
  );
  const open = db.prepare<[string], { batch: string; added: number; body: string }>(
    'SELECT batch, added, body FROM events WHERE hook = ? AND settled = 0 AND batch IS NOT NULL ORDER BY rowid',
  );
  const unsent = db.prepare<[string, number], { id: string; body: string }>(
    'SELECT id, body FROM events WHERE hook = ? AND settled = 0 AND batch IS NULL ORDER BY rowid LIMIT ?',
  );
  const join = db.prepare<[string, string, string]>('UPDATE events SET batch = ? WHERE hook = ? AND id = ?');
  const settle = db.prepare<[string, string]>(
    'UPDATE events SET settled = 1, body = NULL WHERE hook = ? AND batch = ?',
  );
  const count = db
    .prepare<[string], number>('SELECT count(*) FROM events WHERE hook = ? AND settled = 0')
    .pluck();

  const begin = db.transaction((hook: string, most: { events: number; bytes: number }) => {
    const key = randomUUID();
    let bytes = 0;
    for (const { id, body } of unsent.all(hook, most.events)) {
      bytes += Buffer.byteLength(body);
      if (bytes > most.bytes && bytes > Buffer.byteLength(body)) return;
      join.run(key, hook, id);
    }
  });

  return {
    add: (hook, events, at) => (events.length === 0 ? 0 : add(hook, events, at)),
    nextBatch(hook, most) {
      if (open.get(hook) === undefined) begin(hook, most);
      const rows = open.all(hook);
      const [first] = rows;
      if (first === undefined) return null;
      const events = rows.map(({ body }) => JSON.parse(body) as HookEvent);
      return { key: first.batch, added: first.added, events };
    },
    settle: (hook, key) => void settle.run(hook, key),
    waiting: (hook) => count.get(hook) ?? 0,
    close: () => db.close(),
  };
}

function openDatabase(file: string): Database.Database {
  const db = new Database(file);
  try {
    db.pragma('journal_mode = WAL');
    // Nothing waits for the disk: what a power failure takes is told again, for the alerts still stand then.
    db.pragma('synchronous = NORMAL');
    const format = db.pragma('user_version', { simple: true });
    if (format === 0) {
      db.exec(`BEGIN; ${TABLE} PRAGMA user_version = ${FORMAT}; COMMIT`);
    } else if (format !== FORMAT) {
      throw new Error(`it was written by a newer version of Callwall (format ${String(format)})`);
    }
    return db;
  } catch (fault) {
    db.close();
    throw new Error(`${file}: ${fault instanceof Error ? fault.message : String(fault)}`, { cause: fault });
  }
}
