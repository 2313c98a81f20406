import { expect, test } from 'vitest';
import { loadBank } from './load-profile.ts';
import { patienceOf } from './patience.ts';
import { diceOf } from './random.ts';

const curve = [
  [10, 0.9],
  [20, 0.5],
] as const;

test.each([
  [0.999, 0.1],
  [0.95, 5],
  [0.9, 10],
  [0.7, 15],
  [0.5, 20],
])('of a straight curve the share %f is left after %f s', (share, seconds) => {
  expect(patienceOf(curve, share)).toBeCloseTo(seconds, 6);
});

test('beyond the last point people give up at the pace of the last stretch', () => {
  // 0.9 → 0.5 in 10 s: another 10 s leave 0.5 · 5/9.
  expect(patienceOf(curve, (0.5 * 5) / 9)).toBeCloseTo(30, 6);
  expect(patienceOf(curve, 0)).toBeLessThan(1_000);
});

test("drawn patience has the bank's survival curve", () => {
  const { patience } = loadBank();
  const dice = diceOf(3, 'patience');
  const drawn = Array.from({ length: 50_000 }, () => patienceOf(patience, dice.next()));
  for (const [seconds, share] of patience) {
    expect(drawn.filter((each) => each > seconds).length / drawn.length).toBeCloseTo(share, 1.9);
  }
});
