import { agentStateSchema } from '../../../shared/model/event.ts';
import type { AgentState } from '../../../shared/model/event.ts';
import type Database from 'better-sqlite3';
import type { Seat, SeatChange } from '../../station/floor/seats.ts';

/** A row of `seat_changes`; the state as its place among the states of the protocol. */
export interface StoredChange {
  agent: number;
  time: number;
  seq: number;
  state: number;
}

const states = agentStateSchema.options;

/** How a state is stored. */
export function stateCode(state: AgentState): number {
  return states.indexOf(state);
}

/** All seats as of their newest change. */
export function loadSeats(db: Database.Database): Seat[] {
  const rows = db.prepare<[], StoredChange & { about: string }>(
    'SELECT s.agent, s.time, s.seq, s.state, n.text AS about FROM seats s JOIN names n ON n.code = s.about',
  );
  return rows
    .all()
    .map((row) => ({ ...changeOf(row), ...(JSON.parse(row.about) as Omit<Seat, keyof StoredChange>) }));
}

/** The change a row holds; its reason stands in the event. */
export function changeOf({ agent, time, seq, state }: StoredChange): SeatChange {
  return { agent, time, seq, state: states[state] ?? 'offline', reason: '' };
}
