import { shiftsBetween, type ShiftInstance, type ShiftPlan } from './roster.ts';
import type { Zone } from './zone-day.ts';

/** The shift that is on, with the one that handed over to it and the one that it hands over to. */
export interface DutyShifts {
  before: ShiftInstance | null;
  /** The one that began last; it may be over, where the next has not begun yet. */
  on: ShiftInstance | null;
  next: ShiftInstance | null;
}

/** Nobody is away for longer, ms: what began before is not handed over any more. */
const AROUND_MS = 4 * 86_400_000;

/**
 * Who hands over to whom at a time (epoch ms): usual shifts one after the other by their beginning. Peak shifts only help
 * out. Of several that begin at once the first one stands for all.
 */
export function dutyShifts(plan: ShiftPlan, zone: Zone, now: number): DutyShifts {
  const held = shiftsBetween(plan, zone, now - AROUND_MS, now + AROUND_MS).filter(
    ({ peak, start }, at, all) => !peak && all.find((each) => !each.peak && each.start === start) === all[at],
  );
  const on = held.findLastIndex(({ start }) => start <= now);
  return { before: held[on - 1] ?? null, on: held[on] ?? null, next: held[on + 1] ?? null };
}
