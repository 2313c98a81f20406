import { test } from 'vitest';
import { checkedDay } from './testing/checked-day.ts';

test.each([
  ['11183', '2026-11-24', 'zh-CN'],
  ['95388', '2026-11-25', 'en'],
  ['95598', '2026-11-24', 'zh-CN'],
  ['96789', '2026-11-26', 'en'],
] as const)(
  'a day of %s with few seats is summed up as it really was, and the files say the same',
  { timeout: 240_000 },
  (name, date, language) => checkedDay(name, date, 40, language),
);
