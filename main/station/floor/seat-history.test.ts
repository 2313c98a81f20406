import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RememberedHistory } from './seat-history.ts';
import { applyChange } from './seats.ts';
import type { Seat, SeatChange, StateSpan } from './seats.ts';

const states = ['ready', 'talking', 'acw', 'notReady', 'offline'] as const;

function seat(agent: number, time: number, seq: number): Seat {
  const state = states[(time + seq) % states.length]!;
  return { agent, time, seq, state, reason: '', source: 1, name: '', team: 0, site: 0, queues: [] };
}

function inOrder(a: SeatChange, b: SeatChange): number {
  return a.time - b.time || a.seq - b.seq;
}

/** All changes in a list, searched one by one; counts how often it is asked. */
function store() {
  const changes: SeatChange[] = [];
  let asked = 0;
  return {
    add: (change: SeatChange) => void changes.push({ ...change }),
    asked: () => asked,
    seatChangesAround(agent: number, time: number, seq: number) {
      asked += 1;
      const own = changes.filter((each) => each.agent === agent).toSorted(inOrder);
      return {
        before: own.findLast((each) => each.time < time || (each.time === time && each.seq < seq)),
        after: own.find((each) => each.time > time || (each.time === time && each.seq >= seq)),
      };
    },
  };
}

/** Applies changes as the floor does and sums the time in each state. */
function apply(changes: readonly Seat[]) {
  const archive = store();
  const history = new RememberedHistory(archive);
  const seats = new Map<number, Seat>();
  const sums = new Map<string, number>();
  for (const change of changes) {
    const spans: StateSpan[] | null = applyChange(seats, history, change, true);
    if (spans === null) continue;
    archive.add(change);
    for (const { agent, state, from, to, sign } of spans) {
      const key = `${agent} ${state}`;
      sums.set(key, (sums.get(key) ?? 0) + sign * (to - from));
    }
  }
  return { sums: nonZero(sums), asked: archive.asked() };
}

/** The time in each state between the first and the last change of every agent, reckoned from the sorted list. */
function recount(changes: readonly Seat[]) {
  const sums = new Map<string, number>();
  for (const own of Map.groupBy(changes, ({ agent }) => agent).values()) {
    const sorted = own.toSorted(inOrder);
    for (const [at, { agent, state, time }] of sorted.entries()) {
      const next = sorted[at + 1];
      if (next) sums.set(`${agent} ${state}`, (sums.get(`${agent} ${state}`) ?? 0) + next.time - time);
    }
  }
  return nonZero(sums);
}

function nonZero(sums: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries([...sums].filter(([, ms]) => ms !== 0).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

test('time in each state is that of the sorted changes, in whatever order they come', () => {
  const change = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 0, max: 30 }));
  fc.assert(
    fc.property(fc.array(change, { maxLength: 60 }), (drawn) => {
      const changes = drawn.map(([agent, time], seq) => seat(agent, time, seq));
      expect(apply(changes).sums).toEqual(recount(changes));
    }),
  );
});

/** Two agents' changes in a stretch of time, `step` apart. */
function stretch(start: number, count: number): Seat[] {
  return Array.from({ length: count }, (_, at) => seat(1 + (at % 2), start + at, 10_000 + start + at));
}

test.each([
  ['in order', [...stretch(5_000, 200), ...stretch(0, 200), ...stretch(2_000, 200)]],
  [
    'day by day, each in stretches from the last change to the first',
    [5_000, 5_200, 5_400, 0, 200, 400, 2_000, 2_200].flatMap((start) => stretch(start, 200).toReversed()),
  ],
])('a back-fill %s asks the archive for nothing, however long it is', (_, days) => {
  const present = [1, 2].map((agent) => seat(agent, 10_000, agent));
  const { sums, asked } = apply([...present, ...days]);
  expect(sums).toEqual(recount([...present, ...days]));
  expect(asked).toBe(0);
});
