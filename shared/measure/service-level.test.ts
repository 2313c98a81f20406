import { expect, test } from 'vitest';
import { emptyCounters } from './merge.ts';
import { serviceLevel } from './service-level.ts';

/** The golden vector of metrics.md. */
const golden = {
  ...emptyCounters([20, 60]),
  offered: 200,
  ended: 200,
  answered: 174,
  answeredIn20: 150,
  abandoned: 22,
  abandonedIn20: 12,
  abandonedShortIn20: 6,
  flowedOut: 4,
};

test.each([
  [1, '86.21'],
  [2, '82.65'],
  [3, '82.11'],
  [4, '81.52'],
  [5, '81.00'],
  [6, '78.95'],
  [7, '76.53'],
  [8, '75.00'],
] as const)('variant %i of the golden vector is %s %%', (variant, percent) => {
  const value = serviceLevel(golden, { ledger: 'offer', variant, seconds: 20 }) ?? NaN;
  expect((100 * value).toFixed(2)).toBe(percent);
});

test('variant 5 counts call-backs in time as success and divides by what has an outcome', () => {
  const counters = { ...golden, callbacksIn20: 4, offered: 210, open: 10, ended: 190 };
  expect(serviceLevel(counters, { ledger: 'offer', variant: 5, seconds: 20 })).toBe(166 / 200);
  expect(serviceLevel(counters, { ledger: 'event', variant: 5, seconds: 20 })).toBe(166 / 190);
});

test('each threshold has its own counters, and one that was not kept gives none', () => {
  const counters = { ...golden, answeredIn60: 170 };
  expect(serviceLevel(counters, { ledger: 'offer', variant: 1, seconds: 60 })).toBe(170 / 174);
  expect(serviceLevel(counters, { ledger: 'offer', variant: 1, seconds: 30 })).toBeNull();
});

test('no contacts give none in every variant', () => {
  for (let variant = 1; variant <= 8; variant++) {
    expect(serviceLevel(emptyCounters([20]), { ledger: 'offer', variant, seconds: 20 })).toBeNull();
  }
});

test('a ninth variant is refused', () => {
  expect(() => serviceLevel(golden, { ledger: 'offer', variant: 9, seconds: 20 })).toThrow('they are 1 to 8');
});
