import type { Dimension } from '../measure/counters.ts';
import type { ReportFigure } from '../measure/report-figures.ts';
import { formatLocal } from '../time/format.ts';
import type { SlotLength } from '../time/slots.ts';
import type { Zone } from '../time/zone-day.ts';
import { formatCount, formatRate, formatWait, NONE } from '../words/format.ts';
import type { Words } from '../words/words.ts';

/** A value of a dimension as people read it; one that nobody said is called so. @param names of queues by their labels */
export function labelText(
  dimension: Dimension,
  label: string,
  names: Readonly<Record<string, string>>,
  words: Words,
): string {
  if (label === '') return words.say('summary.notSaid');
  if (dimension === 'channel') return words.sayKey(`channel.${label}`) ?? label;
  return dimension === 'queue' && Object.hasOwn(names, label) ? names[label]! : label;
}

/** When a slot is: `2026-05-18 Mon`, `05-18 09:00`, `2026-05`; `single`: all are of one day, which is said elsewhere. */
export function slotText(
  zone: Zone,
  start: number,
  { slot, single, words }: { slot: SlotLength; single: boolean; words: Words },
): string {
  if (slot === 'total') return words.say('report.slot.total');
  const date = formatLocal(zone, start, 'date');
  if (slot === '1mo') return date.slice(0, 7);
  if (slot === '1d') return `${date} ${words.say(`weekday.${weekdayOf(zone, start)}`)}`;
  // The second of two same times carries its offset.
  const minute = formatLocal(zone, start, 'isoMinute');
  return single ? minute.slice(11) : minute.slice(5).replace('T', ' ');
}

/** 0 = Sunday. */
function weekdayOf(zone: Zone, ms: number): 0 | 1 | 2 | 3 | 4 | 5 | 6 {
  const days = [0, 1, 2, 3, 4, 5, 6] as const;
  return days[new Date(zone.dayOf(ms).midnight).getUTCDay()] ?? 0;
}

/** A figure as screens show it; a dash where there is nothing to divide by or it is not kept. */
export function figureText({ unit }: Pick<ReportFigure, 'unit'>, value: number | null): string {
  if (value === null) return NONE;
  if (unit === 'share') return `${formatRate(value)}%`;
  if (unit === 'count') return formatCount(value);
  return formatWait(unit === 'seconds' ? value * 1000 : value);
}

/** By how much a figure differs, with its sign: counts, points of a rate, times. */
export function differenceText(
  { unit }: Pick<ReportFigure, 'unit'>,
  now: number | null,
  before: number | null,
): string {
  if (now === null || before === null) return NONE;
  // Rates are told in tenths of a point: what is less is no difference.
  const difference = unit === 'share' ? Math.round((now - before) * 1000) / 1000 : now - before;
  const size = Math.abs(difference);
  const sign = difference === 0 ? '' : difference > 0 ? '+' : '−';
  if (unit === 'share') return `${sign}${(size * 100).toFixed(1)}`;
  return `${sign}${figureText({ unit }, size)}`;
}
