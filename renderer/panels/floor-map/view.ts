import { compareNames } from '../compare-names.ts';
import {
  type SeatCell,
  type SeatState,
  seatStates,
  type StationCell,
  type Topics,
} from '../../../shared/contract/topics.ts';

/** A seat. `since`: in its state, epoch ms; `due`: when its state becomes longer than usual, epoch ms, Infinity = never. */
export interface FloorSeat {
  number: string;
  state: SeatState;
  since: number;
  due: number;
}

/** A team with its seats; `over`: how many are over their limits. */
export interface FloorTeam {
  key: string;
  /** Empty for seats without a team. */
  name: string;
  seats: readonly FloorSeat[];
  counts: Record<SeatState, number>;
  over: number;
}

export interface FloorView {
  teams: readonly FloorTeam[];
  counts: Record<SeatState, number>;
  total: number;
  /** Seats over their limits, those furthest beyond first. */
  over: (FloorSeat & { team: string })[];
}

export type SeatLimits = StationCell['seatLimits'];

/** The floor by teams; `now`: the centre's time, epoch ms. */
export function floorView(
  seats: Topics['seats'],
  names: Topics['teamNames'],
  limits: SeatLimits,
  now: number,
): FloorView {
  const teams = new Map<number, FloorTeam & { seats: FloorSeat[] }>();
  const counts = noSeats();
  let total = 0;
  for (const cell of Object.values(seats)) {
    const seat = seatOf(cell, limits);
    if (seat === null) continue;
    const code = cell[1];
    let team = teams.get(code);
    if (!team) {
      team = { key: String(code), name: names[code] ?? '', seats: [], counts: noSeats(), over: 0 };
      teams.set(code, team);
    }
    team.seats.push(seat);
    team.counts[seat.state]++;
    counts[seat.state]++;
    total++;
    if (isOver(seat, now)) team.over++;
  }
  const sorted = [...teams.values()].toSorted(
    (a, b) => Number(a.name === '') - Number(b.name === '') || compareNames(a.name, b.name),
  );
  return { teams: sorted, counts, total, over: overOf(sorted, now) };
}

/** A seat as it came; null when its state is one of a newer station. */
export function seatOf([number, , code, sinceSeconds]: SeatCell, limits: SeatLimits): FloorSeat | null {
  const state = seatStates[code];
  if (state === undefined) return null;
  const since = sinceSeconds * 1000;
  return { number, state, since, due: since + (limits[state] ?? Infinity) * 1000 };
}

/** Whether a seat is in its state for longer than usual at a time, epoch ms. */
export function isOver({ due }: FloorSeat, now: number): boolean {
  return now > due;
}

/** All seats over their limits at a time, epoch ms; `over` of the teams says where to look. */
export function overOf(teams: readonly FloorTeam[], now: number): FloorView['over'] {
  return teams
    .flatMap(({ name, seats, over }) =>
      over === 0 ? [] : seats.filter((seat) => isOver(seat, now)).map((seat) => ({ ...seat, team: name })),
    )
    .toSorted((a, b) => a.due - b.due || compareNames(a.number, b.number));
}

function noSeats(): Record<SeatState, number> {
  return { ready: 0, ringing: 0, talking: 0, holding: 0, acw: 0, notReady: 0 };
}
