import Database from 'better-sqlite3';
import { array, assert, constantFrom, integer, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StoredRow } from '../../station/slots/row-codec.ts';
import { families, lengthOf } from '../../station/slots/row.ts';
import { prepareClosedDays } from './closed-days.ts';
import { readHeld } from './held-slots.ts';
import { byKey, rowsInOrder, slotsBetween } from './joined-slots.ts';
import { migrate } from './migrate.ts';
import { oldestRow, prepareRowReads } from './row-reads.ts';
import { prepareSlotWrites } from './write-slots.ts';

const begin = Date.UTC(2026, 4, 18, 9);

/** A commit changes so many rows from one on, of one slot; then perhaps the next fails, the process dies, or all is settled. */
const commit = record({
  family: constantFrom(...families),
  slot: integer({ min: 0, max: 1 }),
  first: constantFrom(0, 1, 33, 60, 900),
  many: constantFrom(0, 1, 3, 30, 70),
  over: integer({ min: -1, max: 2 }),
  after: constantFrom('', '', '', '', 'failed', 'restart', 'settle'),
});

/** Bytes that tell of which commit a row is; of different lengths, some without histograms. */
function row(of: number, slot: number, combo: number, commitNumber: number): StoredRow {
  const figures = new Uint8Array(1 + ((combo + commitNumber) % 200)).fill(commitNumber);
  const histograms = combo % 3 === 0 ? null : new Uint8Array(combo % 5).fill(commitNumber);
  return { family: of, start: begin + slot * lengthOf(of), combo, figures, histograms };
}

/** As `Buffer`s of the database and views of entries compare. */
const plain = (rows: Iterable<StoredRow>): object[] =>
  Array.from(rows, ({ figures, histograms, ...key }) => ({
    ...key,
    figures: [...figures],
    histograms: histograms && [...histograms],
  }));

describe('figures that are held before they stand at their places', () => {
  it('are read as if they stood there, by the station and by others, whatever happens to it', () => {
    const held = property(array(commit, { minLength: 1, maxLength: 60, size: 'max' }), (commits) => {
      const db = new Database(':memory:');
      migrate(db);
      const tracks = { tracks: [], unsealed: [], sealed: [] };
      let writer = prepareSlotWrites(db, prepareClosedDays(db));
      const model = new Map<string, StoredRow>();
      for (const [number, { family, slot, first, many, over, after }] of commits.entries()) {
        const rows = Array.from({ length: many }, (_, at) => row(family, slot, first + at, number + 1));
        db.exec('BEGIN');
        writer.write({ rows, over: begin + over * 900_000, ...tracks });
        if (after === 'failed') {
          db.exec('ROLLBACK');
          writer.drop();
        } else {
          db.exec('COMMIT');
          for (const each of rows) model.set(`${each.family}/${each.start}/${each.combo}`, each);
        }
        if (after === 'restart') writer = prepareSlotWrites(db, prepareClosedDays(db));
        if (after === 'settle') writer.settle();
        if (number % 3 > 0 && number < commits.length - 1) continue;
        const wanted = [...model.values()].toSorted(byKey);
        const seen = readHeld(db);
        expect(plain(rowsInOrder(db, seen, 0))).toEqual(plain(wanted));
        expect(plain(rowsInOrder(db, writer.held.rows(), 0))).toEqual(plain(wanted));
        if (after === 'settle') expect(seen.size).toBe(0);
        const reads = prepareRowReads(db, writer.held.rows);
        expect(oldestRow(db, seen, 0)).toBe(Math.min(...wanted.map(({ start }) => start)));
        for (const of of families) {
          const mine = wanted.filter((each) => each.family === of);
          expect(reads.newestRow(of)).toBe(Math.max(...mine.map(({ start }) => start)));
          expect(plain(reads.rowsBetween(of, begin, Infinity).toSorted(byKey))).toEqual(plain(mine));
          const joined = Map.groupBy(mine, ({ start }) => start);
          expect(
            Array.from(slotsBetween(db, seen, of, 0, Number.MAX_SAFE_INTEGER), ([start, bytes]) => [
              start,
              [...bytes],
            ]),
          ).toEqual(
            Array.from(joined, ([start, pieces]) => [start, pieces.flatMap(({ figures }) => [...figures])]),
          );
          const one = mine.at(number % Math.max(1, mine.length));
          if (one === undefined) continue;
          expect(plain([reads.loadRow(of, one.start, one.combo)!])).toEqual(plain([one]));
          const alone = Array.from(slotsBetween(db, seen, of, one.start, one.start + 1, one.combo));
          expect(alone.map(([start, bytes]) => [start, [...bytes]])).toEqual([[one.start, [...one.figures]]]);
        }
      }
      db.close();
    });
    assert(held, { numRuns: 12 });
  });

  it('stand at their places after a round of commits', () => {
    const db = new Database(':memory:');
    migrate(db);
    const writer = prepareSlotWrites(db, prepareClosedDays(db));
    const count = (sql: string): unknown => db.prepare(sql).pluck().get();
    const write = (number: number): void => {
      const rows = Array.from({ length: 2_000 }, (_, at) => row(16, 0, at, number));
      writer.write({ rows, over: 0, tracks: [], unsealed: [], sealed: [] });
    };
    write(1);
    expect(count('SELECT count(*) FROM slots')).toBe(64);
    for (let number = 2; number <= 32; number += 1) write(number);
    expect(count('SELECT count(*) FROM slots')).toBe(2_000);
    expect(count('SELECT count(*) FROM held_slots')).toBe(32);
    for (let number = 33; number <= 100; number += 1) write(number);
    expect(count('SELECT count(*) FROM held_slots')).toBe(32);
    db.close();
  });

  it('are held on when they cannot be settled, and counted on from where they were', () => {
    const db = new Database(':memory:');
    migrate(db);
    const writer = prepareSlotWrites(db, prepareClosedDays(db));
    const write = (number: number): void =>
      writer.write({ rows: hundred(15, number), over: 0, tracks: [], unsealed: [], sealed: [] });
    for (const number of [1, 2, 3]) write(number);
    // What is written at its place makes the commit fail, not the writing.
    db.pragma('foreign_keys = ON');
    db.exec(`CREATE TABLE none (id INTEGER PRIMARY KEY);
      CREATE TABLE wrong (id REFERENCES none DEFERRABLE INITIALLY DEFERRED);
      CREATE TRIGGER fails AFTER INSERT ON slots BEGIN INSERT INTO wrong VALUES (1); END`);
    expect(() => writer.settle()).toThrow('FOREIGN KEY');
    expect(plain(rowsInOrder(db, writer.held.rows(), 0))).toEqual(plain(hundred(15, 3)));
    db.exec('DROP TRIGGER fails');
    write(4);
    expect(plain(rowsInOrder(db, readHeld(db), 0))).toEqual(plain(hundred(15, 4)));
    writer.settle();
    expect(plain(rowsInOrder(db, readHeld(db), 0))).toEqual(plain(hundred(15, 4)));
    db.close();
  });

  it('of a day that is summed up are not held: its sums are forgotten in the same commit', () => {
    const db = new Database(':memory:');
    migrate(db);
    const writer = prepareSlotWrites(db, prepareClosedDays(db));
    const sums = db.prepare('SELECT count(*) FROM day_figures').pluck();
    db.prepare("INSERT INTO day_figures VALUES (?, ?, x'')").run(begin - 3_600_000, begin + 3_600_000);
    writer.write({ rows: hundred(15, 1), over: 0, tracks: [], unsealed: [], sealed: [] });
    expect(sums.get()).toBe(0);
    db.close();
  });
});

/** More rows than are written at their places at once, none of them due in the first commit of a round. */
function hundred(of: number, number: number): StoredRow[] {
  return Array.from({ length: 100 }, (_, at) => row(of, 0, 64 + at, number));
}
