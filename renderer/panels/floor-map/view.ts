import { compareNames } from '../compare-names.ts';
import {
  type SeatState,
  seatStates,
  type StationCell,
  type Topics,
} from '../../../shared/contract/topics.ts';

/** A seat with its team's name. `since`: epoch ms; `overMs`: how long beyond the limit of its state, 0 = within. */
export interface FloorSeat {
  number: string;
  state: SeatState;
  since: number;
  overMs: number;
}

export interface FloorTeam {
  key: string;
  /** Empty for seats without a team. */
  name: string;
  seats: FloorSeat[];
  counts: Record<SeatState, number>;
  over: number;
}

export interface FloorView {
  teams: FloorTeam[];
  counts: Record<SeatState, number>;
  total: number;
  /** Seats over their limits, those furthest beyond first. */
  over: (FloorSeat & { team: string })[];
}

/** The floor by teams; `now`: the centre's time, epoch ms. */
export function floorView(
  seats: Topics['seats'],
  names: Topics['teamNames'],
  limits: StationCell['seatLimits'],
  now: number,
): FloorView {
  const teams = new Map<number, FloorTeam>();
  const counts = noSeats();
  let total = 0;
  for (const [number, code, stateCode, sinceSeconds] of Object.values(seats)) {
    const state = seatStates[stateCode];
    // A state of a newer station.
    if (state === undefined) continue;
    let team = teams.get(code);
    if (!team) {
      team = { key: String(code), name: names[code] ?? '', seats: [], counts: noSeats(), over: 0 };
      teams.set(code, team);
    }
    const since = sinceSeconds * 1000;
    const overMs = Math.max(0, now - since - (limits[state] ?? Infinity) * 1000);
    team.seats.push({ number, state, since, overMs });
    team.counts[state]++;
    counts[state]++;
    total++;
    if (overMs > 0) team.over++;
  }
  const sorted = [...teams.values()].toSorted(
    (a, b) => Number(a.name === '') - Number(b.name === '') || compareNames(a.name, b.name),
  );
  return { teams: sorted, counts, total, over: overOf(sorted) };
}

function overOf(teams: readonly FloorTeam[]): FloorView['over'] {
  return teams
    .flatMap(({ name, seats, over }) =>
      over === 0 ? [] : seats.filter(({ overMs }) => overMs > 0).map((seat) => ({ ...seat, team: name })),
    )
    .toSorted((a, b) => b.overMs - a.overMs || compareNames(a.number, b.number));
}

function noSeats(): Record<SeatState, number> {
  return { ready: 0, ringing: 0, talking: 0, holding: 0, acw: 0, notReady: 0 };
}
