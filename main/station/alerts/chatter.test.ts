import { expect, test } from 'vitest';
import { outcome } from '../floor/legs.ts';
import { backtest } from './backtest.ts';
import { planRule } from './rule-plan.ts';
import { idle, step } from './rule-state.ts';
import { evaluate } from './evaluate.ts';
import { contextOf, knownWait, ruleOf, seriesStart } from './testing/drawn-series.ts';
import type { WindowCounters } from './window-counters.ts';

/** The hysteresis as it is shipped. */
const shipped = ruleOf({
  windows: ['5m', '1m'],
  raise: { below: 0.88 },
  clear: { atLeast: 0.9 },
  keepFiring: '120s',
  minOffered: 20,
});
const settings = { seconds: 20, variant: 7, shortAbandonMs: 5000, excludeShortAbandons: false };

test('a value that swings half a point around the threshold every 5 s for an hour gives one alert at most', () => {
  const plan = planRule({ rule: shipped, revision: 1 });
  const { formula } = { formula: contextOf(settings).formulaAt(0) };
  const counters = (answered: number): WindowCounters => ({
    offered: 1000,
    open: 0,
    ended: 1000,
    answered,
    abandoned: 1000 - answered,
    abandonedShort: 0,
    flowedOut: 0,
    lost: 0,
    waitMsAnswered: 0,
  });
  for (const threshold of [880, 900]) {
    let state = idle;
    const told: string[] = [];
    for (let second = 0; second <= 3600; second++) {
      const swings = counters(threshold + (second % 10 < 5 ? -5 : 5));
      const verdict = second % 5 === 0 ? evaluate(plan, [swings, swings], { formula }) : null;
      const moved = step(plan, state, seriesStart + second * 1000, verdict);
      state = moved.state;
      told.push(...moved.transitions.map(({ kind }) => kind));
    }
    const count = (kind: string): number => told.filter((each) => each === kind).length;
    expect([threshold, count('raised') <= 1, count('cleared') <= 1]).toEqual([threshold, true, true]);
    // It has to be a real swing over the threshold, or the promise is empty.
    if (threshold === 880) expect(count('raised')).toBe(1);
  }
});

test('neither do real calls whose rate swings over the threshold all the time', () => {
  let missed = 0;
  const waits = Array.from({ length: 3600 }, (_, second) => {
    // 12.5 % missed in one five seconds' stretch, 11.5 % in the next: as evenly as can be.
    missed += second % 10 < 5 ? 0.125 : 0.115;
    const misses = missed >= 1;
    if (misses) missed -= 1;
    const endAt = seriesStart + second * 1000;
    return knownWait({ scope: 'q', offeredAt: endAt - 8000, endAt, how: misses ? 'abandoned' : 'answered' });
  });
  const rule = { ...shipped, scope: { queue: 'q' } };
  const range = { from: seriesStart, to: seriesStart + 3_600_000 };
  const edges = backtest(planRule({ rule, revision: 1 }), waits, range, contextOf(settings));
  expect(waits.filter((wait) => wait.outcome === outcome.abandoned).length).toBeGreaterThan(400);
  expect(edges.filter(({ event }) => event === 'raised').length).toBeLessThanOrEqual(1);
  expect(edges.filter(({ event }) => event === 'cleared').length).toBeLessThanOrEqual(1);
});
