import { shiftsBetween, type ShiftInstance, type ShiftPlan } from './roster.ts';
import type { Zone } from './zone-day.ts';

/** The shift at a time (epoch ms); of several at once the one that began last. Null between shifts. */
export function currentShift(plan: ShiftPlan, zone: Zone, now: number): ShiftInstance | null {
  return lastBegun(shiftsBetween(plan, zone, now, now + 1), now);
}

/** Of those that are on at a time, the one that began last; of those that began at once, the first. */
export function lastBegun<T extends { start: number; end: number }>(
  shifts: readonly T[],
  now: number,
): T | null {
  let current: T | null = null;
  for (const shift of shifts)
    if (shift.start <= now && now < shift.end && (current === null || shift.start > current.start))
      current = shift;
  return current;
}
