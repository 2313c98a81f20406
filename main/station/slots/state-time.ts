import type { AgentState } from '../../../shared/model/event.ts';
import type { StateSpan } from '../floor/seats.ts';
import type { Combos } from './combos.ts';
import { column, family, QUARTER_MS } from './row.ts';
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
 * agent-seconds never exceed its length times the agents logged in. The same in every ledger.
 */
export function countState(rows: Rows, combos: Combos, width: number, span: StateSpan): void {
  const at = stateColumn[span.state];
  if (at === null) return;
  const scope = combos.ofAgent(span.agent);
  for (let from = span.from; from < span.to;) {
    const end = Math.min(span.to, from - (from % QUARTER_MS) + QUARTER_MS);
    const value = span.sign * (end - from);
    for (const { counts } of [rows.at(family.agent, from, scope), rows.at(family.scope, from, 0)]) {
      for (let ledger = 0; ledger < 3; ledger++) counts[ledger * width + at]! += value;
    }
    from = end;
  }
}
