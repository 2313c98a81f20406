import { formatLocal, formatOffset } from './format.ts';
import { isAmbiguous, localToMs, pieceAt } from './local.ts';
import { slotOf } from './slots.ts';
import type { SlotLength } from './slots.ts';
import type { Zone } from './zone-day.ts';

const pattern = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d))?([+-]\d\d:\d\d)?)?$/;

/** A time, or a line for people that says what is wrong with the text. */
export type ParsedTime = { ms: number; error?: never } | { error: string; ms?: never };

/**
 * Reads `YYYY-MM-DD[THH:MM[:SS]]` as local time of a zone. A time that a clock change skips moves forward; of one that
 * occurs twice the first is taken, unless the text carries the offset, as the labels of such slots do. A day without a
 * time is its start, also where local midnight does not exist.
 */
export function parseLocal(zone: Zone, text: string): ParsedTime {
  const match = pattern.exec(text);
  if (match === null)
    return { error: `"${text}" is not a time: write YYYY-MM-DD[THH:MM[:SS]], e.g. 2026-05-18T09:00` };
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((digits) => Number(digits ?? 0));
  const ms = hour < 24 ? localToMs(zone, year, month, day, hour, minute, second) : null;
  if (ms === null) return { error: `"${text}" is not a time: there is no such date or time of day` };
  const offset = match[7];
  return offset === undefined ? { ms } : withOffset(zone, text, ms, offset);
}

/**
 * Null when `ms` lies on an edge of the zone's slots, else a line for people that names the nearest edges.
 * Any time is an edge of `total`.
 */
export function alignedOrError(zone: Zone, ms: number, slot: SlotLength): string | null {
  if (slot === 'total') return null;
  const { start, end } = slotOf(zone, ms, slot);
  if (start === ms) return null;
  const [at, before, after] = [ms, start, end].map((time) => formatLocal(zone, time, 'iso'));
  return `${at} is not on the edge of a ${slot} slot: the nearest are ${before} and ${after}`;
}

/** `first` is the first time of its local time; the offset picks it or the second. */
function withOffset(zone: Zone, text: string, first: number, offset: string): ParsedTime {
  const day = zone.dayOf(first);
  const piece = pieceAt(day, first);
  const second = isAmbiguous(day, first) ? day.pieces.map((each) => first + piece.offset - each.offset) : [];
  const ms = [first, ...second].find((time) => formatOffset(pieceAt(day, time).offset) === offset);
  if (ms !== undefined) return { ms };
  return {
    error: `"${text}" is not a time of ${zone.name}: its offset there is ${formatOffset(piece.offset)}`,
  };
}
