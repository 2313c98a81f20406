import type { Name, Names } from '../names.ts';
import type { Seat } from './seats.ts';

/**
 * Codes of the queues that the roster gives to a team (metrics.md, Unit of counting); where it says nothing of teams,
 * those its agents serve.
 */
export function queuesOfTeam(
  roster: ReadonlyMap<number, Readonly<Record<string, unknown>>>,
  seats: Iterable<Pick<Seat, 'team' | 'queues'>>,
  team: Pick<Name, 'code' | 'text'>,
): Set<number> {
  const told = new Set<number>();
  let any = false;
  for (const [queue, { teams }] of roster) {
    if (!Array.isArray(teams) || teams.length === 0) continue;
    any = true;
    if (teams.includes(team.text)) told.add(queue);
  }
  if (any) return told;
  for (const seat of seats) if (seat.team === team.code) for (const queue of seat.queues) told.add(queue);
  return told;
}

/** Codes of the teams by the queues they are assigned to; looked at anew when there are more names or seats. */
export function teamsByQueue(
  names: Pick<Names, 'ofKind'>,
  roster: ReadonlyMap<number, Readonly<Record<string, unknown>>>,
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
      for (const team of teams)
        for (const code of queuesOfTeam(roster, seats.values(), team))
          found.set(code, [...(found.get(code) ?? []), team.code]);
    }
    return found.get(queue) ?? [];
  };
}
