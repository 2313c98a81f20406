import { expect, test } from 'vitest';
import { createWords } from '../../shared/words/words.ts';
import { orderTargetText } from './order-target-text.ts';

const text = (closedWithLimit: number, closedLate: number, target = 0.95) =>
  orderTargetText({ closedWithLimit, closedLate }, target, createWords('zh-CN'));

test('the target says how many more may be late, or how many must be in time next', () => {
  // 1,033 of 1,104 are 93.6 %; with 316 more in time it is 1,349 of 1,420, which is 95 % exactly.
  expect(text(1_104, 71)).toBe('目标 95%，还需按时 316 件');
  // 398 of 400: 18 more late ones leave 398 of 418, 95.2 %; with 19 it is 94.99 %.
  expect(text(400, 2)).toBe('目标 95%，还可逾期 18 件');
});

test('a target without an order is only said; one of 100 % is lost with the first late one', () => {
  expect(text(0, 0)).toBe('目标 95%');
  expect(text(9, 1, 1)).toBe('目标 100%，已无法达到');
});
