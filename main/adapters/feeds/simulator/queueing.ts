import { closeCall, newLeg, stopWaiting } from './call.ts';
import type { Call, Caller, Queue } from './floor.ts';
import { patienceOf } from './patience.ts';
import { readyAgent, ring } from './serve.ts';
import type { World } from './world.ts';
import { after } from './world.ts';

/** Somebody reaches the hotline and hears the menu. */
export function arrive(world: World, caller: Caller): void {
  if (world.now < world.downUntil) return;
  const { topic, region, channel, customer } = caller;
  const site = siteOf(world, caller);
  const contact = world.id('c');
  const place = region.path.at(-1) ?? '';
  const key = topic.key ?? '';
  const { business, language } = topic;
  const call: Call = {
    caller,
    truth: {
      kind: 'contact',
      contact,
      channel: channel.id,
      business,
      language,
      key,
      region: place,
      site,
      customer,
      entered: world.now,
      menu: null,
      menuEnd: null,
      refusedBy: null,
      legs: [],
    },
    waitsIn: null,
    leg: null,
    agent: null,
    stage: 0,
    desks: 0,
    overflowed: false,
    transfers: 0,
    over: false,
  };
  world.open.add(call);
  world.tell('contact.entered', {
    contact,
    channel: channel.id,
    ...(key === '' ? {} : { ivrKey: key }),
    language,
    business,
    region: place,
    customer,
    site,
  });
  after(world, world.dice.service.around(channel.menu.mean, channel.menu.sigma) * 1000, () => {
    if (!call.over) leaveMenu(world, call);
  });
}

function siteOf(world: World, { topic, region }: Caller): string {
  const skill = world.profile.skills.find(({ id }) => id === topic.skill);
  return skill?.site ?? region.site ?? pickSite(world);
}

function pickSite({ profile: { sites }, dice }: World): string {
  const total = sites.reduce((sum, { weight }) => sum + weight, 0);
  let at = dice.callers.next() * total;
  return (sites.find(({ weight }) => (at -= weight) < 0) ?? sites[0])?.id ?? '';
}

function leaveMenu(world: World, call: Call): void {
  const { truth, caller } = call;
  const { contact } = truth;
  const u = world.dice.service.next();
  if (u < caller.channel.selfServed + caller.channel.left) {
    const menu = u < caller.channel.selfServed ? 'selfServed' : 'left';
    world.tell(menu === 'left' ? 'contact.ivrLeft' : 'contact.selfServed', { contact });
    return closeMenu(world, call, menu);
  }
  const queue = world.plan.queueOf(caller.topic.skill, truth.site);
  const staff = queue.groups.reduce((sum, { onDuty }) => sum + onDuty, 0);
  if (staff === 0 || queue.waiting >= Math.max(2, staff * world.profile.calls.full)) {
    world.tell('contact.refused', { contact, queue: queue.id, reason: staff === 0 ? 'closed' : 'full' });
    truth.refusedBy = queue.id;
    return closeMenu(world, call, 'refused');
  }
  Object.assign(truth, { menu: 'queued', menuEnd: world.now });
  offer(world, call, queue, queue.skill.urgent);
}

function closeMenu(world: World, call: Call, menu: 'left' | 'selfServed' | 'refused'): void {
  Object.assign(call.truth, { menu, menuEnd: world.now });
  call.over = true;
  closeCall(world, call);
}

/** The call asks for a human in this queue: at once if somebody is ready, else it waits, as long as it has patience. */
export function offer(world: World, call: Call, queue: Queue, urgent: boolean): void {
  if (call.over) return;
  const leg = { queue, truth: newLeg(queue.id, world.now) };
  call.leg = leg;
  call.truth.legs.push(leg.truth);
  world.tell('contact.queued', {
    contact: call.truth.contact,
    queue: queue.id,
    ...(urgent ? { priority: 1 } : {}),
  });
  const agent = world.now < world.downUntil ? undefined : readyAgent(queue);
  if (agent) ring(world, call, agent);
  else {
    call.waitsIn = queue;
    queue.waiting += 1;
    queue[urgent ? 'urgent' : 'usual'].push(call);
    watchWaiting(world, call, queue);
  }
  const { service } = world.dice;
  const patience =
    call.caller.patience ?? patienceOf(world.patience, service.next()) * world.profile.patience * 1000;
  after(world, patience, () => {
    if (call.leg === leg && leg.truth.end === null) abandon(world, call);
  });
}

/** After a while it overflows to the same skill elsewhere, or is offered a call-back. */
function watchWaiting(world: World, call: Call, queue: Queue): void {
  const { overflowSeconds, callbackSeconds, callback } = world.profile.calls;
  const { leg } = call;
  if (overflowSeconds !== undefined && !call.overflowed && queue.elsewhere.length > 0) {
    after(world, overflowSeconds * 1000, () => {
      const to = queue.elsewhere.find(({ groups }) => groups.some(({ onDuty }) => onDuty > 0));
      if (call.leg !== leg || call.waitsIn !== queue || !to) return;
      call.overflowed = true;
      leave(world, call, 'overflow', to);
      after(world, 1, () => offer(world, call, to, true));
    });
  }
  if (!world.dice.service.chance(callback)) return;
  after(world, callbackSeconds * 1000, () => {
    if (call.leg !== leg || call.waitsIn !== queue) return;
    queue.callbacks += 1;
    leave(world, call, 'callback');
    call.over = true;
    closeCall(world, call);
  });
}

function leave(world: World, call: Call, reason: 'overflow' | 'callback', to?: Queue): void {
  const { leg } = call;
  if (leg === null) return;
  stopWaiting(call);
  Object.assign(leg.truth, { end: reason, endAt: world.now });
  const toQueue = to === undefined ? {} : { toQueue: to.id };
  world.tell('contact.left', { contact: call.truth.contact, queue: leg.queue.id, reason, ...toQueue });
  call.leg = null;
}

/** The customer hangs up before the answer. */
function abandon(world: World, call: Call): void {
  const { leg, agent } = call;
  if (leg === null) return;
  const stage = agent === null ? 'queue' : 'ringing';
  stopWaiting(call);
  call.stage += 1;
  Object.assign(leg.truth, { end: 'abandoned', endAt: world.now, stage });
  world.tell('contact.abandoned', { contact: call.truth.contact, queue: leg.queue.id, stage });
  call.leg = call.agent = null;
  call.over = true;
  if (agent !== null) {
    Object.assign(leg.truth.rings.at(-1) ?? {}, { to: world.now });
    world.free(agent);
  }
  closeCall(world, call);
}
