import type { Zone } from '../../../../shared/time/zone-day.ts';

/** Ranges by name, and one of one's own choice. */
export const reportRanges = [
  'today',
  'yesterday',
  'week',
  'lastWeek',
  'month',
  'lastMonth',
  'quarter',
  'custom',
] as const;
export type ReportRange = (typeof reportRanges)[number];

/** Local dates, `last` included. */
export interface Days {
  first: string;
  last: string;
}

/** The days of a range on the local date `today`; weeks begin on Monday. `own`: those chosen, today where none is. */
export function daysOf(zone: Zone, range: ReportRange, today: string, own: Days): Days {
  const shift = (date: string, days: number): string => zone.shiftDay(date, days);
  const monday = shift(today, -((new Date(zone.dayByDate(today).midnight).getUTCDay() + 6) % 7));
  const month = firstOfMonth(today, 0);
  switch (range) {
    case 'today':
      return { first: today, last: today };
    case 'yesterday':
      return { first: shift(today, -1), last: shift(today, -1) };
    case 'week':
      return { first: monday, last: shift(monday, 6) };
    case 'lastWeek':
      return { first: shift(monday, -7), last: shift(monday, -1) };
    case 'month':
      return { first: month, last: shift(firstOfMonth(today, 1), -1) };
    case 'lastMonth':
      return { first: firstOfMonth(today, -1), last: shift(month, -1) };
    case 'quarter': {
      const back = -((Number(today.slice(5, 7)) - 1) % 3);
      return { first: firstOfMonth(today, back), last: shift(firstOfMonth(today, back + 3), -1) };
    }
    case 'custom':
      return { first: dateOr(zone, own.first, today), last: dateOr(zone, own.last, today) };
  }
}

/** The first day of the month so many after that of a date. */
function firstOfMonth(date: string, months: number): string {
  const month = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`;
}

/** A date of an address, which anybody may have written. */
export function dateOr(zone: Zone, text: string, other: string): string {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  const found = year === undefined ? null : zone.dayByNumbers(Number(year), Number(month), Number(day));
  return found?.date ?? other;
}
