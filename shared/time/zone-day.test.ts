import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createZone } from './zone-day.ts';
import { intlWall, testZones, zoneMoments, zoneOf } from './zones.fixture.ts';

const hourMs = 3_600_000;

function dateOf(zone: string, ms: number): string {
  return new Date(intlWall(zone, ms)).toISOString().slice(0, 10);
}

test('the day of a moment holds it, begins where Intl shows the date first, and the next day begins at its end', () => {
  fc.assert(
    fc.property(zoneMoments, ([zone, ms]) => {
      const days = zoneOf(zone);
      const day = days.dayOf(ms);
      expect(day.start <= ms && ms < day.end).toBe(true);
      expect(dateOf(zone, day.start)).toBe(day.date);
      expect(dateOf(zone, day.start - 1) < day.date).toBe(true);
      expect(dateOf(zone, day.end) > day.date).toBe(true);
      expect(days.dayOf(day.end).start).toBe(day.end);
      expect(days.dayByDate(day.date)).toBe(day);
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['Asia/Shanghai', '2026-05-18', 24],
  ['America/New_York', '2026-03-08', 23],
  ['America/New_York', '2026-11-01', 25],
  ['Australia/Lord_Howe', '2025-10-05', 23.5],
  ['Australia/Lord_Howe', '2025-04-06', 24.5],
  ['America/Sao_Paulo', '2017-10-15', 23],
  ['Pacific/Apia', '2011-12-30', 0],
] as const)('in %s the day %s has %d hours', (zone, date, hours) => {
  const day = zoneOf(zone).dayByDate(date);
  expect((day.end - day.start) / hourMs).toBe(hours);
});

test('a day without local midnight starts at the first moment after it', () => {
  const { start, midnight } = zoneOf('America/Sao_Paulo').dayByDate('2017-10-15');
  expect(intlWall('America/Sao_Paulo', start) - midnight).toBe(hourMs);
});

test('dates are moved by calendar days, over leap days and years too', () => {
  const zone = zoneOf('Asia/Shanghai');
  expect(zone.shiftDay('2024-02-28', 1)).toBe('2024-02-29');
  expect(zone.shiftDay('2026-01-01', -1)).toBe('2025-12-31');
  expect(zone.shiftDay('1999-05-18', 7)).toBe('1999-05-25');
});

test('more days than are kept are still right', () => {
  const zone = zoneOf('UTC');
  const first = zone.dayByDate('1990-01-01');
  let day = first;
  for (let i = 0; i < 6000; i++) day = zone.dayOf(day.end);
  expect(day.date).toBe(zone.shiftDay('1990-01-01', 6000));
  expect(zone.dayByDate('1990-01-01')).toEqual(first);
});

test('unknown zones and dates are refused', () => {
  expect(() => createZone('Asia/Nowhere')).toThrow(RangeError);
  expect(() => zoneOf('UTC').dayByDate('2026-02-30')).toThrow(RangeError);
  expect(zoneOf('UTC').dayByNumbers(2026, 2, 30)).toBeNull();
  expect(zoneOf('UTC').dayByNumbers(2024, 2, 29)?.date).toBe('2024-02-29');
  expect(testZones.map((zone) => zoneOf(zone).name)).toEqual(testZones);
});
