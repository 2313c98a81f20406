import { expect, test } from 'vitest';
import { surgeOf } from './surge.ts';

const bins = 36;
const series = (of: (bin: number) => number): number[] => Array.from({ length: bins }, (_, bin) => of(bin));
/** A wave that begins in a bin. */
const wave = (from: number, height: number) =>
  series((bin) => (bin < from ? 0 : height * Math.max(0, 1 - Math.abs(bin - from - 4) / 5)));
const base = { to: 900_000 * 10, binMs: 300_000, began: 10 };

test('offers that follow two bins later are found with their lag, queue and amount', () => {
  const offers = new Map([
    ['repair', wave(12, 20)],
    ['bills', series((bin) => (bin % 2 === 0 ? 1 : -1))],
  ]);
  const surge = surgeOf({ ...base, complaints: wave(10, 10), offers });
  expect(surge).toMatchObject({ queues: ['repair'], lagMs: 600_000, correlation: 1, extraOffers: 100 });
  expect(surge?.next.map(({ start, end }) => [start, end])[0]).toEqual([9_000_000, 9_900_000]);
});

test('offers that came first have a negative lag', () => {
  const surge = surgeOf({ ...base, complaints: wave(14, 10), offers: new Map([['repair', wave(11, 20)]]) });
  expect(surge?.lagMs).toBe(-900_000);
});

test('what to expect halves from slot to slot', () => {
  const rising = series((bin) => (bin < 30 ? 0 : 8));
  const surge = surgeOf({ ...base, began: 30, complaints: rising, offers: new Map([['repair', rising]]) });
  expect(surge?.next.map(({ extra }) => extra)).toEqual([12, 6, 3, 2]);
});

test('queues that do not follow, or hardly, are no surge', () => {
  expect(
    surgeOf({ ...base, complaints: wave(10, 10), offers: new Map([['a', series(() => 0)]]) }),
  ).toBeNull();
  expect(surgeOf({ ...base, complaints: wave(10, 10), offers: new Map([['a', wave(10, 0.5)]]) })).toBeNull();
});
