import fc from 'fast-check';
import { expect, test } from 'vitest';
import { poissonScore } from './poisson-score.ts';

/** Fixed-point numbers with this many binary places: more than any score below has. */
const PLACES = 4_000n;
const ONE = 1n << PLACES;

/** log10 of a fixed-point number, from its leading bits. */
function log10(value: bigint): number {
  const bits = value.toString(2).length;
  const shift = BigInt(Math.max(0, bits - 60));
  return Math.log10(Number(value >> shift)) + (Number(shift) - Number(PLACES)) * Math.log10(2);
}

/** −log10 P(Poisson(thousandths / 1000) ≥ n) with big numbers: the terms of the tail, added up one by one. */
function exact(n: number, thousandths: number): number {
  const times = (value: bigint, k: number): bigint => (value * BigInt(thousandths)) / (1000n * BigInt(k));
  // e^λ as a series, then the terms λ^k / k! in units of 1, all over e^λ.
  let whole = 0n;
  let tail = 0n;
  let term = ONE;
  for (let k = 0; term > 0n; term = times(term, ++k)) {
    whole += term;
    if (k >= n) tail += term;
  }
  return log10(whole) - log10(tail);
}

test('scores agree with sums of big numbers, however small the probability is', () => {
  fc.assert(
    fc.property(fc.integer({ min: 20, max: 300_000 }), fc.nat(700), (thousandths, n) => {
      fc.pre(n < 150 + (thousandths / 1000) * 3);
      const score = exact(n, thousandths);
      expect(poissonScore(n, thousandths / 1000)).toBeCloseTo(score, score > 100 ? 8 : 9);
    }),
    { numRuns: 60 },
  );
});

test('of a hundred thousand it is as right as of four', () => {
  // Bounds of a geometric series around the tail: its first term, and that by 1 − λ / (n + 1).
  const n = 100_000;
  let logFactorial = 0;
  for (let k = 2; k <= n; k++) logFactorial += Math.log10(k);
  for (const expected of [0.02, 5, 1_000, 90_000]) {
    const first = -(n * Math.log10(expected) - expected / Math.LN10 - logFactorial);
    const most = first + Math.log10(1 - expected / (n + 1));
    expect(poissonScore(n, expected)).toBeLessThanOrEqual(first + 1e-6);
    expect(poissonScore(n, expected)).toBeGreaterThanOrEqual(most - 1e-6);
  }
});

test('four where next to none are expected is just a hotspot, three is none', () => {
  expect(poissonScore(4, 0.02)).toBeGreaterThan(8);
  expect(poissonScore(3, 0.02)).toBeLessThan(8);
  expect(poissonScore(0, 5)).toBe(0);
});

test('one more is more unusual, one more expected less', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100_000 }),
      fc.double({ min: 0.02, max: 100_000, noNaN: true }),
      (n, expected) => {
        expect(poissonScore(n + 1, expected)).toBeGreaterThanOrEqual(poissonScore(n, expected));
        expect(poissonScore(n, expected + 1)).toBeLessThanOrEqual(poissonScore(n, expected) + 1e-9);
      },
    ),
  );
});
