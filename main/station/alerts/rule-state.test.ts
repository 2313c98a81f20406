import fc from 'fast-check';
import { expect, test } from 'vitest';
import { idle, step } from './rule-state.ts';
import type { InstanceState, Transition, Verdict } from './rule-state.ts';

const bad: Verdict = { breach: true, clears: false, enough: true };
const good: Verdict = { breach: false, clears: true, enough: true };
const between: Verdict = { breach: false, clears: false, enough: true };
const few: Verdict = { breach: false, clears: false, enough: false };

/** Transitions as `kind at`, for a list of judgements and ticks (null). */
function told(forMs: number, keepFiringMs: number, ...course: [number, Verdict | null][]): string[] {
  let state: InstanceState = idle;
  return course.flatMap(([at, verdict]) => {
    const moved = step({ forMs, keepFiringMs }, state, at, verdict);
    state = moved.state;
    return moved.transitions.map(({ kind, at: when }) => `${kind} ${when}`);
  });
}

test('without delays it raises and clears at the instant of the judgement', () => {
  expect(told(0, 0, [10, bad], [20, between], [30, good], [40, bad])).toEqual([
    'pending 10',
    'raised 10',
    'recovering 30',
    'cleared 30',
    'pending 40',
    'raised 40',
  ]);
});

test('a breach that does not last is dropped; one that lasts raises at the end of `for`, not at the tick', () => {
  expect(told(60, 0, [10, bad], [50, between], [55, bad], [200, null])).toEqual([
    'pending 10',
    'dropped 50',
    'pending 55',
    'raised 115',
  ]);
});

test('deadlines pass before a judgement that comes later or at the same time', () => {
  expect(told(60, 30, [10, bad], [70, good], [100, bad])).toEqual([
    'pending 10',
    'raised 70',
    'recovering 70',
    'cleared 100',
    'pending 100',
  ]);
});

test('with too few contacts the state holds, and the delays go on', () => {
  expect(told(60, 30, [10, bad], [40, few], [75, good], [80, few], [200, few])).toEqual([
    'pending 10',
    'raised 70',
    'recovering 75',
    'cleared 105',
  ]);
});

test('while recovering, what is no longer clear relapses, and being clear has to last anew', () => {
  expect(told(0, 30, [10, bad], [20, good], [30, between], [40, good], [60, good], [100, null])).toEqual([
    'pending 10',
    'raised 10',
    'recovering 20',
    'relapsed 30',
    'recovering 40',
    'cleared 70',
  ]);
});

test('a judgement earlier than the last one counts as of then', () => {
  expect(told(60, 0, [100, between], [50, bad], [130, null], [160, null])).toEqual([
    'pending 100',
    'raised 160',
  ]);
  expect(told(60, 0, [100, bad], [170, null], [150, between], [155, good])).toEqual([
    'pending 100',
    'raised 160',
    'recovering 160',
    'cleared 160',
  ]);
});

test('keeps when it fired over a relapse, and forgets the episode at its end', () => {
  const plan = { forMs: 0, keepFiringMs: 30 };
  const fired = step(plan, idle, 10, bad).state;
  const relapsed = step(plan, step(plan, fired, 20, good).state, 30, bad).state;
  expect(relapsed).toMatchObject({ state: 'firing', since: 30, pendingAt: 10, firedAt: 10 });
  const over = step(plan, step(plan, relapsed, 40, good).state, 70, null).state;
  expect(over).toMatchObject({ state: 'inactive', since: 70, pendingAt: 0, firedAt: null });
});

test('ticks at any times, or none, give the same transitions', () => {
  const verdict = fc.constantFrom(bad, good, between, few);
  const judgements = fc.array(
    fc.record({ gap: fc.nat(80), verdict, ticks: fc.array(fc.double({ min: 0, max: 1, noNaN: true })) }),
    {
      maxLength: 30,
      size: 'max',
    },
  );
  fc.assert(
    fc.property(judgements, fc.nat(100), fc.nat(100), (drawn, forMs, keepFiringMs) => {
      const plan = { forMs, keepFiringMs };
      const run = (ticking: boolean): Transition[] => {
        let [state, at] = [idle, 1000];
        const all: Transition[] = [];
        const move = (time: number, verdict: Verdict | null): void => {
          const moved = step(plan, state, time, verdict);
          state = moved.state;
          all.push(...moved.transitions);
        };
        for (const { gap, verdict, ticks } of drawn) {
          if (ticking) for (const share of ticks.toSorted()) move(Math.floor(at + gap * share), null);
          at += gap;
          move(at, verdict);
        }
        move(at + 1000, null);
        return all;
      };
      const ticked = run(true);
      expect(ticked).toEqual(run(false));
      const times = ticked.map(({ at }) => at);
      expect(times).toEqual(times.toSorted((a, b) => a - b));
    }),
    { numRuns: 2000 },
  );
});
