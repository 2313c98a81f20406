import type { Agent, Wish } from './floor.ts';
import { pause, setState } from './seats.ts';
import { nextCall, ring } from './serve.ts';
import type { World } from './world.ts';
import { going } from './world.ts';

export function logIn(world: World, agent: Agent): void {
  agent.wishes = agent.wishes.filter(({ kind }) => kind !== 'leave');
  if (agent.state !== 'offline') return;
  agent.group.onDuty += 1;
  // Said before the first call, so that every stretch of work has a beginning.
  setState(world, agent, 'notReady', '');
  free(world, agent);
}

/** Asks for a break or the way home, granted at once to who is not serving anybody. */
export function wish(world: World, agent: Agent, what: Wish): void {
  if (agent.state === 'offline') return;
  if (what.kind === 'break' && going(world, 'recovery').length > 0) return;
  agent.wishes.push(what);
  if (agent.state === 'ready') free(world, agent);
}

/** The agent has nothing to do any more: wishes first, then who waits, then call-backs. */
export function free(world: World, agent: Agent): void {
  agent.call = null;
  if (agent.wishes.some(({ kind }) => kind === 'leave')) {
    agent.wishes = [];
    agent.group.onDuty -= 1;
    return setState(world, agent, 'offline');
  }
  const wanted = agent.wishes.shift();
  if (wanted?.kind === 'break') return pause(world, agent, wanted.reason, wanted.minutes * 60_000);
  if (world.now >= world.downUntil) {
    const call = nextCall(agent.group);
    if (call) return ring(world, call, agent);
    const { breaks } = world.profile;
    const queue = agent.group.queues.find(({ callbacks }) => callbacks > 0);
    if (queue) {
      queue.callbacks -= 1;
      return pause(
        world,
        agent,
        breaks.callback,
        world.dice.service.around(queue.skill.talk.mean, 0.5) * 1000,
      );
    }
  }
  if (agent.state === 'ready') return undefined;
  setState(world, agent, 'ready');
  agent.group.ready.push({ agent, turn: agent.turn });
}
