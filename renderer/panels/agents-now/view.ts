import type { GaugesCell } from '../../../shared/contract/topics.ts';
import { formatCount, NONE } from '../../../shared/words/format.ts';
import type { Words } from '../../../shared/words/words.ts';

/** States of seats on the bar, from busy to away; who is logged off is not on the floor. */
export const shownStates = ['talking', 'holding', 'acw', 'ringing', 'ready', 'notReady'] as const;
export type ShownState = (typeof shownStates)[number];

export interface AgentsNowView {
  /** How many are logged in, or why that is not known. */
  summary: string;
  states: { state: ShownState; label: string; count: string; share: number }[];
}

export function agentsNowView(gauges: GaugesCell, words: Words): AgentsNowView {
  const counts = shownStates.map((state) => ({ state, seats: gauges.agents[state] ?? 0 }));
  const loggedIn = counts.reduce((sum, { seats }) => sum + seats, 0);
  const known = (state: ShownState) =>
    gauges.agentsBasis === 'states' || (gauges.agentsBasis === 'derived' && state === 'talking');
  return {
    summary: summaryOf(gauges.agentsBasis, loggedIn, words),
    states: counts.map(({ state, seats }) => ({
      state,
      label: words.say(`agents.${state}`),
      count: known(state) ? formatCount(seats) : NONE,
      // A bar of talking seats alone would say that everybody is busy.
      share: gauges.agentsBasis === 'states' && loggedIn > 0 ? seats / loggedIn : 0,
    })),
  };
}

function summaryOf(basis: GaugesCell['agentsBasis'], loggedIn: number, words: Words): string {
  if (basis === 'states') return words.say('agents.loggedIn', { count: formatCount(loggedIn) });
  return words.say(basis === 'derived' ? 'agents.derived' : 'agents.none');
}
