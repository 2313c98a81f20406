import type { ShiftCell, StationCell, Topics } from '../../shared/contract/topics.ts';
import { lastBegun } from '../../shared/time/current-shift.ts';

/** The shift of a wall's noon, as the day's slots since it began say; none where the centre has no shifts. */
export function shiftOf(
  { shifts, now }: Pick<StationCell, 'shifts' | 'now'>,
  day: Topics['day'],
  totals: (cells: Topics['day']) => ShiftCell['counters'],
): Topics['shift'] {
  const shift = lastBegun(shifts, now);
  if (shift === null) return {};
  const { name, start, end } = shift;
  const since = Object.entries(day).filter(([at]) => Number(at) >= start);
  return { shift: { name, start, end, counters: totals(Object.fromEntries(since)) } };
}
