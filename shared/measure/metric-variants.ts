import type { Ledger } from './counters.ts';
import { decided, minus, plus } from './metric.ts';
import type { Metric, MetricCode, MetricContext } from './metric.ts';
import { metrics } from './metrics.ts';

/** Another way in which a metric is told somewhere: the same counters, another formula. */
export interface MetricVariant {
  /** Its name, a words key. */
  word: `variant.${string}` | `serviceLevel.variant.${number}`;
  metric: Pick<Metric, 'fraction' | 'unit'>;
  context: MetricContext;
  /** It is the one that the context's settings name. */
  inForce: boolean;
}

const serviceLevels = [1, 2, 3, 4, 5, 6, 7, 8] as const;

/**
 * Connect rate of a queue in the Huawei variant: (answered + overflowAnswered) / (offered − open), so that whoever was
 * answered in the queue they overflowed to is no loss of the first one. Source: metrics.md, Unit of counting.
 */
const withOverflow = (ledger: Ledger): MetricVariant['metric'] => ({
  unit: 'share',
  fraction: () => ({ numerator: plus('answered', 'overflowAnswered'), denominator: decided(ledger) }),
});

/** Service level excepted, the event ledger knows no short abandons by the end of the wait: metrics.md, Ratios. */
const withoutShort = (ledger: Ledger): MetricVariant['metric'] => ({
  unit: 'share',
  fraction: () => ({
    numerator: plus('answered'),
    denominator: [...decided(ledger), ...minus('abandonedShort')],
  }),
});

/** The other variants of a metric that a card shows on request. @param ofQueue its scope is a queue */
export function metricVariants(
  code: MetricCode,
  context: MetricContext,
  ofQueue: boolean,
): readonly MetricVariant[] {
  if (code === 'serviceLevel')
    return serviceLevels.map((variant) => ({
      word: `serviceLevel.variant.${variant}` as const,
      metric: metrics.serviceLevel,
      context: { ...context, variant },
      inForce: variant === context.variant,
    }));
  if (code !== 'connectRate') return [];
  const { ledger, excludeShortAbandons } = context;
  const all: MetricVariant = {
    word: 'variant.connectRate.all',
    metric: metrics.connectRate,
    context: { ...context, excludeShortAbandons: false },
    inForce: !excludeShortAbandons || ledger === 'event',
  };
  const short: MetricVariant = {
    word: 'variant.connectRate.withoutShort',
    metric: withoutShort(ledger),
    context,
    inForce: excludeShortAbandons && ledger !== 'event',
  };
  const overflow: MetricVariant = {
    word: 'variant.connectRate.withOverflow',
    metric: withOverflow(ledger),
    context,
    inForce: false,
  };
  return ofQueue ? [all, short, overflow] : [all, short];
}
