import { formatLocal } from './format.ts';
import type { Zone } from './zone-day.ts';

/** Lengths in which figures can be asked, shortest first; `total` is the whole range as one. */
export const slotLengths = ['5m', '15m', '30m', '60m', '1d', '1mo', 'total'] as const;
export type SlotLength = (typeof slotLengths)[number];

/** Lengths in ms of the slots within a day. */
export const slotMs = {
  '5m': 300_000,
  '15m': 900_000,
  '30m': 1_800_000,
  '60m': 3_600_000,
} as const satisfies Partial<Record<SlotLength, number>>;

/** A piece of time `[start, end)`, epoch ms. */
export interface Span {
  start: number;
  end: number;
}

/** A slot with the label under which exports print it, e.g. `1999-05-18T09:00`. */
export interface Slot extends Span {
  label: string;
}

/**
 * The slot that holds `ms`. Slots within a day are aligned to its start by the time that has passed since, so a day
 * with a clock change has 92, 96 or 100 quarters; where the change is no multiple of the slot (Lord Howe: 30 min), the
 * day's last slot is the shorter one and the local times of those between are odd (02:30, 03:30 …). They always tile the day.
 */
export function slotOf(zone: Zone, ms: number, slot: Exclude<SlotLength, 'total'>): Span {
  const day = zone.dayOf(ms);
  if (slot === '1d') return { start: day.start, end: day.end };
  if (slot === '1mo') return monthOf(zone, day.date);
  const length = slotMs[slot];
  const start = ms - ((ms - day.start) % length);
  return { start, end: Math.min(start + length, day.end) };
}

/** Start of the slot that holds `ms`, epoch ms. */
export function slotStart(zone: Zone, ms: number, slot: Exclude<SlotLength, 'total'>): number {
  return slotOf(zone, ms, slot).start;
}

/**
 * All slots that overlap `[from, to)`, in order, each whole: a range that is not aligned is widened to whole slots
 * (`alignedOrError` refuses it where that is not wanted). `total` gives the range itself. Empty when `to <= from`.
 */
export function slotsBetween(zone: Zone, from: number, to: number, slot: SlotLength): Slot[] {
  if (to <= from) return [];
  if (slot === 'total') return [{ start: from, end: to, label: slotLabel(zone, from, slot) }];
  const slots: Slot[] = [];
  for (let at = from; at < to;) {
    const { start, end } = slotOf(zone, at, slot);
    slots.push({ start, end, label: slotLabel(zone, start, slot) });
    at = end;
  }
  return slots;
}

/**
 * What exports call the slot that starts at `start`: `1999-05-18T09:00` (with the offset where that local time occurs
 * twice), a day `1999-05-18`, a month `1999-05`, `total`.
 */
export function slotLabel(zone: Zone, start: number, slot: SlotLength): string {
  if (slot === 'total') return slot;
  if (slot === '1d') return zone.dayOf(start).date;
  if (slot === '1mo') return zone.dayOf(start).date.slice(0, -3);
  return formatLocal(zone, start, 'isoMinute');
}

function monthOf(zone: Zone, date: string): Span {
  const first = `${date.slice(0, -2)}01`;
  // 31 days after the first is always in the next month.
  const next = `${zone.shiftDay(first, 31).slice(0, -2)}01`;
  return { start: zone.dayByDate(first).start, end: zone.dayByDate(next).start };
}
