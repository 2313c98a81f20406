import { array, assert, constantFrom, integer, property, record, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SeatCell, seatStates } from '../../../../shared/contract/topics.ts';
import { floorTopics } from '../../../testing/floor.ts';
import { SeatBook, type SeatRow } from './seat-book.ts';
import { byTeam, type SeatFilter, seatList } from './seat-list.ts';

const teams = { 1: '甲值 2 组', 2: '乙值 1 组', 3: '甲值 1 组' };
const limits = { acw: 180, talking: 1200 };
const now = 1_000_000_000;
const ago = (seconds: number) => now / 1000 - seconds;
const all: SeatFilter = { teams: [], states: [], serving: null, over: false, text: '' };

function rowsOf(seats: Record<string, SeatCell>, names: Record<string, string> = {}): readonly SeatRow[] {
  return new SeatBook().rows(seats, names, teams, limits);
}

const seats: Record<string, SeatCell> = {
  0: ['10', 1, 4, ago(400)],
  1: ['9', 2, 2, ago(900)],
  2: ['A7', 0, 0, ago(5000)],
  3: ['100', 3, 4, ago(100)],
};
const numbers = (rows: readonly SeatRow[]) => rows.map(({ number }) => number);

describe('the list of seats', () => {
  it('has those over their limits first, then those longest in their states', () => {
    const two = { ...seats, 4: ['11', 1, 4, ago(200)] as const };
    expect(numbers(seatList(rowsOf(two), all, 'limit', now).rows)).toEqual(['10', '11', 'A7', '9', '100']);
  });
  it('has those longest in their states first', () => {
    expect(numbers(seatList(rowsOf(seats), all, 'time', now).rows)).toEqual(['A7', '9', '10', '100']);
  });
  it('counts digits as a number', () => {
    expect(numbers(seatList(rowsOf(seats), all, 'number', now).rows)).toEqual(['9', '10', '100', 'A7']);
  });
  it('has teams as people count them, seats without one last', () => {
    expect(numbers(seatList(rowsOf(seats), all, 'team', now).rows)).toEqual(['100', '10', '9', 'A7']);
  });
  it('finds a seat by number, name or team', () => {
    const rows = rowsOf(seats, { 1: 'Wang Wei' });
    const found = (text: string) => numbers(seatList(rows, { ...all, text }, 'number', now).rows);
    expect(found(' a7 ')).toEqual(['A7']);
    expect(found('wang')).toEqual(['9']);
    expect(found('1 组')).toEqual(['9', '100']);
    expect(found('没有')).toEqual([]);
  });
  it('counts what could be chosen before the states are, and what is over its limit', () => {
    const { counts, rows } = seatList(rowsOf(seats), { ...all, states: ['acw'], over: true }, 'number', now);
    expect(numbers(rows)).toEqual(['10']);
    expect(counts).toEqual({
      states: { ready: 1, ringing: 0, talking: 1, holding: 0, acw: 2, notReady: 0 },
      total: 4,
      over: 1,
    });
  });
  it('leaves out a state that a newer station tells of', () => {
    expect(rowsOf({ 0: ['1', 1, 9, ago(1)] })).toEqual([]);
  });
});

describe('seats by team', () => {
  it('hold every seat once, and their counts are those of their seats', () => {
    const floor = array(
      tuple(integer({ min: 0, max: 3 }), integer({ min: 0, max: 5 }), integer({ min: 0, max: 2000 })),
    );
    assert(
      property(floor, (drawn) => {
        const rows = rowsOf(
          Object.fromEntries(
            drawn.map(([team, state, seconds], key): [string, SeatCell] => [
              String(key),
              [String(6001 + key), team, state, ago(seconds)],
            ]),
          ),
        );
        const groups = byTeam(rows, now);
        expect(numbers(groups.flatMap((team) => team.rows)).toSorted()).toEqual(numbers(rows).toSorted());
        for (const { rows: own, states, total, over } of groups) {
          expect(total).toBe(own.length);
          for (const state of seatStates)
            expect(states[state]).toBe(own.filter((row) => row.state === state).length);
          expect(over).toBe(own.filter(({ due }) => due < now).length);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('the book of seats', () => {
  const change = record({
    key: integer({ min: 0, max: 5 }),
    what: constantFrom('state', 'name', 'team', 'limits', 'gone'),
    to: integer({ min: 0, max: 5 }),
  });
  it('is what it would be made anew, and has the same objects for what did not change', () => {
    assert(
      property(array(change, { maxLength: 20 }), (changes) => {
        const book = new SeatBook();
        let [cells, names, said, limit] = [seats, {} as Record<string, string>, teams, limits];
        let before = book.rows(cells, names, said, limit);
        for (const { key, what, to } of changes) {
          const known = cells[key];
          if (what === 'state')
            cells = { ...cells, [key]: [String(6001 + key), known?.[1] ?? 1, to, ago(to)] };
          if (what === 'name') names = { ...names, [key]: `王${to}` };
          if (what === 'team') said = { ...said, 1: `${to} 组` };
          if (what === 'limits') limit = { ...limit, acw: to };
          if (what === 'gone')
            cells = Object.fromEntries(Object.entries(cells).filter(([each]) => each !== String(key)));
          const after = book.rows(cells, names, said, limit);
          expect(after).toEqual(new SeatBook().rows(cells, names, said, limit));
          if (what === 'state')
            for (const row of before) if (row.key !== String(key)) expect(after).toContain(row);
          before = after;
        }
      }),
      { numRuns: 100 },
    );
  });
  it('lists 4,700 seats in less than two frames', () => {
    const { seats: many, teamNames } = floorTopics(
      { talking: 3000, acw: 500, ready: 1000, notReady: 200 },
      96,
      now,
    );
    const book = new SeatBook();
    const time = (run: () => void) => {
      const from = performance.now();
      run();
      return performance.now() - from;
    };
    const listed = () => seatList(book.rows(many, {}, teamNames, limits), all, 'team', now);
    listed();
    const best = Math.min(...Array.from({ length: 9 }, () => time(listed)));
    expect(best).toBeLessThan(30);
  });
});
