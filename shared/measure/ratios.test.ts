import { expect, test } from 'vitest';
import { emptyCounters } from './merge.ts';
import { metricCodes } from './metric.ts';
import type { MetricContext } from './metric.ts';
import { ratiosByCode } from './testing/ratios-by-code.ts';

const context: MetricContext = { ledger: 'offer', excludeShortAbandons: false, variant: 7, seconds: 20 };

test('a report prints every metric, in the order of the codes, none of an empty row', () => {
  const ratios = ratiosByCode(emptyCounters([20]), context);
  expect(Object.keys(ratios)).toEqual([...metricCodes]);
  expect(new Set(Object.values(ratios))).toEqual(new Set([null]));
});

test('ratios are rounded to 6 decimals', () => {
  const row = {
    ...emptyCounters([20]),
    offered: 3,
    answered: 2,
    abandoned: 1,
    answeredIn20: 1,
    waitMsAnswered: 10_001,
    handled: 3,
    talkMs: 1,
  };
  expect(ratiosByCode(row, context)).toMatchObject({
    connectRate: 0.666667,
    abandonRate: 0.333333,
    serviceLevel: 0.333333,
    asa: 5.0005,
    att: 0.000333,
    fcr: null,
    repeatRate: 0,
  });
});
