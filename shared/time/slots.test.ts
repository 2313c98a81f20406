import fc from 'fast-check';
import { expect, test } from 'vitest';
import { slotLengths, slotMs, slotOf, slotsBetween, slotStart } from './slots.ts';
import { intlWall, zoneMoments, zoneOf } from './zones.fixture.ts';

function slotsOfDay(zone: string, date: string, slot: '5m' | '15m' | '30m' | '60m') {
  const days = zoneOf(zone);
  const day = days.dayByDate(date);
  return slotsBetween(days, day.start, day.end, slot);
}

test('slots of every length tile the days around any moment: nothing lost, nothing doubled, every label once', () => {
  fc.assert(
    fc.property(zoneMoments, fc.constantFrom(...slotLengths), ([name, ms], slot) => {
      const zone = zoneOf(name);
      const from = slot === '1mo' ? slotStart(zone, ms, slot) : zone.dayOf(ms - 86_400_000).start;
      const to = slot === '1mo' ? slotOf(zone, ms, slot).end : zone.dayOf(ms + 86_400_000).end;
      const slots = slotsBetween(zone, from, to, slot);
      expect(slots[0]?.start).toBe(from);
      expect(slots.at(-1)?.end).toBe(to);
      slots.slice(1).forEach((each, i) => expect(each.start).toBe(slots[i]?.end));
      expect(new Set(slots.map(({ label }) => label)).size).toBe(slots.length);
    }),
    { numRuns: 300 },
  );
});

test('the slot of a moment is the one of its day that holds it, never longer than its name says', () => {
  fc.assert(
    fc.property(zoneMoments, fc.constantFrom('5m', '15m', '30m', '60m'), ([name, ms], slot) => {
      const zone = zoneOf(name);
      const day = zone.dayOf(ms);
      const found = slotsBetween(zone, day.start, day.end, slot).filter(
        ({ start, end }) => start <= ms && ms < end,
      );
      expect(found).toHaveLength(1);
      expect(slotOf(zone, ms, slot)).toEqual({ start: found[0]?.start, end: found[0]?.end });
      expect(slotStart(zone, ms, slot)).toBe(found[0]?.start);
      expect((found[0]?.end ?? NaN) - (found[0]?.start ?? NaN)).toBeLessThanOrEqual(slotMs[slot]);
    }),
  );
});

test('labels show what Intl shows at the start, and the offset only where that occurs twice', () => {
  fc.assert(
    fc.property(zoneMoments, ([name, ms]) => {
      const zone = zoneOf(name);
      const day = zone.dayOf(ms);
      const slots = slotsBetween(zone, day.start, day.end, '15m');
      for (const { start, label } of slots) {
        expect(label.slice(0, 16)).toBe(new Date(intlWall(name, start)).toISOString().slice(0, 16));
      }
      const changed = day.end - day.start > 86_400_000;
      if (!changed && day.pieces.length === 1)
        expect(slots.every(({ label }) => label.length === 16)).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test.each([
  ['Asia/Shanghai', '1999-05-18', 96],
  ['Europe/London', '2026-03-29', 92],
  ['Europe/London', '2026-10-25', 100],
  ['Australia/Lord_Howe', '2025-10-05', 94],
  ['America/Sao_Paulo', '2017-10-15', 92],
  ['Africa/Casablanca', '2025-02-23', 100],
] as const)('in %s the day %s has %i quarters', (zone, date, count) => {
  expect(slotsOfDay(zone, date, '15m')).toHaveLength(count);
});

test('the hour that occurs twice has two labels, told apart by their offsets', () => {
  const labels = slotsOfDay('Europe/London', '2026-10-25', '60m').map(({ label }) => label);
  expect(labels.slice(0, 4)).toEqual([
    '2026-10-25T00:00',
    '2026-10-25T01:00+01:00',
    '2026-10-25T01:00+00:00',
    '2026-10-25T02:00',
  ]);
});

test('a half-hour change leaves a short last hour and the hours between at the half', () => {
  const hours = slotsOfDay('Australia/Lord_Howe', '2025-10-05', '60m');
  expect(hours.slice(1, 4).map(({ label }) => label.slice(11))).toEqual(['01:00', '02:30', '03:30']);
  expect(hours.map(({ start, end }) => (end - start) / 60_000)).toEqual([
    ...Array.from({ length: 23 }, () => 60),
    30,
  ]);
});

test('days, months and the total have labels of their own', () => {
  const zone = zoneOf('Asia/Shanghai');
  const from = zone.dayByDate('1999-12-30').start;
  const to = zone.dayByDate('2000-01-02').start;
  const labels = (slot: '1d' | '1mo' | 'total') =>
    slotsBetween(zone, from, to, slot).map(({ label }) => label);
  expect(labels('1d')).toEqual(['1999-12-30', '1999-12-31', '2000-01-01']);
  expect(labels('1mo')).toEqual(['1999-12', '2000-01']);
  expect(labels('total')).toEqual(['total']);
  expect(slotsBetween(zone, from, to, 'total')).toEqual([{ start: from, end: to, label: 'total' }]);
});

test('a range that is not aligned is widened to whole slots, an empty one has none', () => {
  const zone = zoneOf('UTC');
  expect(slotsBetween(zone, 1, 900_001, '15m').map(({ start }) => start)).toEqual([0, 900_000]);
  expect(slotsBetween(zone, 900_000, 900_000, '15m')).toEqual([]);
  expect(slotsBetween(zone, 900_000, 0, 'total')).toEqual([]);
});
