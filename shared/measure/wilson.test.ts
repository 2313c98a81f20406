import fc from 'fast-check';
import { expect, test } from 'vitest';
import { confidence, wilson95, wilson99 } from './wilson.ts';

/** Both ends of Wilson's interval are the shares p at which the sample lies z standard errors of p away. */
function distanceInErrors(hits: number, total: number, p: number): number {
  return Math.abs(hits / total - p) / Math.sqrt((p * (1 - p)) / total);
}

test('the ends are the shares from which the sample is exactly z standard errors away', () => {
  const sample = fc
    .integer({ min: 2, max: 5000 })
    .chain((total) => fc.tuple(fc.integer({ min: 1, max: total - 1 }), fc.constant(total)));
  fc.assert(
    fc.property(sample, ([hits, total]) => {
      for (const [interval, z] of [
        [wilson95(hits, total), 1.959964],
        [wilson99(hits, total), 2.575829],
      ] as const) {
        expect(distanceInErrors(hits, total, interval?.low ?? NaN)).toBeCloseTo(z, 4);
        expect(distanceInErrors(hits, total, interval?.high ?? NaN)).toBeCloseTo(z, 4);
      }
    }),
  );
});

test('all or none of a few contacts give an interval that stays within 0 and 1', () => {
  expect(wilson95(10, 10)).toEqual({ low: expect.closeTo(0.72247, 5), high: expect.closeTo(1, 12) });
  for (let n = 1; n < 300; n++) expect(wilson95(n, n)?.high).toBeLessThanOrEqual(1);
  expect(wilson95(0, 10)).toEqual({ low: 0, high: expect.closeTo(0.27753, 5) });
});

test('only rates from fewer than 200 contacts show an interval, and none from no contacts', () => {
  expect(confidence(190, 199)).toEqual(wilson95(190, 199));
  expect(confidence(190, 200)).toBeNull();
  expect(confidence(0, 0)).toBeNull();
});
