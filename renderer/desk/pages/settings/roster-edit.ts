import type { ExtraShift, Roster, RosterException, Shift } from '../../../../shared/model/roster.ts';

/** What the roster's editor changes. */
export interface RosterDraft {
  shifts: Shift[];
  roster: Roster;
}

/** Another name for a shift; what refers to the old one follows, unless another shift is called so, too. */
export function renameShift({ shifts, roster }: RosterDraft, at: number, name: string): RosterDraft {
  const before = shifts[at]!.name;
  const next = shifts.with(at, { ...shifts[at]!, name });
  const follows = shifts.every((shift, other) => other === at || ![before, name].includes(shift.name));
  if (!follows) return { shifts: next, roster };
  return {
    shifts: next,
    roster: {
      ...withCycle(roster, (shift, team) => [[shift === before ? name : shift, team]]),
      exceptions: roster.exceptions.map((each) => (each.shift === before ? { ...each, shift: name } : each)),
    },
  };
}

/** Without a shift, and without what spoke of it. */
export function removeShift({ shifts, roster }: RosterDraft, at: number): RosterDraft {
  const gone = shifts[at]!.name;
  const next = shifts.toSpliced(at, 1);
  if (next.some(({ name }) => name === gone)) return { shifts: next, roster };
  return {
    shifts: next,
    roster: {
      ...withCycle(roster, (shift, team) => (shift === gone ? [] : [[shift, team]])),
      exceptions: roster.exceptions.filter(({ shift }) => shift !== gone),
    },
  };
}

/** Another name for a team; what refers to the old one follows, unless another team is called so, too. */
export function renameTeam(roster: Roster, at: number, name: string): Roster {
  const before = roster.teams[at]!.name;
  const next = { ...roster, teams: roster.teams.with(at, { ...roster.teams[at]!, name }) };
  const follows = roster.teams.every((team, other) => other === at || ![before, name].includes(team.name));
  return follows ? withTeam(next, before, name) : next;
}

/** Without a team: its turns are nobody's, and what was other because of it is as planned. */
export function removeTeam(roster: Roster, at: number): Roster {
  const gone = roster.teams[at]!.name;
  const next = { ...roster, teams: roster.teams.toSpliced(at, 1) };
  return next.teams.some(({ name }) => name === gone) ? next : withTeam(next, gone, undefined);
}

function withTeam(roster: Roster, before: string, name: string | undefined): Roster {
  const mended = <T extends RosterException | ExtraShift>(each: T): T =>
    each.team === before ? { ...each, team: name } : each;
  return {
    ...withCycle(roster, (shift, team) =>
      team !== before ? [[shift, team]] : name === undefined ? [] : [[shift, name]],
    ),
    exceptions: roster.exceptions.map(mended),
    extra: roster.extra.map(mended),
  };
}

function withCycle(roster: Roster, turned: (shift: string, team: string) => [string, string][]): Roster {
  const { rotation } = roster;
  if (rotation === undefined) return roster;
  const cycle = rotation.cycle.map((day) =>
    Object.fromEntries(Object.entries(day).flatMap(([shift, team]) => turned(shift, team))),
  );
  return { ...roster, rotation: { ...rotation, cycle } };
}
