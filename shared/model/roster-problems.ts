import type { Roster, Shift } from './roster.ts';

/** What a roster says of shifts or teams that are not there, or twice: where (path within `roster`), and what. */
export interface RosterProblem {
  path: (string | number)[];
  message: string;
}

/** Everything that the parts of a roster say against each other, and against the list of shifts. */
export function rosterProblems(shifts: readonly Shift[], roster: Roster): RosterProblem[] {
  const teams = new Set(roster.teams.map(({ name }) => name));
  const named = new Set(shifts.map(({ name }) => name));
  const noTeam = (team: string | null | undefined, ...path: RosterProblem['path']) =>
    team === null || team === undefined || teams.has(team)
      ? []
      : [{ path, message: `names a team that is not there: "${team}"` }];
  const noShift = (shift: string, ...path: RosterProblem['path']) =>
    named.has(shift) ? [] : [{ path, message: `names a shift that is not there: "${shift}"` }];
  return [
    ...twice(roster.teams, ({ name }) => name).map((at) => ({
      path: ['teams', at, 'name'],
      message: 'is there twice',
    })),
    ...(roster.rotation?.cycle ?? []).flatMap((day, at) =>
      Object.entries(day).flatMap(([shift, team]) => [
        ...noShift(shift, 'rotation', 'cycle', at, shift),
        ...noTeam(team, 'rotation', 'cycle', at, shift),
      ]),
    ),
    ...twice(roster.exceptions, ({ date, shift }) => `${date} ${shift}`).map((at) => ({
      path: ['exceptions', at, 'date'],
      message: 'is there twice',
    })),
    ...roster.exceptions.flatMap(({ shift, team }, at) => [
      ...noShift(shift, 'exceptions', at, 'shift'),
      ...noTeam(team, 'exceptions', at, 'team'),
    ]),
    ...roster.exceptions.flatMap(({ shift, from, to }, at) =>
      (from ?? to) !== undefined && shifts.filter(({ name }) => name === shift).length > 1
        ? [
            {
              path: ['exceptions', at, 'from'],
              message: `moves a shift that is held several times a day: "${shift}"`,
            },
          ]
        : [],
    ),
    ...twice(roster.extra, ({ date, name }) => `${date} ${name}`).map((at) => ({
      path: ['extra', at, 'date'],
      message: 'is there twice',
    })),
    ...roster.extra.flatMap(({ team, name }, at) => [
      ...noTeam(team, 'extra', at, 'team'),
      ...(named.has(name)
        ? [{ path: ['extra', at, 'name'], message: `is the name of a usual shift: "${name}"` }]
        : []),
    ]),
  ];
}

/** Places of those that have the key of one before them. */
function twice<T>(list: readonly T[], keyOf: (each: T) => string): number[] {
  const seen = new Set<string>();
  return list.flatMap((each, at) => {
    const key = keyOf(each);
    if (seen.has(key)) return [at];
    seen.add(key);
    return [];
  });
}
