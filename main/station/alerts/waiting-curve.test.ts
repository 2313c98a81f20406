import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CURVE_STEP_MS } from './curve.ts';
import type { WaitingChange } from './ended-waits.ts';
import { planRule } from './rule-plan.ts';
import { ruleOf } from './testing/drawn-series.ts';
import { centreLabel } from './wait-scopes.ts';
import { waitingCurve } from './waiting-curve.ts';

const STEP = CURVE_STEP_MS;
const plan = (metric: 'waiting' | 'longestWait', raise: { above: number } | { below: number }) =>
  planRule({ rule: ruleOf({ metric, windows: [], raise }), revision: 1 });

interface Wait {
  offered: number;
  ended: number;
}

function changesOf(waits: readonly Wait[]): WaitingChange[] {
  const scopes = [centreLabel];
  return waits
    .flatMap(({ offered, ended }) => [
      { at: offered, offeredAt: offered, sign: 1 as const, scopes },
      { at: ended, offeredAt: offered, sign: -1 as const, scopes },
    ])
    .toSorted((a, b) => a.at - b.at || b.sign - a.sign);
}

test('a queue that came and went between two points is in the curve', () => {
  const changes = changesOf([
    { offered: STEP + 1_000, ended: STEP + 61_000 },
    { offered: STEP + 2_000, ended: STEP + 3_000 },
  ]);
  const range = { from: 0, to: 3 * STEP };
  expect(waitingCurve(plan('waiting', { above: 10 }), changes, '', range)).toEqual({
    shown: 'centre',
    curve: [
      [STEP, 0],
      [2 * STEP, 2],
      [3 * STEP, 0],
    ],
  });
  expect(waitingCurve(plan('longestWait', { above: 60 }), changes, '', range).curve).toEqual([
    [STEP, 0],
    [2 * STEP, 60],
    [3 * STEP, 0],
  ]);
});

test('each point is the worst of its five minutes, as looking at every half second says', () => {
  const wait = fc
    .record({ from: fc.nat(899), length: fc.integer({ min: 1, max: 600 }) })
    .map(({ from, length }) => ({ offered: from * 1_000 + 500, ended: (from + length) * 1_000 + 500 }));
  fc.assert(
    fc.property(fc.array(wait, { maxLength: 12 }), fc.boolean(), (waits, above) => {
      const worst = above ? Math.max : Math.min;
      const seen = waitingCurve(
        plan('waiting', above ? { above: 1 } : { below: 1 }),
        changesOf(waits.map((each) => ({ ...each, ended: Math.min(each.ended, 3 * STEP) }))),
        'centre',
        { from: 0, to: 3 * STEP },
      );
      const looked = [1, 2, 3].map((step) => {
        const moments = Array.from({ length: 600 }, (_, half) => (step - 1) * STEP + half * 500);
        const waiting = moments.map(
          (at) => waits.filter(({ offered, ended }) => offered <= at && at < ended).length,
        );
        return [step * STEP, worst(...waiting)];
      });
      expect(seen.curve).toEqual(looked);
    }),
  );
});
