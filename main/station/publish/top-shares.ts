import type { OrderShare } from '../../../shared/model/order.ts';
import type { OrderSums } from '../orders/order-sums.ts';
import { shareOf } from '../orders/order-figures.ts';

/** So many units, and as many classes and kinds, are published; a source may name any number. */
export const MOST_SHARES = 200;

/** The codes with most of something, at most `MOST_SHARES`; of as many, the older ones. */
export function topCodes(sums: ReadonlyMap<number, Pick<OrderSums, 'created'>>): number[] {
  return [...sums]
    .filter(([code, { created }]) => code !== 0 && created > 0)
    .toSorted(([a, one], [b, other]) => other.created - one.created || a - b)
    .slice(0, MOST_SHARES)
    .map(([code]) => code);
}

/** Those with most orders each, and what there is beyond them together. @param rest key of what is together */
export function topShares(
  sums: ReadonlyMap<number, OrderSums>,
  keyOf: (code: number) => string,
  rest: string,
): [key: string, share: OrderShare][] {
  const top = new Set(topCodes(sums));
  const others = [...sums].filter(([code, { created }]) => code !== 0 && created > 0 && !top.has(code));
  const shares = [...top].map((code): [string, OrderShare] => [keyOf(code), shareOf([sums.get(code)!])]);
  if (others.length > 0) shares.push([rest, shareOf(others.map(([, each]) => each))]);
  return shares;
}
