import { seatStates } from '../../../shared/contract/topics.ts';
import type { FloorTeam } from './view.ts';

/** Key of their row; no team's, since those are numbers. */
export const REST = 'rest';

type Row = Omit<FloorTeam, 'seats'>;

/** The teams that have rows of their own, and the last `rest` of them added up in one more. */
export function restOfTeams(
  teams: readonly FloorTeam[],
  rest: number,
  nameOf: (count: number) => string,
): readonly Row[] {
  if (rest === 0) return teams;
  const alone = teams.slice(0, -rest);
  const row: Row = {
    key: REST,
    name: nameOf(rest),
    counts: { ready: 0, ringing: 0, talking: 0, holding: 0, acw: 0, notReady: 0 },
    over: 0,
  };
  for (const { counts, over } of teams.slice(-rest)) {
    for (const state of seatStates) row.counts[state] += counts[state];
    row.over += over;
  }
  return [...alone, row];
}
