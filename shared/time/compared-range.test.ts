import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparedRange } from './compared-range.ts';
import { slotsBetween } from './slots.ts';
import type { Slot, SlotLength } from './slots.ts';
import { createZone } from './zone-day.ts';
import type { Zone } from './zone-day.ts';
import { intlWall, zoneMoments, zoneOf } from './zones.fixture.ts';

const DAY = 86_400_000;

/** The local date of a time as a number of days, by Intl. */
const dayNumber = (zone: string, ms: number): number => Math.floor(intlWall(zone, ms) / DAY);

/** By local time and whether it comes a second time that day, for each slot; by Intl. */
function positions(zone: string, slots: readonly { start: number }[]): string[] {
  const seen = new Map<number, number>();
  return slots.map(({ start }) => {
    const wall = intlWall(zone, start);
    const times = seen.get(wall) ?? 0;
    seen.set(wall, times + 1);
    return `${wall} ${times}`;
  });
}

const range = (zone: Zone, first: string, days: number) => ({
  start: zone.dayByDate(first).start,
  end: zone.dayByDate(zone.shiftDay(first, days)).start,
});

describe('what a range is compared with', () => {
  it('lies so many local days before, slot against slot of the same local time, also over clock changes', () => {
    fc.assert(
      fc.property(
        zoneMoments,
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom<SlotLength>('5m', '15m', '30m', '60m'),
        fc.constantFrom('previous' as const, 'week' as const, 'year' as const),
        ([name, moment], days, slot, comparison) => {
          const zone = zoneOf(name);
          const asked = range(zone, zone.dayOf(moment).date, days);
          const slots = slotsBetween(zone, asked.start, asked.end, slot);
          const back = { previous: days, week: 7, year: 364 }[comparison];
          const compared = comparedRange(zone, asked, slots, slot, comparison);
          expect(dayNumber(name, asked.start) - dayNumber(name, compared.start)).toBe(back);
          const there = slotsBetween(zone, compared.start, compared.end, slot);
          // Apia had no 30 December 2011: that range is a day shorter by the clock, and Intl's walls do not line up.
          fc.pre(there.length > 0 && dayNumber(name, asked.end) - dayNumber(name, compared.end) === back);
          const known = new Map(positions(name, there).map((key, at) => [key, there[at]!]));
          const wanted = positions(name, slots).map((key) => {
            const [wall = '', times = ''] = key.split(' ');
            return known.get(`${Number(wall) - back * DAY} ${times}`) ?? null;
          });
          expect(compared.slots).toEqual(wanted);
        },
      ),
      { numRuns: 150 },
    );
  });

  const berlin = createZone('Europe/Berlin');
  const labels = (slots: readonly (Slot | null)[]): (string | undefined)[] =>
    slots.map((each) => each?.label);
  it('has nothing against a time that a clock change skips, nor against its second time', () => {
    const spring = range(berlin, '2026-04-05', 1);
    const slots = slotsBetween(berlin, spring.start, spring.end, '60m');
    const before = comparedRange(berlin, spring, slots, '60m', 'week');
    expect(labels(before.slots).slice(0, 5)).toEqual([
      '2026-03-29T00:00',
      '2026-03-29T01:00',
      undefined,
      '2026-03-29T03:00',
      '2026-03-29T04:00',
    ]);
    const autumn = range(berlin, '2026-10-25', 1);
    const long = slotsBetween(berlin, autumn.start, autumn.end, '60m');
    const usual = comparedRange(berlin, autumn, long, '60m', 'week');
    expect(long).toHaveLength(25);
    expect(labels(usual.slots).slice(1, 5)).toEqual([
      '2026-10-18T01:00',
      '2026-10-18T02:00',
      undefined,
      '2026-10-18T03:00',
    ]);
  });
  it('stands day against day of the week, month against month, and the whole against the whole', () => {
    const march = range(berlin, '2026-03-01', 31);
    const days = slotsBetween(berlin, march.start, march.end, '1d');
    const year = comparedRange(berlin, march, days, '1d', 'year');
    expect([year.slots[0]?.label, year.slots[30]?.label]).toEqual(['2025-03-02', '2025-04-01']);
    const weekday = (date: string): number => new Date(`${date}T12:00Z`).getUTCDay();
    days.forEach(({ label }, at) => expect(weekday(year.slots[at]!.label)).toBe(weekday(label)));
    const previous = comparedRange(berlin, march, days, '1d', 'previous');
    expect([previous.slots[0]?.label, previous.slots[30]?.label]).toEqual(['2026-01-29', '2026-02-28']);
    const months = slotsBetween(berlin, march.start, range(berlin, '2026-05-01', 31).end, '1mo');
    const quarter = { start: march.start, end: months[2]!.end };
    expect(labels(comparedRange(berlin, quarter, months, '1mo', 'previous').slots)).toEqual([
      '2025-12',
      '2026-01',
      '2026-02',
    ]);
    expect(labels(comparedRange(berlin, quarter, months, '1mo', 'year').slots)).toEqual([
      '2025-03',
      '2025-04',
      '2025-05',
    ]);
    const total = slotsBetween(berlin, march.start, march.end, 'total');
    expect(comparedRange(berlin, march, total, 'total', 'previous').slots).toMatchObject([
      { start: berlin.dayByDate('2026-01-29').start, end: march.start },
    ]);
  });
  it('ends with the slots that have begun, and begins on a day of one’s own choice', () => {
    const week = range(berlin, '2026-05-18', 7);
    const begun = slotsBetween(berlin, week.start, week.end, '1d').slice(0, 3);
    const before = comparedRange(berlin, week, begun, '1d', 'previous');
    expect(before).toMatchObject({
      start: berlin.dayByDate('2026-05-11').start,
      end: berlin.dayByDate('2026-05-14').start,
    });
    const own = comparedRange(berlin, week, begun, '1d', 'custom', berlin.dayByDate('2026-01-05').start);
    expect(labels(own.slots)).toEqual(['2026-01-05', '2026-01-06', '2026-01-07']);
  });
});
