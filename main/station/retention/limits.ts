import type { Settings } from '../../../shared/model/settings.ts';
import type { Zone } from '../../../shared/time/zone-day.ts';

/** What of the past goes. Times in epoch ms; everything before a limit is removed. */
export interface RetentionLimits {
  /** Events and seat changes; days before it are closed: their figures are checked by digest from then on. */
  events: number;
  /** Contacts that were over by then, with their ids, customers and visits. */
  contacts: number;
  /** Figures. */
  figures: number;
  /** Quarantine and gaps, by when they came. */
  heard: number;
  /** Start of the day on which it is done. */
  on: number;
}

/** A customer's visits count as repeats for seven days: contacts are needed that much longer than their events. */
const REPEAT_DAYS = 8;

/**
 * The limits on the day of `now`: local midnights so many days before. What is needed to recount what stays is kept
 * whatever the settings say: contacts eight days longer than events, figures as long as contacts.
 * @param now of the centre. @param wall time, by which quarantine and gaps are kept; both epoch ms.
 */
export function limitsAt(
  zone: Zone,
  retention: Settings['retention'],
  now: number,
  wall: number,
): RetentionLimits {
  const { date, start } = zone.dayOf(now);
  const back = (days: number): number => zone.dayByDate(zone.shiftDay(date, -days)).start;
  const contacts = Math.max(retention.contacts, retention.events + REPEAT_DAYS);
  return {
    events: back(retention.events),
    contacts: back(contacts),
    figures: back(Math.max(retention.rollups, contacts)),
    heard: wall - retention.events * 86_400_000,
    on: start,
  };
}

/** Local days that tile `[from, to)`; a stretch before the first day with figures stands as one. */
export function daysBetween(
  zone: Zone,
  from: number,
  oldest: number,
  to: number,
): { start: number; end: number }[] {
  const days: { start: number; end: number }[] = [];
  const first = Math.max(from, Math.min(to, zone.dayOf(oldest).start));
  if (first > from) days.push({ start: from, end: first });
  for (let start = first; start < to;) {
    const end = Math.min(to, zone.dayOf(start).end);
    days.push({ start, end });
    start = end;
  }
  return days;
}
