import type { AgentState } from '../../../shared/model/event.ts';

/** A change of an agent's state; ordered by (time, seq). */
export interface SeatChange {
  agent: number;
  time: number;
  seq: number;
  state: AgentState;
  reason: string;
}

/** A seat on the floor as of its newest change. */
export interface Seat extends SeatChange {
  source: number;
  name: string;
  team: number;
  site: number;
  queues: number[];
}

/** A seat as stored: `about` is the code of a name that holds everything but the change as JSON. */
export interface StoredSeat {
  agent: number;
  time: number;
  seq: number;
  state: AgentState;
  about: number;
}

/** What rarely changes about a seat, as the text that is stored once for all seats alike. */
export function aboutSeat({ source, reason, name, team, site, queues }: Seat): string {
  return JSON.stringify({ source, reason, name, team, site, queues });
}

/** Where changes older than a seat's newest are found, and what is told of each that is put on the time line. */
export interface ChangeHistory {
  seatChangesAround(
    agent: number,
    time: number,
    seq: number,
  ): { before: SeatChange | undefined; after: SeatChange | undefined };
  /** The first change of an agent nobody has heard of before. */
  begins(change: SeatChange): void;
  /** A change is stored between two others. */
  inserted(change: SeatChange, before: SeatChange | undefined, after: SeatChange): void;
}

/** A stretch of time in one state, to be counted or (sign −1) taken back. */
export interface StateSpan {
  agent: number;
  state: AgentState;
  from: number;
  to: number;
  sign: 1 | -1;
}

/**
 * Puts a change into its agent's time line, wherever it belongs, and says which stretches of time that alters.
 * `onFloor` false: the change is older than the source's snapshot, it alters the past but not the seat; null when it
 * alters nothing.
 */
export function applyChange(
  seats: Map<number, Seat>,
  history: ChangeHistory,
  change: Seat,
  onFloor: boolean,
): StateSpan[] | null {
  const { agent, time, seq } = change;
  const seat = seats.get(agent);
  const newest = !seat || seat.time < time || (seat.time === time && seat.seq < seq);
  if (newest && seat) {
    if (onFloor) seats.set(agent, merge(seat, change));
    return onFloor ? [{ agent, state: seat.state, from: seat.time, to: time, sign: 1 }] : null;
  }
  if (newest) {
    seats.set(agent, change);
    history.begins(change);
    return [];
  }
  const { before, after = seat } = history.seatChangesAround(agent, time, seq);
  // Sent again under another epoch.
  if (after?.time === time && after.seq === seq) return null;
  if (after) history.inserted(change, before, after);
  const spans: StateSpan[] = [];
  if (before && after)
    spans.push({ agent, state: before.state, from: before.time, to: after.time, sign: -1 });
  if (before) spans.push({ agent, state: before.state, from: before.time, to: time, sign: 1 });
  if (after) spans.push({ agent, state: change.state, from: time, to: after.time, sign: 1 });
  return spans;
}

/** A change says only what changed: team, site, name and queues stay as known. */
function merge(seat: Seat, change: Seat): Seat {
  return {
    ...change,
    name: change.name || seat.name,
    team: change.team || seat.team,
    site: change.site || seat.site,
    queues: change.queues.length > 0 ? change.queues : seat.queues,
  };
}
