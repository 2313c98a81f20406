import type { rosterZhCN } from '../words/roster-zh-cn.ts';
import type { Roster, Shift } from './roster.ts';

type Name = keyof typeof rosterZhCN & `roster.name.${string}`;

/** A pattern of shifts to begin with. Names are keys of the words; `cycle`: for each day which team has each shift. */
export interface RosterTemplate {
  id: 'fourTeams' | 'twoShifts' | 'peak';
  shifts: readonly (Omit<Shift, 'name'> & { name: Name })[];
  teams: readonly Name[];
  /** Places in `teams`, in the order of `shifts`. */
  cycle: readonly (readonly number[])[];
}

const a = 'roster.name.teamA';
const b = 'roster.name.teamB';

/** Patterns that centres use; `peak` is added to the shifts that are there. */
export const rosterTemplates: readonly RosterTemplate[] = [
  {
    // 四值三运转: two nights, two early, two late, two days off; nights first, as one follows upon a late shift at once.
    id: 'fourTeams',
    shifts: [
      { name: 'roster.name.night', from: '00:00', to: '08:00' },
      { name: 'roster.name.early', from: '08:00', to: '16:00' },
      { name: 'roster.name.late', from: '16:00', to: '00:00' },
    ],
    teams: [a, b, 'roster.name.teamC', 'roster.name.teamD'],
    cycle: [
      [0, 3, 2],
      [0, 3, 2],
      [1, 0, 3],
      [1, 0, 3],
      [2, 1, 0],
      [2, 1, 0],
      [3, 2, 1],
      [3, 2, 1],
    ],
  },
  {
    // Two teams that change places each week.
    id: 'twoShifts',
    shifts: [
      { name: 'roster.name.morning', from: '08:00', to: '15:00' },
      { name: 'roster.name.evening', from: '15:00', to: '22:00' },
    ],
    teams: [a, b],
    cycle: Array.from({ length: 14 }, (_, day) => (day < 7 ? [0, 1] : [1, 0])),
  },
  {
    // 尖峰班: the hours of the two daily peaks, in summer and winter.
    id: 'peak',
    shifts: [
      { name: 'roster.name.peak', from: '09:00', to: '11:00', kind: 'peak', months: [1, 2, 6, 7, 8, 12] },
      { name: 'roster.name.peak', from: '19:00', to: '21:00', kind: 'peak', months: [1, 2, 6, 7, 8, 12] },
    ],
    teams: [],
    cycle: [],
  },
];

/** Settings with a template in them: a pattern with teams takes the place of shifts, teams and rotation. */
export function withTemplate(
  before: { shifts: readonly Shift[]; roster: Roster },
  { shifts, teams, cycle }: RosterTemplate,
  start: string,
  say: (name: Name) => string,
): { shifts: Shift[]; roster: Roster } {
  const named = shifts.map((shift) => ({ ...shift, name: say(shift.name) }));
  if (teams.length === 0) return { shifts: [...before.shifts, ...named], roster: before.roster };
  const names = teams.map(say);
  const turns = cycle.map((day) =>
    Object.fromEntries(day.map((team, at) => [named[at]?.name ?? '', names[team] ?? ''])),
  );
  // Exceptions speak of the shifts and teams that were there before.
  return {
    shifts: named,
    roster: {
      teams: names.map((name) => ({ name, leaders: [] })),
      rotation: { start, cycle: turns },
      exceptions: [],
      extra: [],
    },
  };
}
