import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatLocal } from './format.ts';
import { alignedOrError, parseLocal } from './parse-local.ts';
import { zoneMoments, zoneOf } from './zones.fixture.ts';

const newYork = zoneOf('America/New_York');
const utc = zoneOf('UTC');

test('every printed ISO time is read back as the same moment, in an hour that occurs twice too', () => {
  fc.assert(
    fc.property(zoneMoments, ([name, ms]) => {
      const zone = zoneOf(name);
      expect(parseLocal(zone, formatLocal(zone, ms, 'iso'))).toEqual({ ms });
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['2026-05-18', Date.UTC(2026, 4, 18, 4)],
  ['2026-05-18T09:00', Date.UTC(2026, 4, 18, 13)],
  ['2026-05-18T09:00:07', Date.UTC(2026, 4, 18, 13, 0, 7)],
  ['2026-03-08T02:30', Date.UTC(2026, 2, 8, 7, 30)],
  ['2026-11-01T01:30', Date.UTC(2026, 10, 1, 5, 30)],
  ['2026-11-01T01:30-05:00', Date.UTC(2026, 10, 1, 6, 30)],
] as const)('in New York %s is read', (text, ms) => {
  expect(parseLocal(newYork, text)).toEqual({ ms });
});

test('a day without local midnight is read as its start', () => {
  const zone = zoneOf('America/Sao_Paulo');
  expect(parseLocal(zone, '2017-10-15')).toEqual({ ms: zone.dayByDate('2017-10-15').start });
});

test.each([
  '',
  'today',
  '2026-5-18',
  '2026-05-18 09:00',
  '2026-05-18T9:00',
  '2026-05-18T09:00Z',
  '1780000000000',
])('"%s" is refused with the form that is wanted', (text) => {
  expect(parseLocal(utc, text).error).toBe(
    `"${text}" is not a time: write YYYY-MM-DD[THH:MM[:SS]], e.g. 2026-05-18T09:00`,
  );
});

test.each(['2026-02-30', '2026-13-01', '2026-05-18T24:00', '2026-05-18T09:60', '0000-00-00'])(
  '"%s" is refused as no time',
  (text) => {
    expect(parseLocal(utc, text).error).toBe(`"${text}" is not a time: there is no such date or time of day`);
  },
);

test('an offset that the zone does not have there is refused, naming the one it has', () => {
  expect(parseLocal(newYork, '2026-05-18T09:00+08:00').error).toBe(
    '"2026-05-18T09:00+08:00" is not a time of America/New_York: its offset there is -04:00',
  );
});

test('a time off the edges of slots is told with the nearest edges', () => {
  const ms = Date.UTC(2026, 4, 18, 9, 7);
  expect(alignedOrError(utc, ms, '15m')).toBe(
    '2026-05-18T09:07:00 is not on the edge of a 15m slot: the nearest are 2026-05-18T09:00:00 and 2026-05-18T09:15:00',
  );
  expect(alignedOrError(utc, ms, '1mo')).toContain('2026-05-01T00:00:00 and 2026-06-01T00:00:00');
  expect(alignedOrError(utc, ms, 'total')).toBeNull();
  expect(alignedOrError(utc, Date.UTC(2026, 4, 18, 9, 15), '15m')).toBeNull();
  expect(alignedOrError(newYork, newYork.dayByDate('2026-05-18').start, '1d')).toBeNull();
});
