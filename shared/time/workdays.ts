// The package's functions count in the machine's zone; its data are dates.
import official from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import type { Workdays } from '../model/calendar.ts';

/** A local date as a calendar has it. `why`: the exception's note or the feast's Chinese name; empty for an ordinary day. */
export interface CalendarDay {
  work: boolean;
  why: string;
  /** What decided: an exception of the centre, the official calendar, or the day of the week. */
  by: 'exception' | 'official' | 'week';
}

/** Whether a local date (`YYYY-MM-DD`) is a workday. */
export function isWorkday(date: string, calendar: Workdays): boolean {
  return calendarDay(date, calendar).work;
}

/** What a calendar says of a local date (`YYYY-MM-DD`). */
export function calendarDay(date: string, calendar: Workdays): CalendarDay {
  const exception = calendar.exceptions.find((each) => each.date === date);
  if (exception !== undefined)
    return { work: exception.day === 'work', why: exception.note, by: 'exception' };
  const feast = calendar.base === 'china' ? officialDay(date) : undefined;
  if (feast !== undefined) return feast;
  return { work: calendar.base === 'everyDay' || !isWeekend(date), why: '', by: 'week' };
}

/** Whether the official calendar of that year is known to this program: it is published in the autumn before. */
export function isPublished(year: number): boolean {
  return officialDay(`${year}-10-01`) !== undefined;
}

const { holidays, workdays } = official satisfies Record<'holidays' | 'workdays', Record<string, string>>;

/** Days that the State Council named: `National Day,国庆节,3`. */
function officialDay(date: string): CalendarDay | undefined {
  const worked = named(workdays, date);
  const feast = worked ?? named(holidays, date);
  return feast === undefined
    ? undefined
    : { work: worked !== undefined, why: feast.split(',')[1] ?? '', by: 'official' };
}

function named(days: Record<string, string>, date: string): string | undefined {
  return Object.hasOwn(days, date) ? days[date] : undefined;
}

function isWeekend(date: string): boolean {
  return [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
}
