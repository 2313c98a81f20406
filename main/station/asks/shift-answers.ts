import type { Answerers } from '../../../shared/contract/asks.ts';
import { currentShift } from '../../../shared/time/current-shift.ts';
import { shiftsBetween, type ShiftPlan } from '../../../shared/time/roster.ts';
import type { Zone } from '../../../shared/time/zone-day.ts';

/** Answers who has a shift and leads it, by the roster. */
export function shiftAnswers(plan: ShiftPlan, zone: Zone): Answerers {
  return {
    'shift.at': ({ at }) => ({ shift: currentShift(plan, zone, at) }),
    'shift.list'({ date }) {
      const { start, end } = zone.dayByDate(date);
      return { shifts: shiftsBetween(plan, zone, start, end).filter((each) => each.date === date) };
    },
  };
}
