import type { SeatCell, Topics } from '../../../../shared/contract/topics.ts';
import { type FloorSeat, type SeatLimits, seatOf } from '../../../panels/floor-map/view.ts';

/** A seat as the desk lists it. */
export interface SeatRow extends FloorSeat {
  key: string;
  /** Who sits there; empty where that is not known or not for this person. */
  name: string;
  /** Key and name of the team; the name is empty for none. */
  team: string;
  teamName: string;
  /** Orders seats by their numbers: what is before the digits, then these. */
  order: readonly [letters: string, digits: number];
  /** In which a text is looked for. */
  text: string;
}

interface Known {
  cell: SeatCell;
  row: SeatRow;
}

type Named = Readonly<Record<string, string>>;

/**
 * The floor seat by seat, from one picture to the next: a seat that did not change is the same object. Of 4,700 seats a
 * few dozen change between two pictures.
 */
export class SeatBook {
  #known = new Map<string, Known>();
  #limits: SeatLimits | null = null;

  /** In the order of the keys. @param names of the people, by the keys of the seats */
  rows(seats: Topics['seats'], names: Named, teams: Named, limits: SeatLimits): readonly SeatRow[] {
    const sameLimits = limits === this.#limits;
    const known = new Map<string, Known>();
    for (const [key, cell] of Object.entries(seats)) {
      const [name, teamName] = [names[key] ?? '', teams[cell[1]] ?? ''];
      const before = this.#known.get(key);
      if (sameLimits && before?.cell === cell && before.row.name === name && before.row.teamName === teamName)
        known.set(key, before);
      else {
        const row = rowOf(key, cell, name, teamName, limits);
        if (row !== null) known.set(key, { cell, row });
      }
    }
    this.#known = known;
    this.#limits = limits;
    return Array.from(known.values(), ({ row }) => row);
  }
}

function rowOf(
  key: string,
  cell: SeatCell,
  name: string,
  teamName: string,
  limits: SeatLimits,
): SeatRow | null {
  const seat = seatOf(cell, limits);
  if (seat === null) return null;
  const { number } = seat;
  const letters = number.replace(/\d+$/, '');
  return {
    ...seat,
    key,
    name,
    team: String(cell[1]),
    teamName,
    order: [letters, Number(number.slice(letters.length))],
    text: `${number} ${name} ${teamName}`.toLowerCase(),
  };
}
