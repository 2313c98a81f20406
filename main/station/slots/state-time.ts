import type { AgentState } from '../../../shared/model/event.ts';
import type { StateSpan } from '../floor/seats.ts';
import type { Combos } from './combos.ts';
import { addCount } from './layout.ts';
import { column, family } from './row.ts';
import type { Rows } from './rows.ts';

/** Counter of the time in each state; time offline is nobody's. */
const stateColumn: Record<AgentState, number | null> = {
  offline: null,
  ready: column.readyMs,
  ringing: column.ringingMs,
  talking: column.talkingMs,
  holding: column.holdingMs,
  acw: column.acwStateMs,
  notReady: column.notReadyMs,
};

/**
 * Adds a stretch of one agent's time to the agent's and the centre's rows, clipped at slot edges, so that a slot's
 * agent-seconds never exceed its length times the agents logged in. The same in every ledger (`sharedColumns`).
 */
export function countState(rows: Rows, combos: Combos, span: StateSpan): void {
  const at = stateColumn[span.state];
  if (at === null) return;
  const scope = combos.ofAgent(span.agent);
  for (let { from } = span; from < span.to;) {
    const end = Math.min(span.to, rows.slot(family.agent, from).end);
    const value = span.sign * (end - from);
    addCount(rows.at(family.agent, from, scope), at, value);
    addCount(rows.at(family.scope, from, 0), at, value);
    from = end;
  }
}
