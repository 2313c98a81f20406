import type { ShiftCell } from '../../../shared/contract/topics.ts';
import { currentShift } from '../../../shared/time/current-shift.ts';
import type { ShiftInstance, ShiftPlan } from '../../../shared/time/roster.ts';
import type { Zone } from '../../../shared/time/zone-day.ts';
import { column, QUARTER_MS } from '../slots/row.ts';
import type { Days } from './days.ts';

/**
 * Makes the cell of the shift that is on, with the centre's counters since it began; undefined between shifts.
 * @returns taking the centre's time (epoch ms), which must be in today
 */
export function shiftCells(
  days: Pick<Days, 'of'>,
  plan: ShiftPlan,
  zone: Zone,
): (now: number) => ShiftCell | undefined {
  let known: { minute: number; shift: ShiftInstance | null } | null = null;
  return (now) => {
    // Shifts begin and end at whole minutes, and a roster takes longer to read than the figures.
    const minute = Math.floor(now / 60_000);
    if (known?.minute !== minute) known = { minute, shift: currentShift(plan, zone, now) };
    if (known.shift === null) return undefined;
    const { name, start, end } = known.shift;
    return { name, start, end, counters: countedSince(days, start, now) };
  };
}

/**
 * The centre's counters of contacts offered from `since` (yesterday at the earliest) to `now`, offer ledger. Figures stand in
 * quarter hours: the one that `since` is in counts whole.
 */
export function countedSince(days: Pick<Days, 'of'>, since: number, now: number): ShiftCell['counters'] {
  const today = days.of('day');
  const so = emptyCounts();
  const start = since - (since % QUARTER_MS);
  // What a night shift had before midnight stands in yesterday's figures.
  if (start < today.day.start) days.of('day-1').addPart(0, start, today.day.start, so);
  today.addPart(0, Math.max(start, today.day.start), now + 1, so);
  return {
    offered: so[column.offered]!,
    answered: so[column.answered]!,
    open: so[column.open]!,
    ended: so[column.ended]!,
    abandonedShort: so[column.abandonedShort]!,
  };
}

/** Room for the counters above, as `DayFigures.addPart` fills it. */
export function emptyCounts(): Float64Array {
  return new Float64Array(Math.max(column.open, column.ended, column.abandonedShort) + 1);
}
