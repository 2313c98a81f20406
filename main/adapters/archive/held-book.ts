import type Database from 'better-sqlite3';
import type { StoredRow } from '../../station/slots/row-codec.ts';
import { lengthOf } from '../../station/slots/row.ts';
import { HeldSlots, readHeld, type RowKey } from './held-slots.ts';

/** Each row is written at its place at least once in so many commits. */
const ROUND = 32;
/** Rows whose combinations follow one another so far lie on the same few pages and are written in the same commit. */
const NEIGHBOURS = 32;
/** Few rows are written at their places at once. */
const FEW = 64;

/** `held_slots` under its one writer, inside the commit's transaction. */
export interface HeldBook {
  /** What is held now. */
  rows(): HeldSlots;
  /**
   * Holds rows that a commit changed, but not of slots that ended by `over`, nor of days that are summed up: their sums are forgotten when a
   * row is written at its place. @returns rows to be written there now.
   */
  hold(rows: readonly StoredRow[], over: number): StoredRow[];
  /** Nothing is held any more. @returns what was, to be written at its places now. */
  takeAll(): StoredRow[];
  /** Forgets what is in memory, after a rollback. */
  drop(): void;
}

/** Prepares the statements for `held_slots`. */
export function prepareHeldBook(db: Database.Database): HeldBook {
  const add = db.prepare<[number, Uint8Array]>('INSERT INTO held_slots VALUES (?, ?)');
  const forget = db.prepare<[number]>('DELETE FROM held_slots WHERE n <= ?');
  const newest = db.prepare<[], number | null>('SELECT max(n) FROM held_slots').pluck();
  const summed = db.prepare<[], number>('SELECT end FROM day_figures ORDER BY start DESC LIMIT 1').pluck();
  let known: Held | null = null;
  const book = (): Held => (known ??= heldOf(readHeld(db), newest.get() ?? 0));

  function takeAll(): StoredRow[] {
    const { rows, n } = book();
    if (n > 0) forget.run(n);
    known = heldOf(new HeldSlots(), 0);
    return rows.all();
  }

  return {
    rows: () => book().rows,
    hold(changed, over) {
      const held = book();
      if (held.rows.size + changed.length <= FEW) {
        if (held.n === 0) return [...changed];
        for (const row of changed) held.rows.delete(row);
        return [...takeAll(), ...changed];
      }
      const { entry, added } = held.rows.add(changed);
      for (const key of added) held.rounds[roundOf(key)]!.push(key);
      const n = ++held.n;
      add.run(n, entry);
      // What such an old entry says has been written at its place since.
      forget.run(n - ROUND);
      const before = summed.get() ?? -Infinity;
      const due = changed.filter((row) => row.start + lengthOf(row.family) <= over || row.start < before);
      for (const row of due) held.rows.delete(row);
      for (const key of held.rounds[n % ROUND]!.splice(0)) {
        const row = held.rows.find(key);
        if (row) due.push(row);
        held.rows.delete(key);
      }
      return due;
    },
    takeAll,
    drop() {
      known = null;
    },
  };
}

/** What is held, the number of the newest entry, and which rows are due in which commit of a round. */
interface Held {
  rows: HeldSlots;
  n: number;
  rounds: RowKey[][];
}

function heldOf(rows: HeldSlots, n: number): Held {
  const rounds: RowKey[][] = Array.from({ length: ROUND }, () => []);
  for (const { family, start, combo } of rows.all()) {
    const key = { family, start, combo };
    rounds[roundOf(key)]!.push(key);
  }
  return { rows, n, rounds };
}

function roundOf({ combo }: RowKey): number {
  return Math.floor(combo / NEIGHBOURS) % ROUND;
}
