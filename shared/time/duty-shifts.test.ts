import { expect, it } from 'vitest';
import { rosterSchema, shiftSchema } from '../model/roster.ts';
import { workdaysSchema } from '../model/calendar.ts';
import { dutyShifts } from './duty-shifts.ts';
import type { ShiftPlan } from './roster.ts';
import { createZone } from './zone-day.ts';

const HOUR = 3_600_000;
const plan = (
  ...shifts: (readonly [name: string, from: string, to: string, kind?: string])[]
): ShiftPlan => ({
  shifts: shifts.map(([name, from, to, kind]) => shiftSchema.parse({ name, from, to, kind })),
  roster: rosterSchema.parse({}),
  calendars: { workdays: workdaysSchema.parse({ base: 'everyDay' }) },
});
const names = (of: ShiftPlan, zone: string, at: string) => {
  const { before, on, next } = dutyShifts(of, createZone(zone), Date.parse(at));
  return [before, on, next].map((shift) => shift && `${shift.date.slice(8)} ${shift.name}`);
};

const three = plan(
  ['夜', '00:00', '08:00'],
  ['早', '08:00', '16:00'],
  ['中', '16:00', '00:00'],
  ['尖峰', '09:00', '11:00', 'peak'],
);

it('goes from shift to shift; peak shifts hand nothing over', () => {
  expect(names(three, 'UTC', '2026-05-18T07:59:59.999Z')).toEqual(['17 中', '18 夜', '18 早']);
  expect(names(three, 'UTC', '2026-05-18T08:00:00Z')).toEqual(['18 夜', '18 早', '18 中']);
  expect(names(three, 'UTC', '2026-05-18T10:00:00Z')).toEqual(['18 夜', '18 早', '18 中']);
  expect(names(three, 'UTC', '2026-05-18T23:00:00Z')).toEqual(['18 早', '18 中', '19 夜']);
});

it('has the shift that is over where nobody works at night, and the next morning as what comes next', () => {
  const days = plan(['上午', '08:00', '15:00'], ['下午', '15:00', '22:00']);
  expect(names(days, 'UTC', '2026-05-18T23:30:00Z')).toEqual(['18 上午', '18 下午', '19 上午']);
  expect(names(days, 'UTC', '2026-05-19T03:00:00Z')).toEqual(['18 上午', '18 下午', '19 上午']);
});

it('follows the clocks over their changes, and has one of those that begin at once', () => {
  // The night of 29 March 2026 in Berlin has no 02:30; that of 25 October has it twice.
  const split = plan(['晚', '22:00', '02:30'], ['晨', '02:30', '22:00'], ['另', '02:30', '12:00']);
  const berlin = createZone('Europe/Berlin');
  for (const [at, begins] of [
    ['2026-03-29T04:00:00Z', '2026-03-29T01:00:00Z'],
    ['2026-10-25T04:00:00Z', '2026-10-25T00:30:00Z'],
  ] as const) {
    const { on, before, next } = dutyShifts(split, berlin, Date.parse(at));
    expect([before?.name, on?.name, next?.name]).toEqual(['晚', '晨', '晚']);
    expect(on?.start).toBe(Date.parse(begins));
    expect(before?.end).toBe(on?.start);
    expect(next!.start - on!.start).toBeGreaterThan(17 * HOUR);
  }
});

it('has nobody where there are no shifts, or only peaks', () => {
  expect(names(plan(), 'UTC', '2026-05-18T10:00:00Z')).toEqual([null, null, null]);
  expect(names(plan(['尖峰', '09:00', '11:00', 'peak']), 'UTC', '2026-05-18T10:00:00Z')).toEqual([
    null,
    null,
    null,
  ]);
});
