import type { SeatCell, Topics } from '../../../shared/contract/topics.ts';
import {
  type FloorSeat,
  type FloorTeam,
  type FloorView,
  floorView,
  isOver,
  overOf,
  type SeatLimits,
  seatOf,
} from './view.ts';

interface OpenTeam extends FloorTeam {
  seats: FloorSeat[];
}

/**
 * The floor from one picture to the next: the same as `floorView`, but what did not change is the same object, and only
 * what did is looked at closer. Of 4,700 seats a few dozen change between two pictures; making all of them anew, with the
 * order of their teams, was most of what a picture cost.
 */
export class FloorBook {
  #cells: readonly SeatCell[] = [];
  /** Of each cell: its team's place in the view, and its own there; both -1 where it is not shown. */
  #places: readonly (readonly [team: number, seat: number])[] = [];
  #names: Topics['teamNames'] | null = null;
  #limits: SeatLimits | null = null;
  #now = 0;
  #view: FloorView = floorView({}, {}, {}, 0);

  /** What `floorView` gives for the same. */
  view(seats: Topics['seats'], names: Topics['teamNames'], limits: SeatLimits, now: number): FloorView {
    const cells = Object.values(seats);
    const changed = names === this.#names && limits === this.#limits ? this.#changed(cells) : null;
    if (changed === null) {
      this.#view = floorView(seats, names, limits, now);
      this.#places = placesOf(cells, this.#view);
    } else if (changed.length > 0 || now !== this.#now) {
      this.#view = this.#revised(cells, changed, limits, now);
    }
    this.#cells = cells;
    this.#names = names;
    this.#limits = limits;
    this.#now = now;
    return this.#view;
  }

  /** Places of the cells that are others now; null when seats came, went or changed teams. */
  #changed(cells: readonly SeatCell[]): number[] | null {
    if (cells.length !== this.#cells.length) return null;
    const changed: number[] = [];
    for (const [at, cell] of cells.entries()) {
      const before = this.#cells[at];
      if (cell === before) continue;
      // Another key has another seat or looks like the one that was there: both are told by what is shown.
      if (before === undefined || cell[0] !== before[0] || cell[1] !== before[1]) return null;
      if (seatOf(cell, {}) === null || seatOf(before, {}) === null) return null;
      changed.push(at);
    }
    return changed;
  }

  #revised(
    cells: readonly SeatCell[],
    changed: readonly number[],
    limits: SeatLimits,
    now: number,
  ): FloorView {
    const counts = { ...this.#view.counts };
    const open = new Map<number, OpenTeam>();
    for (const at of changed) {
      const [place, seat] = this.#places[at] ?? [-1, -1];
      const team = open.get(place) ?? copyOf(this.#view.teams[place]);
      const [before, after] = [team?.seats[seat], seatOf(cells[at]!, limits)];
      if (team === null || before === undefined || after === null) continue;
      open.set(place, team);
      team.seats[seat] = after;
      for (const sum of [team.counts, counts]) {
        sum[before.state]--;
        sum[after.state]++;
      }
    }
    const teams = this.#view.teams.map((team, place) => counted(open.get(place) ?? team, now));
    return { teams, counts, total: this.#view.total, over: overOf(teams, now) };
  }
}

function copyOf(team: FloorTeam | undefined): OpenTeam | null {
  return team === undefined ? null : { ...team, seats: [...team.seats], counts: { ...team.counts } };
}

/** The team with how many are over their limits now; itself when it was so. */
function counted(team: FloorTeam, now: number): FloorTeam {
  let over = 0;
  for (const seat of team.seats) if (isOver(seat, now)) over++;
  return over === team.over ? team : { ...team, over };
}

/** Seats stand in their teams in the order of the cells. */
function placesOf(
  cells: readonly SeatCell[],
  { teams }: FloorView,
): (readonly [team: number, seat: number])[] {
  const next = new Map(teams.map(({ key }, place) => [Number(key), { place, seat: 0 }]));
  return cells.map((cell) => {
    const team = seatOf(cell, {}) === null ? undefined : next.get(cell[1]);
    return team === undefined ? [-1, -1] : [team.place, team.seat++];
  });
}
