import { describe, expect, it } from 'vitest';
import { keptFraction } from './metric.ts';
import type { KeptCounters, MetricContext } from './metric.ts';
import { metricVariants } from './metric-variants.ts';

const context: MetricContext = { ledger: 'offer', excludeShortAbandons: false, variant: 7, seconds: 20 };

/** The golden vector of metrics.md. */
const golden: KeptCounters = {
  offered: 200,
  open: 0,
  answered: 174,
  answeredIn20: 150,
  abandoned: 22,
  abandonedShort: 6,
  abandonedIn20: 12,
  abandonedShortIn20: 6,
  callbacksIn20: 0,
  flowedOut: 4,
  overflowAnswered: 3,
  ended: 200,
};

function values(code: 'connectRate' | 'serviceLevel', given = context, ofQueue = false) {
  return metricVariants(code, given, ofQueue).map(
    ({ metric, context: of }) => keptFraction(metric, golden, of).value,
  );
}

describe('the other variants of a metric', () => {
  it('are the eight service levels, with the golden values, the one in force marked', () => {
    expect(values('serviceLevel').map((value) => ((value ?? 0) * 100).toFixed(2))).toEqual([
      '86.21',
      '82.65',
      '82.11',
      '81.52',
      '81.00',
      '78.95',
      '76.53',
      '75.00',
    ]);
    expect(
      metricVariants('serviceLevel', context, false)
        .map(({ inForce }) => inForce)
        .indexOf(true),
    ).toBe(6);
  });
  it('are the connect rate with and without short abandons, and of a queue with who was answered elsewhere', () => {
    expect(values('connectRate')).toEqual([174 / 200, 174 / 194]);
    expect(values('connectRate', context, true)).toEqual([174 / 200, 174 / 194, 177 / 200]);
  });
  it('say which one the settings name', () => {
    const named = (given: MetricContext) =>
      metricVariants('connectRate', given, true).find(({ inForce }) => inForce)?.word;
    expect(named(context)).toBe('variant.connectRate.all');
    expect(named({ ...context, excludeShortAbandons: true })).toBe('variant.connectRate.withoutShort');
    expect(named({ ...context, excludeShortAbandons: true, ledger: 'event' })).toBe(
      'variant.connectRate.all',
    );
  });
  it('have no value where a threshold was not kept', () => {
    expect(values('serviceLevel', { ...context, seconds: 15 })).toEqual(Array(8).fill(null));
  });
  it('are none for other metrics', () => {
    expect(metricVariants('asa', context, true)).toEqual([]);
  });
});
