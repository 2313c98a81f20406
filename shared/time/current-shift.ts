import { formatLocal } from './format.ts';
import type { Zone } from './zone-day.ts';

/** A shift of every day in local times of the centre, `HH:MM`; one that ends before it begins goes on over midnight. */
export interface Shift {
  name: string;
  from: string;
  to: string;
}

/**
 * The shift at a time (epoch ms); of several at once the one that began last. Null between shifts.
 */
export function currentShift(shifts: readonly Shift[], zone: Zone, now: number): Shift | null {
  const time = minuteOf(formatLocal(zone, now, 'minute'));
  let current: { shift: Shift; since: number } | null = null;
  for (const shift of shifts) {
    const since = after(minuteOf(shift.from), time);
    if (since >= lengthOf(shift)) continue;
    if (current === null || since < current.since) current = { shift, since };
  }
  return current?.shift ?? null;
}

/** A whole day when both ends are the same. Unit: minutes. */
function lengthOf({ from, to }: Shift): number {
  return after(minuteOf(from), minuteOf(to)) || DAY;
}

const DAY = 1440;

/** Minutes from one time of day to the next time it is the other. */
function after(from: number, to: number): number {
  return (to - from + DAY) % DAY;
}

/** Minutes since midnight by the clock on the wall. */
function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
