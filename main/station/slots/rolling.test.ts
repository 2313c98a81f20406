import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outcome } from '../floor/legs.ts';
import { firstFormula } from '../../../shared/model/formula.ts';
import { defaultSettings } from '../../../shared/model/settings.ts';
import { Formulas } from './formulas.ts';
import { createRolling, windowMinutes } from './rolling.ts';
import type { EndedWait } from './rolling.ts';

const start = Date.UTC(2026, 4, 18, 9);
const first = firstFormula(defaultSettings);
const formulas = new Formulas([first]);
const ended = (endAt: number, wait: number, how: number): EndedWait => ({
  offeredAt: endAt - wait,
  endAt,
  outcome: how,
});
const waits = fc.array(
  fc.record({
    after: fc.oneof(
      fc.nat(3_000_000),
      fc.nat(200).map((halves) => halves * 500),
    ),
    wait: fc.constantFrom(0, 19_999, 20_000, 20_001, 60_000, 90_000),
    outcome: fc.integer({ min: 1, max: 4 }),
    scope: fc.nat(1),
    back: fc.boolean(),
  }),
  { maxLength: 60 },
);

/** The window by looking at every wait: `(to − minutes, to]`. */
function naive(all: { to: number; wait: number; outcome: number }[], minutes: number, now: number) {
  const to = Math.ceil(now / 1000) * 1000;
  const inside = all.filter((each) => each.to > to - minutes * 60_000 && each.to <= to);
  const count = (kind: number, limit = Infinity): number =>
    inside.filter((each) => each.outcome === kind && each.wait <= limit).length;
  return {
    minutes,
    to,
    ended: inside.length,
    answered: count(outcome.answered),
    abandoned: count(outcome.abandoned),
    flowedOut: count(outcome.flowedOut),
    lost: count(outcome.lost),
    answeredIn: { 20: count(outcome.answered, 20_000), 60: count(outcome.answered, 60_000) },
  };
}

test('every window counts the waits that ended in it, those taken back not, also after a restart', () => {
  fc.assert(
    fc.property(
      waits,
      fc.oneof(
        fc.nat(4_000_000),
        fc.nat(300).map((halves) => halves * 500),
      ),
      (drawn, later) => {
        const rolling = createRolling(formulas);
        const restored = createRolling(formulas);
        // In a source's order of time: what ends 30 minutes before the newest is in no window any more.
        const all = drawn
          .toSorted((a, b) => a.after - b.after)
          .map((each) => ({ ...each, to: start + each.after }));
        for (const each of all) rolling.ended(each.scope, ended(each.to, each.wait, each.outcome), 1);
        const newest = Math.max(start, ...all.map((each) => each.to));
        for (const each of all)
          if (each.back) rolling.ended(each.scope, ended(each.to, each.wait, each.outcome), -1);
        for (const { second, counts } of rolling.takeChanged()) restored.restore(second, counts);
        for (const scope of [0, 1]) {
          const left = all.filter((each) => each.scope === scope && !each.back);
          for (const minutes of windowMinutes) {
            const now = newest + later;
            expect(rolling.window(scope, minutes, now)).toEqual(naive(left, minutes, now));
            expect(restored.window(scope, minutes, now)).toEqual(naive(left, minutes, now));
          }
        }
      },
    ),
    { numRuns: 300 },
  );
});

test('a window asked again and again as time goes on is that of a first look', () => {
  const moment = fc.record({
    pass: fc.oneof(fc.nat(3_000), fc.nat(120_000), fc.nat(2_000_000)),
    late: fc.oneof(fc.constant(0), fc.nat(60_000), fc.nat(1_900_000)),
    outcome: fc.integer({ min: 1, max: 4 }),
    sign: fc.constantFrom(1 as const, 1 as const, -1 as const),
    look: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(moment, { maxLength: 80 }), (moments) => {
      const often = createRolling(formulas);
      const once = createRolling(formulas);
      let now = start;
      for (const { pass, late, outcome: how, sign, look } of moments) {
        now += pass;
        for (const each of [often, once]) each.ended(0, ended(now - late, 20_000, how), sign);
        for (const minutes of windowMinutes) if (look) often.window(0, minutes, now);
      }
      for (const minutes of windowMinutes)
        expect(often.window(0, minutes, now)).toEqual(once.window(0, minutes, now));
    }),
    { numRuns: 500 },
  );
});

test('a wait that ends at a whole second is in the window that ends there and not in the one that begins there', () => {
  const rolling = createRolling(formulas);
  rolling.ended(0, ended(start, 0, outcome.answered), 1);
  expect(rolling.window(0, 1, start)).toMatchObject({ ended: 1 });
  expect(rolling.window(0, 1, start + 60_000 - 1_000)).toMatchObject({ ended: 1 });
  expect(rolling.window(0, 1, start + 60_000)).toMatchObject({ ended: 0 });
});

test('a limit of tomorrow is counted from when it is known, and shown from midnight on where the whole window has it', () => {
  const midnight = Date.UTC(2026, 4, 19);
  const rolling = createRolling(formulas);
  rolling.ended(0, ended(midnight - 400_000, 25_000, outcome.answered), 1);
  const next = { ...first, version: 2, from: midnight, serviceLevelSeconds: [30, 20] };
  const restored = createRolling(new Formulas([first, next]));
  for (const { second, counts } of rolling.takeChanged()) restored.restore(second, counts);
  restored.ended(0, ended(midnight - 200_000, 25_000, outcome.answered), 1);
  expect(restored.window(0, 15, midnight - 1_000).answeredIn).toEqual({ 20: 0, 60: 2 });
  expect(restored.window(0, 15, midnight + 1_000).answeredIn).toEqual({ 20: 0 });
  expect(restored.window(0, 5, midnight + 1_000).answeredIn).toEqual({ 30: 1, 20: 0 });
});
