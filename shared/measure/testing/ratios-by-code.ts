import type { Counters } from '../counters.ts';
import type { MetricCode, MetricContext } from '../metric.ts';
import { ratiosOf } from '../ratios.ts';

/** Every ratio of a row by its code. */
export function ratiosByCode(
  counters: Counters,
  context: MetricContext,
): Partial<Record<MetricCode, number | null>> {
  const numbers = Float64Array.from(Object.values(counters));
  const ratios = ratiosOf(Object.keys(counters), context);
  return Object.fromEntries(ratios.map(({ code, of }) => [code, of(numbers, 0)]));
}
