import { expect, it } from 'vitest';
import { monthGrid, monthOf, nextMonth } from './month.ts';

it('a month has its days once, each under its weekday', () => {
  const weeks = monthGrid('2026-02');
  expect(weeks).toHaveLength(5);
  expect(weeks[0]).toEqual([null, null, null, null, null, null, '2026-02-01']);
  expect(weeks.flat().filter((date) => date !== null)).toHaveLength(28);
  expect(monthGrid('2024-02').flat()).toContain('2024-02-29');
});

it('follows another over the end of the year', () => {
  expect([nextMonth('2026-12', 1), nextMonth('2026-01', -1)]).toEqual(['2027-01', '2025-12']);
  expect([monthOf('2026-13'), monthOf('x'), monthOf('2026-09')]).toEqual([undefined, undefined, '2026-09']);
});
