import { Temporal } from 'temporal-polyfill';

const dayMs = 86_400_000;
/** About 13 years of days; a report over more starts the cache anew instead of growing it for ever. */
const cachedDays = 5000;

/** A stretch of time `[from, to)` (epoch ms, also ±Infinity) in which local time = UTC + offset. */
export interface OffsetPiece {
  readonly from: number;
  readonly to: number;
  /** Unit: ms, positive east of Greenwich. */
  readonly offset: number;
}

/**
 * One calendar day of a zone. Days tile time: `end` is the next day's `start`. A day with a clock change has its true
 * length; where local midnight does not exist the day starts at the first moment after it (01:00 in São Paulo).
 */
export interface ZoneDay {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly start: number;
  readonly end: number;
  /** The date's 00:00 as if it were UTC: `local time of day = ms + offset − midnight`. */
  readonly midnight: number;
  /** Offsets from a day before `start` to a day after `end`; one piece where no clock is changed near the day. */
  readonly pieces: readonly OffsetPiece[];
}

/** Days of one IANA zone. Looking one up is integer arithmetic after its first use. */
export interface Zone {
  readonly name: string;
  /** The day that holds `ms`. @throws RangeError beyond the years that Temporal knows (±271,821). */
  dayOf(ms: number): ZoneDay;
  /** The day named `YYYY-MM-DD`. @throws RangeError when there is no such date. */
  dayByDate(date: string): ZoneDay;
  /** The day of year, month 1–12 and day 1–31; null when there is no such date. */
  dayByNumbers(year: number, month: number, day: number): ZoneDay | null;
  /** The calendar date `n` days after (negative: before) `YYYY-MM-DD`. */
  shiftDay(date: string, n: number): string;
}

/**
 * The days of an IANA zone, e.g. `Asia/Shanghai`.
 * @throws RangeError when the zone is unknown.
 */
export function createZone(name: string): Zone {
  Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
  const byMidnight = new Map<number, ZoneDay>();
  let last: ZoneDay | undefined;

  function dayAt(midnight: number): ZoneDay {
    const known = byMidnight.get(midnight);
    if (known) return known;
    if (byMidnight.size >= cachedDays) byMidnight.clear();
    const day = buildDay(name, midnight);
    byMidnight.set(midnight, day);
    return day;
  }

  function dayOf(ms: number): ZoneDay {
    if (last && ms >= last.start && ms < last.end) return last;
    // No zone is a day or more away from UTC: the day before the UTC day or one of the two after it.
    let midnight = Math.floor(ms / dayMs) * dayMs - dayMs;
    let day = dayAt(midnight);
    while (ms >= day.end) {
      midnight += dayMs;
      day = dayAt(midnight);
    }
    last = day;
    return day;
  }

  function dayByNumbers(year: number, month: number, day: number): ZoneDay | null {
    const midnight = Date.UTC(year, month - 1, day);
    const date = new Date(midnight);
    // Date.UTC lets 30 February run over into March and takes the year 99 for 1999.
    const exists =
      date.getUTCDate() === day && date.getUTCMonth() === month - 1 && date.getUTCFullYear() === year;
    return exists ? dayAt(midnight) : null;
  }

  return {
    name,
    dayOf,
    dayByDate: (date) => dayAt(Temporal.PlainDate.from(date).toZonedDateTime('UTC').epochMilliseconds),
    dayByNumbers,
    shiftDay: (date, n) => Temporal.PlainDate.from(date).add({ days: n }).toString(),
  };
}

function buildDay(zone: string, midnight: number): ZoneDay {
  const date = Temporal.Instant.fromEpochMilliseconds(midnight).toZonedDateTimeISO('UTC').toPlainDate();
  const start = date.toZonedDateTime(zone).epochMilliseconds;
  const end = date.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds;
  return {
    date: date.toString(),
    start,
    end,
    midnight,
    pieces: offsetPieces(zone, start - dayMs, end + dayMs),
  };
}

function offsetPieces(zone: string, from: number, to: number): OffsetPiece[] {
  const pieces: OffsetPiece[] = [];
  let at = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone);
  let since = -Infinity;
  for (;;) {
    const next = at.getTimeZoneTransition('next');
    const offset = at.offsetNanoseconds / 1e6;
    if (next === null || next.epochMilliseconds >= to)
      return [...pieces, { from: since, to: Infinity, offset }];
    pieces.push({ from: since, to: next.epochMilliseconds, offset });
    since = next.epochMilliseconds;
    at = next;
  }
}
