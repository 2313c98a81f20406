import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isAmbiguous, localToMs } from './local.ts';
import { intlWall, zoneMoments, zoneOf } from './zones.fixture.ts';

const hourMs = 3_600_000;

/** The moments near `wall` at which Intl shows it, earliest first: offsets are quarters of an hour from −12 to +14. */
function momentsOf(zone: string, wall: number): number[] {
  const offsets = Array.from({ length: 26 * 4 + 1 }, (_, i) => (14 - i / 4) * hourMs);
  return offsets.map((offset) => wall - offset).filter((ms) => intlWall(zone, ms) === wall);
}

function readWall(zone: string, wall: number): number | null {
  const d = new Date(wall);
  const [hour, minute, second] = [d.getUTCHours(), d.getUTCMinutes(), d.getUTCSeconds()];
  return localToMs(
    zoneOf(zone),
    d.getUTCFullYear(),
    d.getUTCMonth() + 1,
    d.getUTCDate(),
    hour,
    minute,
    second,
  );
}

test('a local time is read as the first moment that shows it, and a second showing is told as ambiguous', () => {
  fc.assert(
    fc.property(zoneMoments, ([zone, ms]) => {
      const moments = momentsOf(zone, intlWall(zone, ms));
      expect(readWall(zone, intlWall(zone, ms))).toBe(moments[0]);
      expect(isAmbiguous(zoneOf(zone).dayOf(ms), ms)).toBe(moments.length > 1);
    }),
    { numRuns: 200 },
  );
});

test('a local time that a change skips is moved forward by the length of the change', () => {
  let skipped = 0;
  fc.assert(
    fc.property(zoneMoments, ([zone, ms]) => {
      // A wall time that may not exist: the clock before a change, a few hours on.
      const wall = intlWall(zone, ms - 3 * hourMs) + 3 * hourMs;
      if (momentsOf(zone, wall).length > 0) return;
      skipped++;
      const read = readWall(zone, wall) ?? NaN;
      const change = intlWall(zone, read + 24 * hourMs) - intlWall(zone, read - 24 * hourMs) - 48 * hourMs;
      expect(intlWall(zone, read) - wall).toBe(change);
    }),
    { numRuns: 600 },
  );
  expect(skipped).toBeGreaterThan(0);
});

test('hours from 24 on are the next days, at the hour their clocks show', () => {
  const zone = zoneOf('America/New_York');
  expect(localToMs(zone, 2026, 3, 7, 24, 0, 5)).toBe(localToMs(zone, 2026, 3, 8, 0, 0, 5));
  expect(localToMs(zone, 2026, 3, 7, 27, 30, 0)).toBe(localToMs(zone, 2026, 3, 8, 3, 30, 0));
  expect(localToMs(zone, 2025, 12, 31, 49, 0, 0)).toBe(localToMs(zone, 2026, 1, 2, 1, 0, 0));
});

test.each([
  [2026, 2, 29, 0, 0, 0],
  [2026, 13, 1, 0, 0, 0],
  [2026, 1, 0, 0, 0, 0],
  [2026, 1, 1, -1, 0, 0],
  [2026, 1, 1, 0, 60, 0],
  [2026, 1, 1, 0, 0, 60],
  [2026, 1, 1, NaN, 0, 0],
  [99, 1, 1, 0, 0, 0],
] as const)('%d-%d-%d %d:%d:%d is no time', (year, month, day, hour, minute, second) => {
  expect(localToMs(zoneOf('Asia/Shanghai'), year, month, day, hour, minute, second)).toBeNull();
});
