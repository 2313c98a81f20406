import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addDuration,
  bucketMiddle,
  bucketOf,
  countWithin,
  histogramSize,
  mergeHistogram,
  quantile,
  shareWithin,
} from './histogram.ts';
import type { Histogram } from './histogram.ts';

const dayMs = 86_400_000;
const durationArb = fc.oneof(
  fc.integer({ min: 0, max: 300 }),
  fc.integer({ min: 0, max: 600_000 }),
  fc.integer({ min: 0, max: dayMs }),
);
const durationsArb = fc.array(durationArb, { minLength: 1, maxLength: 200 });

function histogramOf(durations: readonly number[]): Histogram {
  const histogram: Histogram = new Map();
  for (const ms of durations) addDuration(histogram, ms, 1);
  return histogram;
}

test('every duration is within 2 % of the middle of its bucket, and longer ones never have a lower bucket', () => {
  fc.assert(
    fc.property(durationArb, durationArb, (a, b) => {
      expect(Math.abs(bucketMiddle(bucketOf(a)) - a)).toBeLessThanOrEqual(0.02 * a);
      if (a <= b) expect(bucketOf(a)).toBeLessThanOrEqual(bucketOf(b));
    }),
    { numRuns: 2000 },
  );
  expect(bucketOf(dayMs)).toBeLessThanOrEqual(467);
});

test('quantiles are within 2 % of the exact ones (nearest rank)', () => {
  fc.assert(
    fc.property(durationsArb, fc.integer({ min: 0, max: 100 }), (durations, percent) => {
      const sorted = durations.toSorted((a, b) => a - b);
      const exact = sorted[Math.max(0, Math.ceil((percent * sorted.length) / 100) - 1)] ?? NaN;
      const read = quantile(histogramOf(durations), percent / 100) ?? NaN;
      expect(Math.abs(read - exact)).toBeLessThanOrEqual(0.02 * exact);
    }),
    { numRuns: 500 },
  );
});

test('the share within a threshold is the exact share of a threshold at most 2 % away', () => {
  fc.assert(
    fc.property(durationsArb, durationArb, (durations, threshold) => {
      const within = countWithin(histogramOf(durations), threshold);
      expect(within).toBeGreaterThanOrEqual(durations.filter((ms) => ms <= 0.98 * threshold).length);
      expect(within).toBeLessThanOrEqual(durations.filter((ms) => ms <= 1.02 * threshold).length);
      expect(shareWithin(histogramOf(durations), threshold)).toBe(within / durations.length);
    }),
    { numRuns: 500 },
  );
});

test('merging is adding all, and taking back leaves what was there', () => {
  fc.assert(
    fc.property(durationsArb, durationsArb, (a, b) => {
      const merged = histogramOf(a);
      mergeHistogram(merged, histogramOf(b), 1);
      expect(merged).toEqual(histogramOf([...a, ...b]));
      expect(histogramSize(merged)).toBe(a.length + b.length);
      mergeHistogram(merged, histogramOf(a), -1);
      expect(merged).toEqual(histogramOf(b));
    }),
  );
});

test('an empty histogram has no quantile and no share', () => {
  expect(quantile(new Map(), 0.5)).toBeNull();
  expect(shareWithin(new Map(), 20_000)).toBeNull();
});

test('a share that floating point makes a little too large does not ask for the next rank', () => {
  const histogram = histogramOf([
    ...Array.from({ length: 7 }, () => 1000),
    ...Array.from({ length: 93 }, () => 9000),
  ]);
  expect(quantile(histogram, 0.07)).toBeLessThan(1100);
});

test('a negative duration is refused', () => {
  expect(() => bucketOf(-1)).toThrow('not a duration');
  expect(() => bucketOf(NaN)).toThrow('not a duration');
});
