import type { CounterName, Fraction, MetricCode, MetricContext, Term } from './metric.ts';
import { metricCodes } from './metric.ts';
import { metrics } from './metrics.ts';

/** A ratio or average that is read from counters standing one after the other. */
export interface Ratio {
  code: MetricCode;
  /**
   * Its value as reports print it: 6 decimals, null without a denominator or when one of its counters was not kept.
   * Unit: see the metric. @param base where the counters begin.
   */
  of(numbers: Float64Array, base: number): number | null;
}

/**
 * Every ratio and average of a report, in its order. A month's report has hundreds of thousands of rows: which counters
 * a ratio takes is found out once for all of them.
 * @param names of the counters in their order; null = a column that was not kept.
 */
export function ratiosOf(names: readonly (string | null)[], context: MetricContext): Ratio[] {
  return metricCodes.map((code) => {
    const { unit, fraction } = metrics[code];
    const sums = placesOf(fraction(context), names);
    return { code, of: sums === null ? never : reader(sums, unit === 'seconds' ? 1000 : 1) };
  });
}

/** Where the counters of a sum stand, and their signs. */
interface Places {
  at: number;
  sign: 1 | -1;
}

function placesOf(
  { numerator, denominator }: Fraction<CounterName>,
  names: readonly (string | null)[],
): { above: Places[]; below: Places[] } | null {
  const place = ({ counter, sign }: Term<CounterName>): Places => ({ at: names.indexOf(counter), sign });
  const above = numerator.map(place);
  const below = denominator.map(place);
  return [...above, ...below].every(({ at }) => at >= 0) ? { above, below } : null;
}

const never = (): null => null;

function reader({ above, below }: { above: Places[]; below: Places[] }, divisor: number): Ratio['of'] {
  return (numbers, base) => {
    const under = sumAt(below, numbers, base);
    return under <= 0 ? null : rounded(sumAt(above, numbers, base) / under / divisor);
  };
}

function sumAt(places: readonly Places[], numbers: Float64Array, base: number): number {
  let sum = 0;
  for (let i = 0; i < places.length; i++) sum += places[i]!.sign * numbers[base + places[i]!.at]!;
  return sum;
}

function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
