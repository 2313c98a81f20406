import type { LinkFigures, OrderFigures, OrderShare } from '../model/order.ts';

/** Everything about orders that a ratio is made of. */
export type OrderCounts = OrderFigures & OrderShare & LinkFigures;
type OrderCounter = {
  [K in keyof OrderCounts]: OrderCounts[K] extends number ? K : never;
}[keyof OrderCounts];

/** A count that is added (1) or subtracted (−1). */
export interface OrderTerm<K extends OrderCounter = OrderCounter> {
  counter: K;
  sign: 1 | -1;
}

/** A ratio as data: its value and its formula card are both made from this, so that they cannot differ. */
export interface OrderMetric {
  numerator: readonly OrderTerm[];
  denominator: readonly OrderTerm[];
}

const term = <K extends OrderCounter>(counter: K, sign: 1 | -1 = 1): OrderTerm<K> => ({ counter, sign });

/**
 * Ratios of work orders (hotspots-and-orders.md). `onTimeRate` 准时办结率: of those closed with a limit; `timeliness` 及时率: of a
 * link, those past the limit and not done count as missed; `closingRate` 办结率: by creation; `satisfaction` 满意率: of those graded.
 */
export const orderMetrics = {
  onTimeRate: {
    numerator: [term('closedWithLimit'), term('closedLate', -1)],
    denominator: [term('closedWithLimit')],
  },
  timeliness: { numerator: [term('doneInTime')], denominator: [term('done'), term('overdue')] },
  closingRate: { numerator: [term('closed')], denominator: [term('created')] },
  satisfaction: { numerator: [term('satisfied')], denominator: [term('graded')] },
} as const satisfies Record<string, OrderMetric>;
export type OrderMetricCode = keyof typeof orderMetrics;

/** What each ratio needs to be known. */
type CountsOf<C extends OrderMetricCode> = Pick<
  OrderCounts,
  (typeof orderMetrics)[C]['numerator' | 'denominator'][number]['counter']
>;

/** A ratio's two sides; its value is 0–1. */
export interface OrderFraction {
  numerator: number;
  denominator: number;
}

/** The two sides of a ratio; a denominator of 0 means that there is none. */
export function orderFraction<C extends OrderMetricCode>(code: C, counts: CountsOf<C>): OrderFraction {
  const known: Partial<OrderCounts> = counts;
  const { numerator, denominator }: OrderMetric = orderMetrics[code];
  const sum = (terms: readonly OrderTerm[]) =>
    terms.reduce((total, { counter, sign }) => total + sign * (known[counter] ?? 0), 0);
  return { numerator: sum(numerator), denominator: sum(denominator) };
}
