import type Database from 'better-sqlite3';

/** How often it is tried while somebody reads. */
const TRIES = 200;

/** Empties the write-ahead log, in which what was removed still stands; readers may have to finish first. */
export function* truncateLog(db: Database.Database): Generator<void> {
  const patience = db.pragma('busy_timeout', { simple: true }) as number;
  for (let tries = 0; tries < TRIES; tries++) {
    db.pragma('busy_timeout = 0');
    const [{ busy = 1 } = {}] = db.pragma('wal_checkpoint(TRUNCATE)') as { busy?: number }[];
    db.pragma(`busy_timeout = ${patience}`);
    yield;
    if (busy === 0) return;
  }
}
