import type { OffsetPiece, Zone, ZoneDay } from './zone-day.ts';

const hourMs = 3_600_000;

/**
 * Epoch ms of a local time in a zone, fast enough for files of recorded calls (no Temporal call but the first of a day).
 * Hours from 24 on are the next days', as switches write a call past midnight. A time that a clock change skips moves
 * forward by the change (02:30 → 03:30); of one that occurs twice the first is taken.
 * @returns null when there is no such date or time (30 February, minute 60).
 */
export function localToMs(
  zone: Zone,
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
): number | null {
  if (!(hour >= 0 && minute >= 0 && minute < 60 && second >= 0 && second < 60)) return null;
  const named = zone.dayByNumbers(year, month, day);
  if (named === null) return null;
  const whole = hour < 24 ? named : zone.dayByDate(zone.shiftDay(named.date, Math.floor(hour / 24)));
  return wallToMs(whole, whole.midnight + (hour % 24) * hourMs + minute * 60_000 + second * 1000);
}

/** The piece of constant offset that holds `ms`, a time of `day`. */
export function pieceAt(day: ZoneDay, ms: number): OffsetPiece {
  const piece = day.pieces.find((each) => ms < each.to);
  if (piece === undefined) throw new RangeError(`no offset is known for ${ms} on ${day.date}`);
  return piece;
}

/** True when the local time of `ms` (a time of `day`) occurs twice, because a clock was set back. */
export function isAmbiguous(day: ZoneDay, ms: number): boolean {
  if (day.pieces.length === 1) return false;
  const wall = ms + pieceAt(day, ms).offset;
  return day.pieces.filter((piece) => shows(piece, wall)).length > 1;
}

/** Epoch ms at which the clocks near `day` first show `wall` (local time as if it were UTC). */
export function wallToMs(day: ZoneDay, wall: number): number {
  const first = day.pieces.find((piece) => shows(piece, wall));
  if (first) return wall - first.offset;
  // In the hole of a change: reckoned with the offset before it, that is moved forward by the hole's length.
  const before = day.pieces.findLast((piece) => wall - piece.offset >= piece.to);
  if (before === undefined) throw new RangeError(`no offset is known for local time ${wall} on ${day.date}`);
  return wall - before.offset;
}

function shows(piece: OffsetPiece, wall: number): boolean {
  const ms = wall - piece.offset;
  return ms >= piece.from && ms < piece.to;
}
