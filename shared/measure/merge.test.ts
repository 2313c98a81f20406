import { expect, test } from 'vitest';
import { counterNames } from './counters.ts';
import { addCounters, emptyCounters } from './merge.ts';

test('empty counters have every counter at 0, those by seconds for the configured ones', () => {
  const empty = emptyCounters([20, 60]);
  expect(Object.keys(empty)).toEqual(counterNames([20, 60]));
  expect(new Set(Object.values(empty))).toEqual(new Set([0]));
});

test('adding adds every counter and leaves the added row alone', () => {
  const sum = { ...emptyCounters([20]), offered: 3, answeredIn20: 2 };
  const row = { ...emptyCounters([20]), offered: 4, answeredIn20: 1, talkMs: 60_000 };
  addCounters(sum, row);
  expect(sum).toEqual({ ...emptyCounters([20]), offered: 7, answeredIn20: 3, talkMs: 60_000 });
  expect(row.offered).toBe(4);
});

test('a threshold that one of the rows did not keep is not in the sum', () => {
  const sum = { ...emptyCounters([20, 30]), answeredIn20: 1, answeredIn30: 2 };
  addCounters(sum, { ...emptyCounters([20, 60]), answeredIn20: 5, answeredIn60: 7 });
  expect(Object.keys(sum)).toEqual(counterNames([20]));
  expect(sum.answeredIn20).toBe(6);
});
