import { afterTalk } from './afterwards.ts';
import { closeCall, stopWaiting } from './call.ts';
import type { Agent, Call, Group, Queue } from './floor.ts';
import { pause, setState } from './seats.ts';
import type { LegTruth } from './truth.ts';
import type { World } from './world.ts';
import { after, going } from './world.ts';

/** Unit: ms an agent does not hear it ring before the call goes to another, and how long such an agent is taken out. */
const MISSED_MS = 20_000;
const MISSED_PAUSE_MS = 60_000;
/** A call is passed on so often at most. */
const MOST_TRANSFERS = 2;

/** Takes the call out of line that this group should serve next: urgent ones, then whoever has waited longest. */
export function nextCall(group: Group): Call | undefined {
  for (const line of ['urgent', 'usual'] as const) {
    let best: Queue | undefined;
    let oldest = Infinity;
    for (const queue of group.queues) {
      const offered = queue[line].first()?.leg?.truth.offered ?? Infinity;
      if (offered < oldest) [best, oldest] = [queue, offered];
    }
    if (best) return best[line].shift();
  }
  return undefined;
}

/** Lets it ring at an agent, who is free. */
export function ring(world: World, call: Call, agent: Agent): void {
  const { leg } = call;
  if (leg === null) return;
  stopWaiting(call);
  call.agent = agent;
  agent.call = call;
  const attempt = { agent: agent.id, from: world.now, to: null, missed: false };
  leg.truth.rings.push(attempt);
  world.tell('contact.ringing', { contact: call.truth.contact, queue: leg.queue.id, agent: agent.id });
  setState(world, agent, 'ringing');
  const stage = ++call.stage;
  const { service } = world.dice;
  const { ring: time, ringNoAnswer } = world.profile.calls;
  const missed = service.chance(ringNoAnswer);
  after(world, missed ? MISSED_MS : Math.max(500, service.around(time.mean, time.sigma) * 1000), () => {
    if (call.stage !== stage) return;
    Object.assign(attempt, { to: world.now, missed });
    if (missed) miss(world, call, agent);
    else answer(world, call, agent);
  });
}

/** Nobody picked up: the agent is taken out for a while, the call goes first to the next. */
function miss(world: World, call: Call, agent: Agent): void {
  const { leg } = call;
  if (leg === null) return;
  world.tell('contact.ringNoAnswer', { contact: call.truth.contact, agent: agent.id, ringMs: MISSED_MS });
  call.agent = null;
  agent.call = null;
  pause(world, agent, world.profile.breaks.noAnswer, MISSED_PAUSE_MS);
  const other = readyAgent(leg.queue);
  if (other) return ring(world, call, other);
  call.waitsIn = leg.queue;
  leg.queue.waiting += 1;
  leg.queue.urgent.push(call);
}

/** Who has been ready longest, of the queue's own agents first. */
export function readyAgent(queue: Queue): Agent | undefined {
  for (const group of queue.groups) {
    const entry = group.ready.shift();
    if (entry) return entry.agent;
  }
  return undefined;
}

function answer(world: World, call: Call, agent: Agent): void {
  const { leg, truth } = call;
  if (leg === null) return;
  Object.assign(leg.truth, { end: 'answered', endAt: world.now, agent: agent.id });
  world.tell('contact.answered', { contact: truth.contact, queue: leg.queue.id, agent: agent.id });
  setState(world, agent, 'talking');
  const stage = ++call.stage;
  const { service } = world.dice;
  const { calls } = world.profile;
  const { mean, sigma } = leg.queue.skill.talk;
  const drifted = going(world, 'drift').reduce(
    (times, { incident, from, to }) =>
      times * (1 + ((incident.times - 1) * (world.now - from)) / (to - from)),
    1,
  );
  const talk = service.chance(calls.zeroTalk) ? 0 : service.around(mean * drifted, sigma) * 1000;
  if (talk > 15_000 && service.chance(calls.hold)) hold(world, call, agent, leg.truth, talk);
  after(world, talk, () => {
    if (call.stage === stage) endTalk(world, call, agent);
  });
}

/** Somewhere in the first half the customer is asked to wait. */
function hold(world: World, call: Call, agent: Agent, leg: LegTruth, talk: number): void {
  const { stage } = call;
  const about = { contact: call.truth.contact, agent: agent.id };
  after(world, talk * world.dice.service.between(0.2, 0.5), () => {
    if (call.stage !== stage) return;
    const pause: LegTruth['holds'][number] = { from: world.now, to: null };
    leg.holds.push(pause);
    world.tell('contact.held', about);
    setState(world, agent, 'holding');
    after(world, Math.min(talk * 0.4, world.dice.service.around(35_000, 0.6)), () => {
      if (call.stage !== stage) return;
      pause.to = world.now;
      world.tell('contact.retrieved', about);
      setState(world, agent, 'talking');
    });
  });
}

/** The talk is over: desk work for the agent; for the customer the end, or another queue. */
function endTalk(world: World, call: Call, agent: Agent): void {
  const { leg, truth } = call;
  if (leg === null) return;
  const { service } = world.dice;
  const { calls } = world.profile;
  const { contact } = truth;
  call.stage += 1;
  call.leg = call.agent = null;
  leg.truth.talkEnd = world.now;
  const onward = service.chance(calls.transfer) ? otherQueue(world, call, leg.queue) : undefined;
  if (onward) world.tell('contact.transferred', { contact, agent: agent.id, toQueue: onward.id });
  else if (service.chance(calls.external)) {
    leg.truth.external = true;
    world.tell('contact.transferred', { contact, agent: agent.id, toExternal: 'external' });
  } else {
    const by = service.chance(0.65) ? 'customer' : 'agent';
    world.tell('contact.ended', { contact, by, agent: agent.id });
  }
  atDesk(world, call, agent, leg);
  if (onward) {
    call.transfers += 1;
    after(world, 400, () => world.offer(call, onward, true));
  } else {
    call.over = true;
    afterTalk(world, call, leg.queue, agent);
  }
}

/** A queue of the same site with somebody on duty. */
function otherQueue(world: World, call: Call, queue: Queue): Queue | undefined {
  if (call.transfers >= MOST_TRANSFERS) return undefined;
  const others = world.plan.queues.filter(
    (each) => each !== queue && each.site === queue.site && each.groups.some(({ onDuty }) => onDuty > 0),
  );
  return others[Math.floor(world.dice.service.next() * others.length)];
}

function atDesk(world: World, call: Call, agent: Agent, leg: { queue: Queue; truth: LegTruth }): void {
  const { mean, sigma } = leg.queue.skill.desk;
  call.desks += 1;
  setState(world, agent, 'acw');
  const { turn } = agent;
  after(world, world.dice.service.around(mean, sigma) * 1000, () => {
    if (agent.turn !== turn) return;
    leg.truth.deskEnd = world.now;
    world.tell('contact.wrapped', { contact: call.truth.contact, agent: agent.id });
    call.desks -= 1;
    closeCall(world, call);
    world.free(agent);
  });
}
