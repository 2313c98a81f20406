import { expect, test } from 'vitest';
import { createZone } from '../../../shared/time/zone-day.ts';
import { parseLocal } from '../../../shared/time/parse-local.ts';
import { onDuty, planCalendar } from './rule-calendar.ts';
import type { RuleCalendar } from './rule-calendar.ts';

const zone = createZone('Asia/Shanghai');
/** 18 May 2026 is a Monday. */
const isWorkday = (date: string): boolean => ![0, 6].includes(new Date(date).getUTCDay());
const at = (calendar: RuleCalendar | null, text: string): boolean =>
  onDuty(calendar, zone, isWorkday, parseLocal(zone, text).ms!);

test('always is always', () => {
  expect(planCalendar('always')).toBeNull();
  expect(at(null, '2026-05-17T03:00')).toBe(true);
});

test('hours are half-open, in the zone of the centre', () => {
  const calendar = planCalendar({ hours: '08:00-20:00' });
  expect(
    ['07:59:59', '08:00', '19:59:59', '20:00'].map((time) => at(calendar, `2026-05-17T${time}`)),
  ).toEqual([false, true, true, false]);
  expect(at(planCalendar({ hours: '08:00-24:00' }), '2026-05-17T23:59:59')).toBe(true);
});

test('workdays and rest days', () => {
  expect(at(planCalendar({ days: 'workdays' }), '2026-05-18T03:00')).toBe(true);
  expect(at(planCalendar({ days: 'workdays' }), '2026-05-17T03:00')).toBe(false);
  expect(at(planCalendar({ days: 'restdays' }), '2026-05-17T03:00')).toBe(true);
});

test('hours over midnight belong to the day on which they begin', () => {
  const calendar = planCalendar({ hours: '22:00-06:00', days: 'workdays' });
  expect(
    ['2026-05-18T05:00', '2026-05-18T12:00', '2026-05-18T22:00', '2026-05-23T05:59', '2026-05-23T23:00'].map(
      (text) => at(calendar, text),
    ),
  ).toEqual([false, false, true, true, false]);
});
