import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Seat } from '../floor/seats.ts';
import { FloorCounts } from './floor-counts.ts';

const told = fc.record({
  agent: fc.integer({ min: 1, max: 6 }),
  state: fc.constantFrom('ready' as const, 'talking' as const, 'offline' as const),
  queues: fc.uniqueArray(fc.integer({ min: 1, max: 3 })),
});

function seatOf({ agent, state, queues }: Pick<Seat, 'agent' | 'state' | 'queues'>): Seat {
  return { agent, state, queues, time: 0, seq: 0, reason: '', source: 1, name: '', team: 0, site: 0 };
}

/** As the station does: what says nothing but a state changes the seat in place. */
function change(seats: Map<number, Seat>, each: Pick<Seat, 'agent' | 'state' | 'queues'>): void {
  const seat = seats.get(each.agent);
  if (seat && each.queues.length === 0) seat.state = each.state;
  else seats.set(each.agent, seatOf(each));
}

test('counts kept from change to change are those of a look at the whole floor', () => {
  fc.assert(
    fc.property(fc.array(told), fc.array(fc.array(told)), (first, commits) => {
      const seats = new Map(first.map((each) => [each.agent, seatOf(each)]));
      const counts = new FloorCounts(seats);
      for (const commit of commits) {
        for (const each of commit) change(seats, each);
        counts.moved(commit.map(({ agent }) => agent));
        const all = [...seats.values()];
        const byState = Object.groupBy(all, ({ state }) => state);
        expect(counts.states).toEqual(
          Object.fromEntries(Object.entries(byState).map(([state, held]) => [state, held.length])),
        );
        for (const queue of [1, 2, 3]) {
          const assigned = all.filter((seat) => seat.queues.includes(queue));
          const ready = assigned.filter(({ state }) => state === 'ready').length;
          expect(counts.ready(queue)).toBe(assigned.length === 0 ? null : ready);
        }
      }
    }),
  );
});
