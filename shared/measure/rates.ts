import type { Counters } from './counters.ts';
import { decided, minus, plus, valueOf } from './metric.ts';
import type { Metric, MetricContext } from './metric.ts';

type OfLedger = Pick<MetricContext, 'ledger'>;
type OfShortAbandons = Pick<MetricContext, 'ledger' | 'excludeShortAbandons'>;

export const connectRateMetric: Metric<
  OfShortAbandons,
  'answered' | 'offered' | 'open' | 'ended' | 'abandonedShort'
> = {
  code: 'connectRate',
  unit: 'share',
  fraction: ({ ledger, excludeShortAbandons }) => ({
    numerator: plus('answered'),
    denominator: [
      ...decided(ledger),
      ...(excludeShortAbandons && ledger !== 'event' ? minus('abandonedShort') : []),
    ],
  }),
};

const endedConnectRateMetric: Metric<unknown, 'answered' | 'ended'> = {
  code: 'connectRate',
  unit: 'share',
  fraction: () => ({ numerator: plus('answered'), denominator: plus('ended') }),
};

export const overallConnectRateMetric: Metric<unknown, 'answered' | 'selfServed' | 'ivrEntered'> = {
  code: 'overallConnectRate',
  unit: 'share',
  fraction: () => ({ numerator: plus('answered', 'selfServed'), denominator: plus('ivrEntered') }),
};

export const abandonRateMetric: Metric<OfLedger, 'abandoned' | 'offered' | 'open' | 'ended'> = {
  code: 'abandonRate',
  unit: 'share',
  fraction: ({ ledger }) => ({ numerator: plus('abandoned'), denominator: decided(ledger) }),
};

/**
 * Connect rate 人工接通率: answered / (offered − open), without the short abandons when `excludeShortAbandons`; in the
 * event ledger answered / ended, nothing excluded. Share 0–1, null without contacts. Lost and flow-outs stay in the
 * denominator. Source: metrics.md, Ratios and averages; Three ledgers.
 */
export function connectRate(
  counters: Pick<Counters, 'answered' | 'offered' | 'open' | 'ended' | 'abandonedShort'>,
  context: OfShortAbandons,
): number | null {
  return valueOf(connectRateMetric, counters, context);
}

/**
 * Connect rate of a rolling window: answered / ended, the event ledger's. Share 0–1, null when nothing ended.
 * Source: metrics.md, Three ledgers (2).
 */
export function endedConnectRate(counters: Pick<Counters, 'answered' | 'ended'>): number | null {
  return valueOf(endedConnectRateMetric, counters, null);
}

/**
 * Overall connect rate 整体接通率: (answered + selfServed) / ivrEntered. Share 0–1, null when nobody entered the IVR.
 * Another metric than the connect rate, never mixed with it. Source: metrics.md, Ratios and averages.
 */
export function overallConnectRate(
  counters: Pick<Counters, 'answered' | 'selfServed' | 'ivrEntered'>,
): number | null {
  return valueOf(overallConnectRateMetric, counters, null);
}

/**
 * Abandonment rate 放弃率: abandoned / (offered − open); event ledger: / ended. Share 0–1, null without contacts.
 * Short abandons are included, leaving in the IVR is none. Source: metrics.md, Ratios and averages.
 */
export function abandonRate(
  counters: Pick<Counters, 'abandoned' | 'offered' | 'open' | 'ended'>,
  context: OfLedger,
): number | null {
  return valueOf(abandonRateMetric, counters, context);
}
