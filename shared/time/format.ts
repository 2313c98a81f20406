import { isAmbiguous, pieceAt } from './local.ts';
import type { Zone } from './zone-day.ts';

/** `date` 1999-05-18 · `time` 09:42:10 · `minute` 09:42 · `iso` 1999-05-18T09:42:10 · `isoMinute` 1999-05-18T09:42. */
export type LocalStyle = 'date' | 'time' | 'minute' | 'iso' | 'isoMinute';

/** Where each style lies in `1999-05-18T09:42:10`. */
const parts: Record<LocalStyle, readonly [number, number]> = {
  date: [0, 10],
  time: [11, 19],
  minute: [11, 16],
  iso: [0, 19],
  isoMinute: [0, 16],
};

/**
 * Local time of `ms` (epoch ms, fractions of a second cut off). The `iso` styles carry the offset (`+02:00`) where the
 * local time occurs twice, and only there.
 * @throws RangeError when `ms` is no time.
 */
export function formatLocal(zone: Zone, ms: number, style: LocalStyle): string {
  const day = zone.dayOf(ms);
  const { offset } = pieceAt(day, ms);
  const [from, to] = parts[style];
  const text = new Date(ms + offset).toISOString().slice(from, to);
  return style.startsWith('iso') && isAmbiguous(day, ms) ? text + formatOffset(offset) : text;
}

/** An offset from UTC in ms as `+08:00`; seconds are added where there are any (local mean times before 1972). */
export function formatOffset(offset: number): string {
  const text = new Date(Math.abs(offset)).toISOString();
  return (offset < 0 ? '-' : '+') + (text.slice(17, 19) === '00' ? text.slice(11, 16) : text.slice(11, 19));
}

/** A duration in ms as `m:ss`, from an hour on `h:mm:ss`; fractions are cut off, a negative one has a minus sign. */
export function formatDuration(ms: number): string {
  const seconds = Math.floor(Math.abs(ms) / 1000);
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const sign = ms <= -1000 ? '-' : '';
  if (hours === 0) return `${sign}${minutes}:${twoDigits(seconds % 60)}`;
  return `${sign}${hours}:${twoDigits(minutes % 60)}:${twoDigits(seconds % 60)}`;
}

function twoDigits(n: number): string {
  return String(n).padStart(2, '0');
}
