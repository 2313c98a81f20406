import { distanceToTarget } from '../../../shared/measure/distance-to-target.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import { currentShift } from '../../../shared/time/current-shift.ts';
import type { ShiftPlan } from '../../../shared/time/roster.ts';
import type { Zone } from '../../../shared/time/zone-day.ts';
import { column, QUARTER_MS } from '../slots/row.ts';
import type { DayFigures } from './day-figures.ts';
import type { Days } from './days.ts';
import { countedSince, emptyCounts } from './shift-to-date.ts';

/** With less of the shift gone than this, last week says more of it than the shift itself. Unit: contacts. */
const LEAST = 20;

/**
 * How many contacts more than are likely to come until the end of the shift (of the day, where there are no shifts)
 * would all have to be answered to reach the target of the connect rate; negative while the target is in reach. As many
 * are taken to come as in the same time of last week's day, else yesterday's. Null when nobody knows.
 * @param now the centre's time, epoch ms
 */
export function shiftShortfall(
  days: Pick<Days, 'of'>,
  settings: ShiftPlan & Pick<Settings, 'targets' | 'excludeShortAbandons'>,
  zone: Zone,
  now: number,
): number | null {
  const today = days.of('day');
  const { targets, excludeShortAbandons } = settings;
  const span = currentShift(settings, zone, now) ?? (settings.shifts.length === 0 ? today.day : null);
  if (span === null) return null;
  const counters = countedSince(days, span.start, now);
  if (counters.offered < LEAST) return null;
  const distance = distanceToTarget(counters, { target: targets.connectRate, excludeShortAbandons });
  if (distance === null) return null;
  if (distance.kind === 'spare') return -distance.contacts;
  const coming = comingUntil(days, now, span.end);
  if (coming === null) return null;
  return distance.kind === 'outOfReach' ? counters.offered : distance.contacts - Math.floor(coming);
}

/** Offers from now to the end, as another day had them; what lies after midnight as today began. */
function comingUntil(days: Pick<Days, 'of'>, now: number, end: number): number | null {
  const today = days.of('day');
  const model = [days.of('day-7'), days.of('day-1')].find(
    (each) => offeredIn(each, each.day.start, each.day.end) > 0,
  );
  if (!model) return null;
  const back = today.day.start - model.day.start;
  const until = Math.min(end, today.day.end);
  const late = offeredIn(today, today.day.start, today.day.start + Math.max(0, end - today.day.end));
  return offeredIn(model, now - back, until - back) + late;
}

/** Offers in `[from, to)`: of a quarter hour only partly in it, that share. */
function offeredIn({ addPart }: DayFigures, from: number, to: number): number {
  let sum = 0;
  for (let at = from - (from % QUARTER_MS); at < to; at += QUARTER_MS) {
    const counts = emptyCounts();
    addPart(0, at, at + QUARTER_MS, counts);
    const part = Math.min(to, at + QUARTER_MS) - Math.max(from, at);
    sum += (counts[column.offered]! * part) / QUARTER_MS;
  }
  return sum;
}
