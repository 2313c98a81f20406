import type { ShiftPlan } from '../../../../shared/time/roster.ts';
import type { RosterDraft } from './roster-edit.ts';
import { useSettings } from './use-settings.ts';

/** The shifts and their roster as they are typed, and how to change both at once. */
export function useRoster() {
  const { draft, may, set } = useSettings();
  const plan: ShiftPlan & RosterDraft = draft.now;
  return {
    plan,
    off: !may('roster'),
    put({ shifts, roster }: RosterDraft): void {
      if (shifts !== plan.shifts) set(['shifts'], shifts);
      if (roster !== plan.roster) set(['roster'], roster);
    },
  };
}
