import { expect, it } from 'vitest';
import { HEIGHT, sparkPaths } from './spark-paths.ts';

const day = { first: 1_000, length: 100, count: 4, now: 1_250 };

it('draws what was offered against the queue’s own highest slot, and of it what was not answered', () => {
  const { offered, missed, running } = sparkPaths(
    { 1000: { q: [10, 8, 1] }, 1100: { q: [20, 20] }, 1200: { q: [5, 1, 4] } },
    day,
  ).get('q')!;
  expect(offered).toBe(`M0 ${HEIGHT}v-10h.8v10zM1 ${HEIGHT}v-20h.8v20z`);
  expect(missed).toBe(`M0 ${HEIGHT}v-1h.8v1z`);
  expect(running).toBe(`M2 ${HEIGHT}v-5h.8v5z`);
});
it('leaves out what is not of the day', () => {
  expect(sparkPaths({ 900: { q: [1] }, 1400: { q: [1] } }, day).size).toBe(0);
});
