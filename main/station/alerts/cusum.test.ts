import { expect, test } from 'vitest';
import { cusumParams, nextCusum } from './cusum.ts';
import { planRule } from './rule-plan.ts';
import { backtest } from './backtest.ts';
import { contextOf, knownWait, ruleOf, seriesStart } from './testing/drawn-series.ts';

const params = { target: 0.97, k: 0.01, h: 4 };
const after = (answers: boolean[]): number =>
  answers.reduce((sum, answered) => nextCusum(sum, answered, params), 0);

test('misses add up, answers take off, never below zero and never above twice the limit', () => {
  expect(after([false, false])).toBeCloseTo(1.92, 10);
  expect(after([false, true])).toBeCloseTo(0.92, 10);
  expect(after([true, true, true])).toBe(0);
  expect(after(new Array<boolean>(50).fill(false))).toBe(8);
});

test('slack and limit come from the rule, the target from the settings', () => {
  expect(cusumParams({ params: {} }, 0.9)).toEqual({ target: 0.9, k: 0.01, h: 4 });
  expect(cusumParams({ params: { k: 0.02, h: 5 } }, 0.9)).toEqual({ target: 0.9, k: 0.02, h: 5 });
});

test('a drift that no window sees raises once; on target nothing does', () => {
  const rule = ruleOf({
    metric: 'cusumConnectRate',
    params: { k: 0.01, h: 4 },
    scope: { each: 'queue' },
    windows: [],
    raise: { above: 4 },
    clear: { atMost: 1 },
  });
  // q1 misses one in 12 from the 400th on, 92 % instead of 97 %; q2 misses one in 40 all the time.
  const waits = Array.from({ length: 1600 }, (_, i) => {
    const endAt = seriesStart + i * 5000;
    const [scope, nth] = i % 2 === 0 ? ['q1', i / 2] : ['q2', (i - 1) / 2];
    const missed = scope === 'q2' ? nth % 40 === 0 : nth < 400 ? nth % 40 === 0 : nth % 12 === 0;
    return knownWait({ scope, offeredAt: endAt - 1000, endAt, how: missed ? 'abandoned' : 'answered' });
  });
  const range = { from: seriesStart, to: seriesStart + 86_400_000 };
  const settings = { seconds: 20, variant: 7, shortAbandonMs: 5000, excludeShortAbandons: false };
  const edges = backtest(planRule({ rule, revision: 1 }), waits, range, contextOf(settings));
  expect(edges.map(({ event, scope }) => `${event} ${scope}`)).toEqual(['raised q1']);
  expect(edges[0]!.value).toBeGreaterThan(4);
  expect(edges[0]).toMatchObject({ numerator: null, denominator: null });
});
