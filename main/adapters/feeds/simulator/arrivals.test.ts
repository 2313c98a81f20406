import { expect, test } from 'vitest';
import { dayFactor, mixing, weekdayOf } from './arrivals.ts';
import { diceOf } from './random.ts';

test('given the level of the day, counts of a quarter of an hour have twice the variance of their mean', () => {
  const dice = diceOf(4, 'quarters');
  const expected = 40;
  const counts = Array.from({ length: 20_000 }, () => {
    const mean = expected * mixing(dice, expected, 2);
    let count = 0;
    for (let time = dice.exponential(1 / mean); time < 1; time += dice.exponential(1 / mean)) count += 1;
    return count;
  });
  const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  const variance = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / counts.length;
  expect(mean / expected).toBeCloseTo(1, 1.9);
  expect(variance / mean).toBeGreaterThan(1.9);
  expect(variance / mean).toBeLessThan(2.1);
});

test('without dispersion counts are Poisson', () => expect(mixing(diceOf(1, 'x'), 40, 1)).toBe(1));

test('days of one weekday vary by the coefficient that was asked for', () => {
  const dice = diceOf(6, 'days');
  const days = Array.from({ length: 20_000 }, () => dayFactor(dice, 0.06));
  const mean = days.reduce((sum, day) => sum + day, 0) / days.length;
  const deviation = Math.sqrt(days.reduce((sum, day) => sum + (day - mean) ** 2, 0) / days.length);
  expect(mean).toBeCloseTo(1, 2);
  expect(deviation / mean).toBeCloseTo(0.06, 2.5);
});

test.each([
  ['2026-11-23', 1],
  ['2026-11-29', 7],
  ['1969-12-28', 7],
  ['1970-01-01', 4],
])('%s is day %i of its week', (date, weekday) => expect(weekdayOf(Date.parse(date))).toBe(weekday));
