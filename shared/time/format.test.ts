import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatDuration, formatLocal, formatOffset } from './format.ts';
import { intlWall, zoneMoments, zoneOf } from './zones.fixture.ts';

const moment = Date.UTC(1999, 4, 18, 1, 42, 10, 999);

test.each([
  ['date', '1999-05-18'],
  ['time', '09:42:10'],
  ['minute', '09:42'],
  ['iso', '1999-05-18T09:42:10'],
  ['isoMinute', '1999-05-18T09:42'],
] as const)('style %s is %s', (style, text) => {
  expect(formatLocal(zoneOf('Asia/Shanghai'), moment, style)).toBe(text);
});

test('what is shown is what Intl shows', () => {
  fc.assert(
    fc.property(zoneMoments, ([zone, ms]) => {
      expect(formatLocal(zoneOf(zone), ms, 'iso').slice(0, 19)).toBe(
        new Date(intlWall(zone, ms)).toISOString().slice(0, 19),
      );
    }),
    { numRuns: 300 },
  );
});

test('an ISO time that occurs twice carries its offset, other styles never', () => {
  const zone = zoneOf('America/New_York');
  const twice = Date.UTC(2026, 10, 1, 5, 30);
  expect(formatLocal(zone, twice, 'iso')).toBe('2026-11-01T01:30:00-04:00');
  expect(formatLocal(zone, twice + 3_600_000, 'iso')).toBe('2026-11-01T01:30:00-05:00');
  expect(formatLocal(zone, twice, 'minute')).toBe('01:30');
});

test('offsets are signed hours and minutes, with seconds where there are some', () => {
  expect(formatOffset(5.75 * 3_600_000)).toBe('+05:45');
  expect(formatOffset(-3.5 * 3_600_000)).toBe('-03:30');
  expect(formatOffset(0)).toBe('+00:00');
  expect(formatOffset(29_143_000)).toBe('+08:05:43');
});

test.each([
  [0, '0:00'],
  [999, '0:00'],
  [65_000, '1:05'],
  [3_599_999, '59:59'],
  [3_600_000, '1:00:00'],
  [90_061_000, '25:01:01'],
  [-999, '0:00'],
  [-61_000, '-1:01'],
] as const)('%d ms last %s', (ms, text) => {
  expect(formatDuration(ms)).toBe(text);
});
