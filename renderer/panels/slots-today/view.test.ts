import { describe, expect, it } from 'vitest';
import type { SlotCell } from '../../../shared/contract/topics.ts';
import { createZone } from '../../../shared/time/zone-day.ts';
import { slot, station } from '../../testing/wall-states.ts';
import { slotFrames, slotsTodayView } from './view.ts';

const SLOT = 900_000;
const zoneStation = (zone: string, date: string) => {
  const { start, end } = createZone(zone).dayByDate(date);
  return station({ zone, today: { date, start, end } });
};
const own = zoneStation('Asia/Shanghai', '2026-11-22');
const at = (index: number) => own.today.start + index * SLOT;
const cells = (...given: SlotCell[]) => Object.fromEntries(given.map((cell) => [String(cell.start), cell]));
const view = (given: {
  day?: Record<string, SlotCell>;
  yesterday?: Record<string, SlotCell>;
  lastWeek?: Record<string, SlotCell>;
  now?: number;
  rules?: typeof own;
}) => {
  const { day, yesterday, lastWeek, now = at(4) + 60_000, rules = own } = given;
  return slotsTodayView({ frames: slotFrames({ yesterday, lastWeek, rules }), day, rules, now });
};

describe('today by slot', () => {
  it('has every slot of the local day, and gaps where there is no data', () => {
    const { slots, offered } = view({ day: cells(slot(at(0), 100, 0.97), slot(at(2), 0, 0)) });
    expect(slots).toHaveLength(96);
    expect(slots[0]).toMatchObject({ label: '00:00', offered: 100, rate: 0.97, complete: true });
    expect(slots[1]).toMatchObject({ label: '00:15', offered: null, rate: null, complete: false });
    expect(slots[2]).toMatchObject({ offered: 0, rate: null });
    expect(offered).toBe('100');
  });
  it('takes the rate of an unfinished slot from what is decided: offered − open', () => {
    const { slots, latest, unfinished, now } = view({
      day: cells(slot(at(3), 100, 0.97), slot(at(4), 50, 0.9, 10)),
    });
    expect(unfinished).toEqual({ index: 4, rate: 0.9 });
    expect(slots[4]).toMatchObject({ rate: 0.9, complete: false, running: true, offered: 50 });
    expect(slots[3]?.running).toBe(false);
    expect(latest).toEqual({ index: 3, rate: 0.97, level: 'normal' });
    expect(now).toBeCloseTo(4 + 60_000 / SLOT, 6);
  });
  it('compares only slots that have ended and that both days have', () => {
    const today = cells(slot(at(0), 110, 1), slot(at(1), 90, 1), slot(at(4), 40, 1));
    const before = (days: number) => (index: number, offered: number) =>
      slot(at(index) - days * 86_400_000, offered, 0.95);
    const yesterday = cells(before(1)(0, 100), before(1)(4, 500), before(1)(50, 999));
    expect(view({ day: today, yesterday })).toMatchObject({
      versusYesterday: '+10.0%',
      versusLastWeek: null,
    });
    const lastWeek = cells(before(7)(0, 110), before(7)(1, 110));
    expect(view({ day: today, yesterday, lastWeek }).versusLastWeek).toBe('−9.1%');
  });
  it('takes coming slots for no data, although the station publishes them as zeros', () => {
    const day = cells(slot(at(0), 110, 1), ...Array.from({ length: 90 }, (_, i) => slot(at(5 + i), 0, 0)));
    const yesterday = cells(...Array.from({ length: 96 }, (_, i) => slot(at(i) - 86_400_000, 100, 1)));
    const shown = view({ day, yesterday });
    expect(shown.versusYesterday).toBe('+10.0%');
    expect(shown.slots[5]).toMatchObject({ offered: null, complete: false, yesterday: 100 });
  });
  it('lays other days beside this one by local time', () => {
    const { slots } = view({
      yesterday: cells(slot(at(40) - 86_400_000, 77, 1)),
      lastWeek: cells(slot(at(40) - 7 * 86_400_000, 56, 0.5)),
    });
    expect(slots[40]).toMatchObject({
      label: '10:00',
      yesterday: 77,
      lastWeek: 56,
      lastWeekRate: 0.5,
      offered: null,
    });
  });
  it('has 92 or 100 slots where the clock changes, and still meets its neighbours by local time', () => {
    const spring = zoneStation('Europe/Berlin', '2026-03-29');
    const given = { day: {}, yesterday: {}, lastWeek: {}, now: spring.today.start };
    expect(view({ ...given, rules: spring }).slots).toHaveLength(92);
    const autumn = zoneStation('Europe/Berlin', '2026-10-25');
    expect(view({ ...given, rules: autumn }).slots).toHaveLength(100);
    const tenYesterday = createZone('Europe/Berlin').dayByDate('2026-03-28').start + 10 * 3_600_000;
    const moved = view({ ...given, rules: spring, yesterday: cells(slot(tenYesterday, 9, 1)) });
    expect(moved.slots.findIndex(({ yesterday }) => yesterday === 9)).toBe(36);
    expect(moved.slots[36]?.label).toBe('10:00');
  });
  it('has no mark of now on another day, and nothing latest on an empty one', () => {
    expect(view({ now: own.today.end })).toMatchObject({
      now: null,
      latest: null,
      unfinished: null,
      offered: '0',
      answered: '0',
      versusYesterday: null,
    });
  });
});
