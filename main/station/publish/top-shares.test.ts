import { expect, test } from 'vitest';
import { OrderSums } from '../orders/order-sums.ts';
import { MOST_SHARES, topShares } from './top-shares.ts';

function sumsOf(created: number): OrderSums {
  return Object.assign(new OrderSums(), { created, open: created, overdueOpen: 1 });
}

test('few are told each; of more, those with most orders, and the rest together: nothing is lost', () => {
  const few = new Map([
    [0, sumsOf(9)],
    [1, sumsOf(2)],
    [2, sumsOf(0)],
  ]);
  expect(topShares(few, String, 'rest').map(([key]) => key)).toEqual(['1']);
  const many = new Map(Array.from({ length: MOST_SHARES + 30 }, (_, at) => [at + 1, sumsOf(at + 1)]));
  const told = topShares(many, String, 'rest');
  expect(told).toHaveLength(MOST_SHARES + 1);
  expect(told.at(-1)).toEqual(['rest', expect.objectContaining({ created: (30 * 31) / 2, overdueOpen: 30 })]);
  expect(told[0]?.[0]).toBe(String(MOST_SHARES + 30));
  const all = told.reduce((sum, [, { created }]) => sum + created, 0);
  expect(all).toBe([...many.values()].reduce((sum, { created }) => sum + created, 0));
});
