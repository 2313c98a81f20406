import { agentStateSchema } from '../../../shared/model/event.ts';
import type { AgentState } from '../../../shared/model/event.ts';
import type { SeatChange } from '../../station/floor/seats.ts';

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

/** The change a row holds; its reason stands in the event. */
export function changeOf({ agent, time, seq, state }: StoredChange): SeatChange {
  return { agent, time, seq, state: states[state] ?? 'offline', reason: '' };
}
