import type { Counters } from './counters.ts';
import { decided, minus, plus, valueOf } from './metric.ts';
import type { Fraction, Metric, MetricContext } from './metric.ts';

type OfVariant = Pick<MetricContext, 'ledger' | 'variant' | 'seconds'>;
type Kept =
  | 'answered'
  | 'abandoned'
  | 'flowedOut'
  | 'offered'
  | 'open'
  | 'ended'
  | `answeredIn${number}`
  | `abandonedIn${number}`
  | `abandonedShortIn${number}`
  | `callbacksIn${number}`;

export const serviceLevelMetric: Metric<OfVariant, Kept> = { code: 'serviceLevel', unit: 'share', fraction };

/**
 * Service level 服务水平 in one of the eight documented variants, within `seconds` (X). Share 0–1; null with an empty
 * denominator, or when the threshold was not among the settings' `serviceLevelSeconds` at the time.
 *
 * A answered, B abandoned, F flowed out; ≤X, >X by the wait; s = abandons with a wait < min(shortAbandonMs, X):
 * 1 A≤X/A · 2 (A≤X+B≤X)/(A+B) · 3 (A≤X+B≤X−s)/(A+B−s) · 4 A≤X/(A+B>X) · 5 (A≤X+B≤X+callbacks≤X)/offered ·
 * 6 A≤X/(A+B−s) · 7 A≤X/(A+B) · 8 A≤X/(A+B+F). Variant 5 divides by offered − open, in the event ledger by ended.
 * Source: metrics.md, Service level: the eight variants.
 * @throws RangeError for a variant that is none of them.
 */
export function serviceLevel(counters: Pick<Counters, Kept>, context: OfVariant): number | null {
  return valueOf(serviceLevelMetric, counters, context);
}

function fraction({ ledger, variant, seconds }: OfVariant): Fraction<Kept> {
  const answeredIn = plus(`answeredIn${seconds}`);
  const abandonedIn = `abandonedIn${seconds}` as const;
  const withoutShort = minus(`abandonedShortIn${seconds}`);
  const both = plus('answered', 'abandoned');
  switch (variant) {
    case 1:
      return { numerator: answeredIn, denominator: plus('answered') };
    case 2:
      return { numerator: [...answeredIn, ...plus(abandonedIn)], denominator: both };
    case 3:
      return {
        numerator: [...answeredIn, ...plus(abandonedIn), ...withoutShort],
        denominator: [...both, ...withoutShort],
      };
    case 4:
      return { numerator: answeredIn, denominator: [...both, ...minus(abandonedIn)] };
    case 5:
      return {
        numerator: [...answeredIn, ...plus(abandonedIn, `callbacksIn${seconds}`)],
        denominator: decided(ledger),
      };
    case 6:
      return { numerator: answeredIn, denominator: [...both, ...withoutShort] };
    case 7:
      return { numerator: answeredIn, denominator: both };
    case 8:
      return { numerator: answeredIn, denominator: [...both, ...plus('flowedOut')] };
    default:
      throw new RangeError(`${variant} is not a service-level variant: they are 1 to 8`);
  }
}
