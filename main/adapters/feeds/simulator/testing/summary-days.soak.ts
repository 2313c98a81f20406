import { test } from 'vitest';
import { checkedDay } from './checked-day.ts';

test.each([
  ['11183', '2026-11-24', 300, 'en'],
  ['95388', '2026-11-25', 260, 'zh-CN'],
  ['95598', '2026-11-24', 400, 'en'],
  ['96789', '2026-11-26', 120, 'zh-CN'],
] as const)(
  'a day of %s on %s with %i seats is summed up as it really was, and the files say the same',
  { timeout: 3_600_000 },
  (name, date, seats, language) => checkedDay(name, date, seats, language),
);
