import { expect, test } from 'vitest';
import { CommitTimes } from './commit-times.ts';

test('nothing is said of commits before there was one', () => {
  expect(new CommitTimes().figures()).toEqual({ count: 0, lastMs: 0, p50Ms: 0, p99Ms: 0 });
});

test('the last commit, the one before it, and the usual and the slow ones of the last 256', () => {
  const times = new CommitTimes();
  times.add(9_000);
  expect(times.figures()).toEqual({ count: 1, lastMs: 9_000, p50Ms: 9_000, p99Ms: 9_000 });
  for (let ms = 256; ms >= 1; ms--) times.add(ms);
  expect(times.beforeMs).toBe(2);
  // 1 … 256: the 128th and the 254th; 9,000 is forgotten.
  expect(times.figures()).toEqual({ count: 257, lastMs: 1, p50Ms: 128, p99Ms: 254 });
});
