import type { AgentState } from '../../../../shared/model/event.ts';
import type { Agent } from './floor.ts';
import type { World } from './world.ts';
import { after } from './world.ts';

/** Moves an agent into a state and says so; a state that goes on is not said again. */
export function setState(world: World, agent: Agent, state: AgentState, reason = ''): void {
  if (agent.state === state && agent.reason === reason) return;
  closeStretch(world, agent, world.now);
  const loggingIn = agent.state === 'offline';
  Object.assign(agent, { state, reason, since: world.now, turn: agent.turn + 1 });
  const about = loggingIn
    ? {
        name: agent.name,
        team: agent.team,
        site: agent.site,
        queues: agent.group.queues.map(({ id }) => id),
      }
    : {};
  world.tell('agent.state', { agent: agent.id, state, ...(reason === '' ? {} : { reason }), ...about });
}

/** Writes what the agent has been doing into the truth. @param to epoch ms, null at the end of the log. */
export function closeStretch(world: World, { id, state, reason, since }: Agent, to: number | null): void {
  if (since === 0) return;
  world.truth({ kind: 'seat', agent: id, state, reason, from: since, to });
}

/** Away for a reason, then free again. Unit: ms. */
export function pause(world: World, agent: Agent, reason: string, ms: number): void {
  setState(world, agent, 'notReady', reason);
  const { turn } = agent;
  after(world, ms, () => {
    if (agent.turn === turn) world.free(agent);
  });
}
