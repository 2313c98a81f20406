import type { AlertRule } from '../../../shared/model/alert-rule.ts';
import type { Zone } from '../../../shared/time/zone-day.ts';

/** When a rule is on duty: from minute to minute of the local day (over midnight when `from` is not before `to`), on these days. */
export interface RuleCalendar {
  from: number;
  to: number;
  days: 'all' | 'workdays' | 'restdays';
}

/** The calendar of a rule; null: always. */
export function planCalendar(calendar: AlertRule['calendar']): RuleCalendar | null {
  if (calendar === 'always') return null;
  const [from = 0, to = 1440] = (calendar.hours ?? '00:00-24:00').split('-').map(minuteOf);
  return { from, to, days: calendar.days ?? 'all' };
}

/**
 * Is a rule on duty at `at` (epoch ms)? Hours over midnight belong to the day on which they begin.
 * @param isWorkday tells it of a local date, `YYYY-MM-DD`.
 */
export function onDuty(
  calendar: RuleCalendar | null,
  zone: Zone,
  isWorkday: (date: string) => boolean,
  at: number,
): boolean {
  if (calendar === null) return true;
  const { from, to, days } = calendar;
  const day = zone.dayOf(at);
  const { offset } = day.pieces.find((piece) => at < piece.to)!;
  const minute = (at + offset - day.midnight) / 60_000;
  const overnight = from >= to;
  if (overnight ? minute >= to && minute < from : minute < from || minute >= to) return false;
  if (days === 'all') return true;
  const begun = overnight && minute < to ? zone.shiftDay(day.date, -1) : day.date;
  return isWorkday(begun) === (days === 'workdays');
}

function minuteOf(text: string): number {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return hours * 60 + minutes;
}

/** Monday to Friday: the workdays of a centre of which nothing else is known. @param date local, `YYYY-MM-DD` */
export function isWeekday(date: string): boolean {
  const day = new Date(`${date}T00:00:00Z`).getUTCDay();
  return day !== 0 && day !== 6;
}
