import type Database from 'better-sqlite3';
import type { StoredSecond } from '../../station/archive-port.ts';
import { decodeSecond } from './second-codec.ts';

/** The ends of waits in `(after, upTo]`, whole seconds since 1970. */
export function readSeconds(
  db: Database.Database,
  after = -1,
  upTo = Number.MAX_SAFE_INTEGER,
): StoredSecond[] {
  return db
    .prepare<[number, number], { second: number; counts: Uint8Array }>(
      'SELECT second, counts FROM seconds WHERE second > ? AND second <= ? ORDER BY second',
    )
    .all(after, upTo)
    .map(({ second, counts }) => ({ second, counts: decodeSecond(counts) }));
}
