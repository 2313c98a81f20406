import type { SummaryKind } from '../../../shared/model/summary-kinds.ts';
import { shiftsBetween, type ShiftInstance, type ShiftPlan } from '../../../shared/time/roster.ts';
import { slotOf } from '../../../shared/time/slots.ts';
import type { Span } from '../../../shared/time/slots.ts';
import type { Zone } from '../../../shared/time/zone-day.ts';
import type { SummarySpans } from './summary-asked.ts';

/** A shift as a summary is asked for it. */
export type ShiftSpans = SummarySpans & { team: string; leader: string };

/**
 * The shift of a name that counts to a local date (`YYYY-MM-DD`), with the same one the day before and a week before, and
 * who had it; null where there is none. Of several of one name it is the first, or the `nth` (from 0).
 */
export function shiftSpans(
  plan: ShiftPlan,
  zone: Zone,
  name: string,
  date: string,
  nth = 0,
): ShiftSpans | null {
  const on = (days: number): ShiftInstance | null =>
    shiftsOfName(plan, zone, name, zone.shiftDay(date, days))[nth] ?? null;
  const held = on(0);
  if (held === null) return null;
  const { team, leader } = held;
  const who = { team: team ?? '', leader: leader ?? '' };
  return {
    kind: 'shift',
    date,
    span: spanOf(held),
    previous: spanOf(on(-1)),
    earlier: spanOf(on(-7)),
    ...who,
  };
}

/** All shifts of a name that count to a local date, by their beginning: two peak shifts may have one name. */
export function shiftsOfName(plan: ShiftPlan, zone: Zone, name: string, date: string): ShiftInstance[] {
  const { start, end } = zone.dayByDate(date);
  return shiftsBetween(plan, zone, start, end).filter((each) => each.name === name && each.date === date);
}

function spanOf(held: ShiftInstance): Span;
function spanOf(held: ShiftInstance | null): Span | null;
function spanOf(held: ShiftInstance | null): Span | null {
  return held && { start: held.start, end: held.end };
}

/** What the calendar says by itself. */
export type PeriodKind = Exclude<SummaryKind, 'shift' | 'report'>;

/** The day, week (from Monday), month or quarter that holds a local date, with those it is compared with. */
export function periodSpans(kind: PeriodKind, zone: Zone, date: string): SummarySpans {
  const first = firstDateOf(kind, zone, date);
  const of = (at: string): Span => ({
    start: zone.dayByDate(at).start,
    end: zone.dayByDate(nextOf(kind, zone, at)).start,
  });
  const { previous, earlier } = comparedDates(kind, zone, first);
  return { kind, date: first, span: of(first), previous: of(previous), earlier: of(earlier) };
}

function firstDateOf(kind: PeriodKind, zone: Zone, date: string): string {
  if (kind === 'day') return date;
  if (kind === 'week') return zone.shiftDay(date, -((weekdayOf(date) + 6) % 7));
  if (kind === 'month') return `${date.slice(0, 8)}01`;
  return monthsLater(`${date.slice(0, 8)}01`, -((Number(date.slice(5, 7)) - 1) % 3));
}

function nextOf(kind: PeriodKind, zone: Zone, first: string): string {
  if (kind === 'day') return zone.shiftDay(first, 1);
  if (kind === 'week') return zone.shiftDay(first, 7);
  return monthsLater(first, kind === 'month' ? 1 : 3);
}

function comparedDates(kind: PeriodKind, zone: Zone, first: string): { previous: string; earlier: string } {
  if (kind === 'day') return { previous: zone.shiftDay(first, -1), earlier: zone.shiftDay(first, -7) };
  if (kind === 'week') return { previous: zone.shiftDay(first, -7), earlier: zone.shiftDay(first, -28) };
  return { previous: monthsLater(first, kind === 'month' ? -1 : -3), earlier: monthsLater(first, -12) };
}

/** @param first the first of a month */
function monthsLater(first: string, months: number): string {
  const [year = 0, month = 0] = first.split('-').map(Number);
  const count = year * 12 + month - 1 + months;
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}-01`;
}

/** 0 = Sunday. */
function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}

/** Any range, compared with the same length before it; nothing long before. */
export function rangeSpans(zone: Zone, { start, end }: Span): SummarySpans {
  const previous = { start: start - (end - start), end: start };
  return { kind: 'report', date: zone.dayOf(start).date, span: { start, end }, previous, earlier: null };
}

/**
 * Figures are kept by quarter hours: whether the span begins and ends on one. A line for people that names the edge
 * that does not.
 */
export function unevenEdge(zone: Zone, { start, end }: Span): string | null {
  return [start, end].some((at) => slotOf(zone, at, '15m').start !== at)
    ? 'does not begin and end on quarter hours, by which figures are kept'
    : null;
}
