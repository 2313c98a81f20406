import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outcome } from '../floor/legs.ts';
import { WaitWindows } from './wait-windows.ts';
import type { WaitLimits, WindowLedger, WindowWait } from './window-counters.ts';

const start = Date.UTC(2026, 4, 18, 9);
const LONGEST = 60_000;

/** A window by looking at every wait. */
function naive(
  waits: readonly WindowWait[],
  ledger: WindowLedger,
  length: number,
  t: number,
  limits: WaitLimits,
) {
  const inside = waits.filter(({ offeredAt, endAt }) => {
    const time = ledger === 'event' ? endAt : offeredAt;
    return endAt <= t && time > t - length && time <= t;
  });
  const count = (how: number, below = Infinity): number =>
    inside.filter((each) => each.outcome === how && each.endAt - each.offeredAt < below).length;
  const { seconds, shortAbandonMs } = limits;
  const limit = seconds * 1000;
  const callbacks = inside.filter((each) => each.callback && each.endAt - each.offeredAt <= limit);
  const answered = inside.filter((each) => each.outcome === outcome.answered);
  return {
    offered: inside.length,
    open: 0,
    ended: inside.length,
    answered: answered.length,
    abandoned: count(outcome.abandoned),
    abandonedShort: count(outcome.abandoned, shortAbandonMs),
    flowedOut: count(outcome.flowedOut),
    lost: count(outcome.lost),
    waitMsAnswered: answered.reduce((sum, each) => sum + each.endAt - each.offeredAt, 0),
    [`answeredIn${seconds}`]: count(outcome.answered, limit + 1),
    [`abandonedIn${seconds}`]: count(outcome.abandoned, limit + 1),
    [`abandonedShortIn${seconds}`]: count(outcome.abandoned, Math.min(shortAbandonMs, limit)),
    [`callbacksIn${seconds}`]: callbacks.length,
  };
}

const wait = fc
  .record({
    late: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(90_000)),
    length: fc.oneof(fc.constantFrom(0, 5000, 20_000), fc.nat(80_000)),
    how: fc.integer({ min: 1, max: 4 }),
    callback: fc.boolean(),
  })
  .map(({ late, length, how, callback }) => ({
    late,
    length,
    how,
    callback: callback && how === outcome.flowedOut,
  }));

const doing = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('add' as const), wait, scope: fc.nat(1) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('takeBack' as const), which: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('pass' as const), ms: fc.nat(30_000) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('ask' as const),
      ledger: fc.constantFrom('event' as const, 'offer' as const),
      length: fc.constantFrom(1, 999, 1000, 20_000, LONGEST),
      back: fc.oneof(fc.constant(0), fc.nat(20_000)),
      seconds: fc.constantFrom(5, 20),
      shortAbandonMs: fc.constantFrom(0, 5000),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('forget' as const), back: fc.nat(20_000) }) },
);

test('every window is that of a count over all waits, in any order, with corrections, as time goes on and back', () => {
  fc.assert(
    fc.property(fc.array(doing, { maxLength: 120, size: 'max' }), (doings) => {
      const windows = new WaitWindows(LONGEST);
      const all: { scope: string; wait: WindowWait }[] = [];
      let [now, forgot] = [start, -Infinity];
      for (const each of doings) {
        if (each.do === 'pass') now += each.ms;
        else if (each.do === 'add') {
          const endAt = now - each.wait.late;
          const { length, how, callback } = each.wait;
          const added = { offeredAt: endAt - length, endAt, outcome: how, callback };
          all.push({ scope: `s${each.scope}`, wait: added });
          windows.add(`s${each.scope}`, added, 1);
        } else if (each.do === 'takeBack' && all.length > 0) {
          const [{ scope, wait: gone } = all[0]!] = all.splice(each.which % all.length, 1);
          windows.add(scope, gone, -1);
        } else if (each.do === 'forget') {
          forgot = Math.max(forgot, now - each.back);
          windows.forget(forgot);
        } else if (each.do === 'ask') {
          const t = Math.max(now - each.back, forgot);
          for (const scope of ['s0', 's1']) {
            const own = all.filter((known) => known.scope === scope).map((known) => known.wait);
            expect(windows.counters(scope, each.ledger, each.length, t, each)).toEqual(
              naive(own, each.ledger, each.length, t, each),
            );
          }
        }
      }
    }),
    { numRuns: 600 },
  );
});

test('many waits in one scope are found right across all chunks, also taken back and added in between', () => {
  const windows = new WaitWindows(600_000);
  const all: WindowWait[] = [];
  for (let i = 0; i < 6000; i++) {
    // Pseudo-random but the same every time; several at one ms.
    const endAt = start + ((i * 7919) % 3000) * 200;
    const each = { offeredAt: endAt - ((i * 31) % 90_000), endAt, outcome: 1 + (i % 4), callback: false };
    all.push(each);
    windows.add('s', each, 1);
  }
  for (const gone of all.splice(1000, 2500)) windows.add('s', gone, -1);
  const limits = { seconds: 20, shortAbandonMs: 5000 };
  for (const ledger of ['event', 'offer'] as const)
    for (let t = start; t < start + 700_000; t += 33_333)
      for (const length of [60_000, 600_000])
        expect(windows.counters('s', ledger, length, t, limits)).toEqual(
          naive(all, ledger, length, t, limits),
        );
  for (const each of all) windows.add('s', each, -1);
  expect(windows.counters('s', 'event', 600_000, start + 600_000, limits)).toMatchObject({ ended: 0 });
  windows.forget(start);
  expect([...windows.scopes()]).toEqual([]);
});

test('a wait is in the window up to and with the end, and not at its beginning; one that never was changes nothing', () => {
  const windows = new WaitWindows(60_000);
  const wait = { offeredAt: start - 10_000, endAt: start, outcome: outcome.answered };
  windows.add('s', wait, 1);
  windows.add('s', { ...wait, offeredAt: start - 9_999 }, -1);
  windows.add('s', { ...wait, outcome: outcome.open }, 1);
  const ended = (t: number): number => windows.counters('s', 'event', 60_000, t).ended;
  expect([ended(start - 1), ended(start), ended(start + 59_999), ended(start + 60_000)]).toEqual([
    0, 1, 1, 0,
  ]);
  expect(windows.newest('s')).toBe(start);
  expect(windows.newest('other')).toBe(-Infinity);
});

test('what no window can hold any more is dropped, also when it comes late', () => {
  const windows = new WaitWindows(60_000);
  for (let i = 0; i < 5000; i++)
    windows.add('s', { offeredAt: start, endAt: start + i, outcome: outcome.answered }, 1);
  windows.forget(start + 120_000);
  expect([...windows.scopes()]).toEqual([]);
  windows.add('s', { offeredAt: start, endAt: start + 60_000, outcome: outcome.answered }, 1);
  windows.forget(start + 120_000);
  expect([...windows.scopes()]).toEqual([]);
});

test('the offer ledger counts of those offered in the window only who had ended by then', () => {
  const windows = new WaitWindows(60_000);
  windows.add('s', { offeredAt: start, endAt: start + 30_000, outcome: outcome.answered }, 1);
  windows.add('s', { offeredAt: start, endAt: start + 70_000, outcome: outcome.answered }, 1);
  const ended = (t: number): number => windows.counters('s', 'offer', 60_000, t).ended;
  expect([29_999, 30_000, 59_999, 60_000, 70_000].map((ms) => ended(start + ms))).toEqual([0, 1, 1, 0, 0]);
});
