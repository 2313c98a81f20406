import { localToMs } from '../../../../shared/time/local.ts';
import type { Zone } from '../../../../shared/time/zone-day.ts';
import type { DurationUnit, TimeFormat } from './mapping-schema.ts';

const CLOCK = /^(\d{1,3}):([0-5]\d)(?::([0-5]\d)(?:[.,](\d{1,9}))?)?$/;
const DATE = /^(\d{4})(?:-(\d{1,2})-(\d{1,2})|\/(\d{1,2})\/(\d{1,2})|(\d{2})(\d{2}))$/;
const DATETIME =
  /^(\d{4}[-/]?\d{1,2}[-/]?\d{1,2})(?:T| +)(\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?) *(Z|[+-]\d{2}:?\d{2})?$/i;
/** Unit: ms; the bounds of the protocol's times. */
const LATEST = 7_258_118_400_000;

/** What each format looks like, for people. */
const timeFormatExamples: Record<TimeFormat, string> = {
  clock: 'H:MM:SS, e.g. 9:05:00 (and a date YYYY-MM-DD)',
  iso: 'ISO 8601, e.g. 2026-11-22T09:05:00+08:00',
  datetime: 'YYYY-MM-DD HH:MM:SS, e.g. 2026-11-22 09:05:00',
  'epoch-s': 'seconds since 1970, e.g. 1795309500',
  'epoch-ms': 'milliseconds since 1970, e.g. 1795309500000',
};

/**
 * A recorded time → epoch ms; null when the text is not of that format or there is no such time. Local times are read
 * in `zone`: those that a clock change skips move forward, those that occur twice mean the first.
 */
export function parseTime(text: string, format: TimeFormat, date: string, zone: Zone): number | null {
  const ms = readTime(text, format, date, zone);
  return ms !== null && ms >= 0 && ms <= LATEST ? ms : null;
}

/** Why `parseTime` finds no time in a text, for people. */
export function whyNoTime(text: string, format: TimeFormat, date: string, zone: Zone): string {
  return readTime(text, format, date, zone) === null
    ? `is not a time as ${timeFormatExamples[format]}`
    : 'lies outside of the years 1970 to 2200';
}

function readTime(text: string, format: TimeFormat, date: string, zone: Zone): number | null {
  switch (format) {
    case 'clock':
      return localTime(date, text, zone);
    case 'epoch-s':
      return /^\d{1,12}(?:\.\d{1,9})?$/.test(text) ? Math.round(Number(text) * 1000) : null;
    case 'epoch-ms':
      return /^\d{1,15}$/.test(text) ? Number(text) : null;
    case 'iso':
    case 'datetime': {
      const [, day, clock, offset] = DATETIME.exec(text) ?? [];
      if (day === undefined || clock === undefined) return null;
      if (offset === undefined) return localTime(day, clock, zone);
      const asIfUtc = utcTime(day, clock);
      return asIfUtc === null ? null : asIfUtc - offsetMs(offset);
    }
  }
}

/** A recorded length of time → ms; null when the text is not of that unit. Negative lengths are kept: the mapping judges them. */
export function parseDuration(text: string, unit: DurationUnit): number | null {
  if (unit !== 'clock')
    return /^-?\d{1,12}(?:\.\d{1,9})?$/.test(text)
      ? Math.round(Number(text) * (unit === 's' ? 1000 : 1))
      : null;
  const parts = clockParts(text);
  return parts === null
    ? null
    : parts.hour * 3_600_000 + parts.minute * 60_000 + parts.second * 1000 + parts.ms;
}

function localTime(date: string, clock: string, zone: Zone): number | null {
  const [day, time] = [dateParts(date), clockParts(clock)];
  if (day === null || time === null) return null;
  const ms = localToMs(zone, day.year, day.month, day.day, time.hour, time.minute, time.second);
  return ms === null ? null : ms + time.ms;
}

function utcTime(date: string, clock: string): number | null {
  const [day, time] = [dateParts(date), clockParts(clock)];
  if (day === null || time === null) return null;
  const midnight = new Date(Date.UTC(day.year, day.month - 1, day.day));
  if (midnight.getUTCDate() !== day.day || midnight.getUTCMonth() !== day.month - 1 || time.hour > 24)
    return null;
  return midnight.getTime() + time.hour * 3_600_000 + time.minute * 60_000 + time.second * 1000 + time.ms;
}

function dateParts(text: string): { year: number; month: number; day: number } | null {
  const match = DATE.exec(text);
  if (match === null) return null;
  const [, year, ...rest] = match;
  const [month, day] = rest.filter((part) => part !== undefined);
  return { year: Number(year), month: Number(month), day: Number(day) };
}

function clockParts(text: string): { hour: number; minute: number; second: number; ms: number } | null {
  const match = CLOCK.exec(text);
  if (match === null) return null;
  const [, hour, minute, second = '0', fraction = ''] = match;
  return {
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
    ms: Number(fraction.padEnd(3, '0').slice(0, 3)),
  };
}

function offsetMs(text: string): number {
  if (text.toUpperCase() === 'Z') return 0;
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(-2));
  return (text.startsWith('-') ? -1 : 1) * minutes * 60_000;
}
