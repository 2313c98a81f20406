import type { ShownShift } from '../../../shared/contract/topics.ts';
import type { ShiftInstance } from '../../../shared/time/roster.ts';

/** Shifts without the names of people, as a wall may show them. */
export function shownShifts(shifts: readonly ShiftInstance[]): ShownShift[] {
  return shifts.map(({ name, team, start, end }) => ({ name, team, start, end }));
}
