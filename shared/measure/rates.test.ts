import { expect, test } from 'vitest';
import { abandonRate, connectRate, endedConnectRate, overallConnectRate } from './rates.ts';

const slot = { offered: 100, open: 4, ended: 90, answered: 80, abandoned: 12, abandonedShort: 6 };

test('the connect rate is taken over the offers whose outcome is known', () => {
  expect(connectRate(slot, { ledger: 'offer', excludeShortAbandons: false })).toBe(80 / 96);
  expect(connectRate(slot, { ledger: 'completion', excludeShortAbandons: false })).toBe(80 / 96);
});

test('short abandons leave the denominator only when the setting excludes them', () => {
  expect(connectRate(slot, { ledger: 'offer', excludeShortAbandons: true })).toBe(80 / 90);
});

test('in the event ledger the connect rate is answered by ended, like that of a rolling window', () => {
  expect(connectRate(slot, { ledger: 'event', excludeShortAbandons: true })).toBe(80 / 90);
  expect(connectRate({ ...slot, ended: 85 }, { ledger: 'event', excludeShortAbandons: true })).toBe(80 / 85);
  expect(endedConnectRate({ answered: 80, ended: 85 })).toBe(80 / 85);
});

test('lost contacts and flow-outs stay in the denominator', () => {
  const counters = { ...slot, open: 0, lost: 3, flowedOut: 5 };
  expect(connectRate(counters, { ledger: 'offer', excludeShortAbandons: false })).toBe(0.8);
});

test('the overall connect rate is another metric: answered and self-served by those who entered the IVR', () => {
  expect(overallConnectRate({ answered: 80, selfServed: 15, ivrEntered: 100 })).toBe(0.95);
});

test('the abandonment rate includes the short ones', () => {
  expect(abandonRate(slot, { ledger: 'offer' })).toBe(12 / 96);
  expect(abandonRate(slot, { ledger: 'event' })).toBe(12 / 90);
});

test('nothing to divide by gives no rate, never 0 % or 100 %', () => {
  const nothing = {
    offered: 0,
    open: 0,
    ended: 0,
    answered: 0,
    abandoned: 0,
    abandonedShort: 0,
    selfServed: 0,
    ivrEntered: 0,
  };
  expect(connectRate(nothing, { ledger: 'offer', excludeShortAbandons: false })).toBeNull();
  expect(
    connectRate({ ...nothing, offered: 2, open: 2 }, { ledger: 'offer', excludeShortAbandons: false }),
  ).toBeNull();
  expect(
    connectRate(
      { ...nothing, offered: 2, abandonedShort: 2 },
      { ledger: 'offer', excludeShortAbandons: true },
    ),
  ).toBeNull();
  expect(endedConnectRate(nothing)).toBeNull();
  expect(overallConnectRate(nothing)).toBeNull();
  expect(abandonRate(nothing, { ledger: 'event' })).toBeNull();
});
