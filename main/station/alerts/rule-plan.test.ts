import { expect, test } from 'vitest';
import { planRule } from './rule-plan.ts';
import { ruleOf } from './testing/drawn-series.ts';

const plan = (input: Parameters<typeof ruleOf>[0]) => planRule({ rule: ruleOf(input), revision: 3 });

test('texts become numbers', () => {
  expect(
    plan({ windows: ['5m', '90s'], for: '2h', keepFiring: '250ms', calendar: { hours: '08:30-20:00' } }),
  ).toMatchObject({
    revision: 3,
    windowed: true,
    windows: [
      { text: '5m', ms: 300_000 },
      { text: '90s', ms: 90_000 },
    ],
    longestMs: 300_000,
    forMs: 7_200_000,
    keepFiringMs: 250,
    calendar: { from: 510, to: 1200, days: 'all' },
  });
  expect(plan({ metric: 'waiting', windows: [], raise: { above: 10 } })).toMatchObject({
    ratio: null,
    windowed: false,
    longestMs: 0,
  });
});

test('without a threshold of its own an alert clears as soon as it does not breach', () => {
  expect(plan({ raise: { below: 0.8 } }).clear).toEqual({ atLeast: 0.8 });
  expect(plan({ metric: 'waiting', windows: [], raise: { above: 10 } }).clear).toEqual({ atMost: 10 });
});
