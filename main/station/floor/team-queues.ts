import type { Name, Names } from '../names.ts';
import type { Seat } from './seats.ts';

type Team = Pick<Name, 'code' | 'text'>;
type Roster = ReadonlyMap<number, Readonly<Record<string, unknown>>>;

/**
 * Codes of the queues by the codes of these teams: those that the roster gives to a team (metrics.md, Unit of counting);
 * where it says nothing of teams, those that the team's agents serve. Roster and seats are gone through once, however
 * many teams there are.
 */
export function queuesOfTeams(
  roster: Roster,
  seats: Iterable<Pick<Seat, 'team' | 'queues'>>,
  teams: readonly Team[],
): Map<number, Set<number>> {
  const found = new Map(teams.map(({ code }) => [code, new Set<number>()]));
  const called = Map.groupBy(teams, ({ text }) => text);
  let any = false;
  for (const [queue, { teams: told }] of roster) {
    if (!Array.isArray(told) || told.length === 0) continue;
    any = true;
    for (const name of told) for (const { code } of called.get(name) ?? []) found.get(code)?.add(queue);
  }
  if (any) return found;
  for (const { team, queues } of seats) {
    const served = found.get(team);
    if (served !== undefined) for (const queue of queues) served.add(queue);
  }
  return found;
}

/** Codes of the queues of one team, as `queuesOfTeams` says. */
export function queuesOfTeam(
  roster: Roster,
  seats: Iterable<Pick<Seat, 'team' | 'queues'>>,
  team: Team,
): Set<number> {
  return queuesOfTeams(roster, seats, [team]).get(team.code) ?? new Set();
}

/** Codes of the teams by the queues they are assigned to; looked at anew when there are more names or seats. */
export function teamsByQueue(
  names: Pick<Names, 'ofKind'>,
  roster: Roster,
  seats: ReadonlyMap<number, Seat>,
): (queue: number) => readonly number[] {
  let found = new Map<number, number[]>();
  let state = '';
  return (queue) => {
    const teams = names.ofKind('team');
    const now = `${teams.length} ${roster.size} ${seats.size}`;
    if (now !== state) {
      state = now;
      found = new Map();
      for (const [team, queues] of queuesOfTeams(roster, seats.values(), teams))
        for (const code of queues) found.set(code, [...(found.get(code) ?? []), team]);
    }
    return found.get(queue) ?? [];
  };
}
