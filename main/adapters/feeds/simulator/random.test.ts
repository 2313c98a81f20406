import { expect, test } from 'vitest';
import { diceOf, weighted } from './random.ts';

const many = <T>(draw: () => T): T[] => Array.from({ length: 40_000 }, draw);

function meanAndVariance(values: readonly number[]): [number, number] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return [mean, values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length];
}

test('the same seed and stream give the same numbers, any other seed or stream others', () => {
  const first = (seed: number, stream: string): number[] => {
    const { next } = diceOf(seed, stream);
    return Array.from({ length: 5 }, next);
  };
  expect(first(1, 'a')).toEqual(first(1, 'a'));
  expect(new Set([first(1, 'a'), first(2, 'a'), first(1, 'b'), first(2 ** 32 + 1, 'a')].flat()).size).toBe(
    20,
  );
});

test('numbers fill 0 to 1 evenly', () => {
  const { next } = diceOf(5, 'even');
  const tenths = Array.from({ length: 10 }, () => 0);
  for (const value of many(next)) tenths[Math.floor(value * 10)]! += 1;
  for (const count of tenths) expect(count).toBeGreaterThan(3_800);
});

test.each([
  ['exponential(3)', 3, 9],
  ['around(2, 0.5)', 2, 4 * (Math.exp(0.25) - 1)],
  ['gamma(4)', 1, 1 / 4],
  ['gamma(0.5)', 1, 2],
  ['between(1, 3)', 2, 1 / 3],
] as const)('%s has its mean and variance', (name, mean, variance) => {
  const dice = diceOf(11, name);
  const draw = {
    'exponential(3)': () => dice.exponential(3),
    'around(2, 0.5)': () => dice.around(2, 0.5),
    'gamma(4)': () => dice.gamma(4),
    'gamma(0.5)': () => dice.gamma(0.5),
    'between(1, 3)': () => dice.between(1, 3),
  }[name];
  const [found, spread] = meanAndVariance(many(draw));
  expect(found / mean).toBeCloseTo(1, 1.5);
  expect(spread / variance).toBeCloseTo(1, 1);
});

test('things are picked as often as they weigh, and never without a weight', () => {
  const pick = weighted([
    { name: 'a', weight: 1 },
    { name: 'never', weight: 0 },
    { name: 'b', weight: 3 },
  ]);
  const dice = diceOf(2, 'pick');
  const names = many(() => pick(dice).name);
  expect(names.filter((name) => name === 'b').length / names.length).toBeCloseTo(0.75, 1.9);
  expect(names).not.toContain('never');
  expect(() => weighted([])).toThrow(RangeError);
});
