import { assert, constantFrom, integer, property, record, tuple, array } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SeatCell } from '../../../shared/contract/topics.ts';
import { FloorBook } from './floor-book.ts';
import { floorView } from './view.ts';

const limits = { acw: 3, talking: 8, ringing: 1 };
const names = { 1: '甲值 1 组', 2: '乙值 1 组', 3: '甲值 2 组' };

/** Seats by key; what happens to them one after the other, and seconds that pass between two pictures. */
const seat = tuple(integer({ min: 0, max: 3 }), integer({ min: 0, max: 6 }), integer({ min: 0, max: 12 }));
const change = record({
  key: integer({ min: 0, max: 7 }),
  what: constantFrom('state', 'state', 'state', 'team', 'gone', 'names', 'limits'),
  to: seat,
  seconds: integer({ min: 0, max: 3 }),
});

describe('the floor from one picture to the next', () => {
  it('is what it would be made anew, whatever happens to its seats', () => {
    const everyDay = property(
      array(seat, { maxLength: 8 }),
      array(change, { maxLength: 30 }),
      (first, changes) => {
        const book = new FloorBook();
        let seats: Record<string, SeatCell> = Object.fromEntries(
          first.map(([team, state, since], key) => [key, [String(6001 + key), team, state, since]]),
        );
        let [said, limit, now] = [names, limits, 12_000];
        for (const { key, what, to, seconds } of changes) {
          const [team, state, since] = to;
          const before = seats[key];
          now += seconds * 1000;
          if (what === 'names') said = { ...names };
          if (what === 'limits') limit = { ...limits, acw: state };
          if (what === 'gone')
            seats = Object.fromEntries(Object.entries(seats).filter(([each]) => each !== String(key)));
          if (what === 'team' || what === 'state')
            seats = {
              ...seats,
              [key]: [String(6001 + key), what === 'team' ? team : (before?.[1] ?? team), state, since],
            };
          expect(book.view(seats, said, limit, now)).toEqual(floorView(seats, said, limit, now));
        }
      },
    );
    assert(everyDay, { numRuns: 300 });
  });

  const now = 1_000_000;
  const seats: Record<string, SeatCell> = {
    1: ['6001', 1, 0, 990],
    2: ['6002', 1, 2, 995],
    3: ['6003', 2, 4, 998],
  };

  it('has the same objects for teams and seats that did not change', () => {
    const book = new FloorBook();
    const before = book.view(seats, names, limits, now);
    const after = book.view({ ...seats, 1: ['6001', 1, 1, 1000] }, names, limits, now);
    const byName = (view: typeof before, name: string) => view.teams.find((team) => team.name === name);
    expect(byName(after, '乙值 1 组')).toBe(byName(before, '乙值 1 组'));
    expect(byName(after, '甲值 1 组')).not.toBe(byName(before, '甲值 1 组'));
    expect(byName(after, '甲值 1 组')?.seats[1]).toBe(byName(before, '甲值 1 组')?.seats[1]);
  });
  it('leaves the picture before as it was', () => {
    const book = new FloorBook();
    const before = book.view(seats, names, limits, now);
    const copy = structuredClone(before);
    book.view({ ...seats, 2: ['6002', 1, 4, 1000], 3: ['6003', 2, 0, 1000] }, names, limits, now + 9000);
    expect(before).toEqual(copy);
  });
  it('is the same object while nothing changes', () => {
    const book = new FloorBook();
    expect(book.view({ ...seats }, names, limits, now)).toBe(book.view(seats, names, limits, now));
  });
});
