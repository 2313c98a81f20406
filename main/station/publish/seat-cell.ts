import { type SeatCell, seatStates } from '../../../shared/contract/topics.ts';
import type { Seat } from '../floor/seats.ts';

/** A seat as it travels; undefined for who is not there. @param id the agent's id at its source. */
export function seatCell(seat: Seat | undefined, id: string): SeatCell | undefined {
  if (seat === undefined || seat.state === 'offline') return undefined;
  const since = Math.floor(seat.time / 1000);
  return [seatNumber(id, seat.agent), seat.team, seatStates.indexOf(seat.state), since];
}

/** Digits with at most three capitals before them: a work number, an extension. */
const number = /^[A-Z]{0,3}-?\d{1,8}$/;

/**
 * What stands for a seat on a wall: its agent's id where that is a number. Some systems call their agents by name, and
 * a hall is no place for names: there it is the station's own number for it.
 */
export function seatNumber(id: string, code: number): string {
  return number.test(id) ? id : `#${code}`;
}

/**
 * Who sits there, for those who may know: as the seat said, else the roster; else the agent's id where that is not the
 * seat's number already. Empty where nobody said; undefined for an agent who was never on the floor.
 */
export function seatName(
  seat: Seat | undefined,
  roster: Readonly<Record<string, unknown>> | undefined,
  id: string,
): string | undefined {
  if (seat === undefined) return undefined;
  const told = roster?.['name'];
  return seat.name || (typeof told === 'string' && told) || (number.test(id) ? '' : id);
}
