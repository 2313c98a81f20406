import type Database from 'better-sqlite3';

/** A piece of work may hold the station up for about this long (ms): pieces are made smaller or larger accordingly. */
const AIM_MS = 6;
const LARGEST = 20_000;

/**
 * Does work in pieces, a transaction each, with a stop after each one.
 * @param piece is given how much to do at once, and returns whether there is more.
 */
export function* inPieces(
  db: Database.Database,
  first: number,
  piece: (size: number) => boolean,
): Generator<void> {
  const transaction = db.transaction(piece);
  let size = first;
  for (let more = true; more;) {
    const from = performance.now();
    more = transaction.immediate(size);
    const took = performance.now() - from;
    if (took < AIM_MS / 2) size = Math.min(LARGEST, size * 2);
    else if (took > AIM_MS) size = Math.max(1, size >> 1);
    yield;
  }
}
