import { expect, test } from 'vitest';
import { acw, aht, asa, att, hold } from './times.ts';

const row = {
  waitMsAnswered: 90_000,
  answered: 8,
  talkMs: 504_000,
  holdMs: 20_000,
  acwMs: 84_000,
  handled: 4,
};

test('averages are seconds: waits over the answered, work over the handled', () => {
  expect(asa(row)).toBe(11.25);
  expect(att(row)).toBe(126);
  expect(hold(row)).toBe(5);
  expect(acw(row)).toBe(21);
  expect(aht(row)).toBe(152);
});

test('without contacts there is no average', () => {
  const none = { ...row, answered: 0, handled: 0 };
  expect([asa, att, hold, acw, aht].map((metric) => metric(none))).toEqual([null, null, null, null, null]);
});
