import { isAmbiguous, pieceAt, wallToMs } from './local.ts';
import { slotsBetween } from './slots.ts';
import type { Slot, SlotLength, Span } from './slots.ts';
import type { Zone } from './zone-day.ts';

/**
 * With what a range is compared: as long a one just before it; the same weekdays of the week before; the same weekdays 52
 * weeks before (by months: the same months of the year before); one that begins on another day.
 */
export const comparisons = ['previous', 'week', 'year', 'custom'] as const;
export type Comparison = (typeof comparisons)[number];

const DAY_MS = 86_400_000;

/** How far back the compared range lies: whole months where slots are months, else whole days. */
interface Shift {
  months: number;
  days: number;
}

/** A range to compare with, and which of its slots stands against each of the range's own. */
export interface ComparedRange extends Span {
  /** By the place of the range's slot; null where that time of day does not exist, or not a second time. */
  slots: (Slot | null)[];
}

/**
 * What a range is compared with. Slots stand against each other by position: the nth month or day, within a day by local
 * time. Where a clock change skips a time or repeats it, there is nothing for it to stand against.
 * @param range that was asked for. @param slots those of it that have begun, without gaps: what is compared ends with them
 * @param begin start of the other range for `custom`, epoch ms
 */
export function comparedRange(
  zone: Zone,
  range: Span,
  slots: readonly Span[],
  slot: SlotLength,
  comparison: Comparison,
  begin?: number,
): ComparedRange {
  const from = range.start;
  const shift = shiftOf(zone, range, slot, comparison, begin);
  const [start, end] = [shifted(zone, from, shift), shifted(zone, slots.at(-1)?.end ?? from, shift)];
  if (slot === 'total') {
    const [whole] = slotsBetween(zone, start, end, slot);
    return { start, end, slots: slots.map(() => whole ?? null) };
  }
  const there = new Map(
    slotsBetween(zone, start, end, slot).map((each) => [positionOf(zone, start, each.start, slot), each]),
  );
  return {
    start,
    end,
    slots: slots.map((each) => there.get(positionOf(zone, from, each.start, slot)) ?? null),
  };
}

function shiftOf(zone: Zone, span: Span, slot: SlotLength, comparison: Comparison, begin?: number): Shift {
  const months = slot === '1mo';
  if (comparison === 'year') return months ? { months: 12, days: 0 } : { months: 0, days: 364 };
  if (comparison === 'week' && !months) return { months: 0, days: 7 };
  const other = comparison === 'custom' ? (begin ?? span.start) : null;
  if (months) {
    const back = other === null ? monthOf(zone, span.end) : monthOf(zone, span.start);
    return { months: back - monthOf(zone, other ?? span.start), days: 0 };
  }
  const days = other === null ? daysOf(zone, span) : dayOf(zone, span.start) - dayOf(zone, other);
  return { months: 0, days };
}

/** Local days that a range touches. */
function daysOf(zone: Zone, { start, end }: Span): number {
  return dayOf(zone, end - 1) - dayOf(zone, start) + 1;
}

/** The same local time so many months or days before; a time that does not exist there moves forward. */
function shifted(zone: Zone, ms: number, { months, days }: Shift): number {
  const day = zone.dayOf(ms);
  const wall = ms + pieceAt(day, ms).offset - day.midnight;
  const other = zone.dayByDate(zone.shiftDay(monthsBefore(day.date, months), -days));
  // A day's start is its own, also where local midnight does not exist.
  return ms === day.start ? other.start : wallToMs(other, other.midnight + wall);
}

/** Slots by months begin on the first of one. */
function monthsBefore(date: string, months: number): string {
  if (months === 0) return date;
  const month = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 - months;
  const [year, rest] = [Math.floor(month / 12), (month % 12) + 1];
  return `${String(year).padStart(4, '0')}-${String(rest).padStart(2, '0')}-${date.slice(8)}`;
}

/** Which slot of a range one is: the nth month or day; within a day also its local time, and whether that comes again. */
function positionOf(zone: Zone, from: number, start: number, slot: SlotLength): string {
  if (slot === '1mo') return String(monthOf(zone, start) - monthOf(zone, from));
  const nth = dayOf(zone, start) - dayOf(zone, from);
  if (slot === '1d') return String(nth);
  const day = zone.dayOf(start);
  const wall = start + pieceAt(day, start).offset;
  const again = isAmbiguous(day, start) && wallToMs(day, wall) !== start;
  return `${nth} ${wall - day.midnight} ${again}`;
}

function dayOf(zone: Zone, ms: number): number {
  return zone.dayOf(ms).midnight / DAY_MS;
}

function monthOf(zone: Zone, ms: number): number {
  const { date } = zone.dayOf(ms);
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
}
