import { surge, weekdayOf } from './arrivals.ts';
import { closeCall, stopWaiting } from './call.ts';
import { logIn, wish } from './duty.ts';
import { minutesOf } from './profile.ts';
import type { Profile } from './profile.ts';
import { setState } from './seats.ts';
import type { Happening, World } from './world.ts';
import { after } from './world.ts';

/** The profile's incidents of one day. @param midnight the day's 00:00 as if it were UTC; @param start its start, epoch ms. */
export function happeningsOf(profile: Profile, midnight: number, start: number): Happening[] {
  return profile.incidents
    .filter(({ weekday }) => weekday === weekdayOf(midnight))
    .map((incident) => {
      const from = start + minutesOf(incident.at) * 60_000;
      return { incident, from, to: from + Math.round(incident.minutes * 60_000) };
    });
}

/** Lets the current day's incidents begin at their time; those that are over by now have been. */
export function planIncidents(world: World): void {
  for (const happening of world.happenings) {
    if (happening.to <= world.now) continue;
    after(world, Math.max(0, happening.from - world.now), () => begin(world, happening));
  }
}

function begin(world: World, happening: Happening): void {
  const { incident, to } = happening;
  const { agents } = world.plan;
  const { staff } = world.dice;
  switch (incident.kind) {
    case 'surge':
      return surge(world, happening);
    case 'sick-out':
      for (const agent of agents) if (staff.chance(incident.share)) wish(world, agent, { kind: 'leave' });
      return undefined;
    case 'recovery':
      for (const agent of agents) {
        if (agent.state !== 'offline' || !staff.chance(incident.share)) continue;
        after(world, staff.between(0, 600_000), () => logIn(world, agent));
        after(world, to - world.now, () => wish(world, agent, { kind: 'leave' }));
      }
      return undefined;
    case 'drift':
      // Asked for at every talk.
      return undefined;
    case 'feed-cut':
      return world.mishap({ kind: 'cut', time: world.now, ms: to - world.now });
    case 'pbx-restart':
      return restart(world, to);
  }
}

/** The telephone system starts again: every call is cut, nobody gets through until it is back. */
function restart(world: World, to: number): void {
  world.downUntil = to;
  for (const call of world.open) {
    const { leg, truth } = call;
    stopWaiting(call);
    call.stage += 1;
    if (truth.menu === null) Object.assign(truth, { menu: 'lost', menuEnd: world.now });
    if (leg !== null && leg.truth.end === null) {
      Object.assign(leg.truth, { end: 'lost', endAt: world.now });
      const ringing = leg.truth.rings.at(-1);
      if (ringing) ringing.to ??= world.now;
    } else if (leg !== null) {
      Object.assign(leg.truth, { talkEnd: world.now, dropped: true });
      for (const hold of leg.truth.holds) hold.to ??= world.now;
    }
    call.leg = call.agent = null;
    call.over = true;
    call.desks = 0;
    closeCall(world, call);
  }
  for (const agent of world.plan.agents) {
    if (['ringing', 'talking', 'holding', 'acw'].includes(agent.state))
      setState(world, agent, 'notReady', '');
  }
  const agents = world.plan.agents
    .filter(({ state }) => state !== 'offline')
    .map(({ id, state, since, reason }) => ({ agent: id, state, since, reason }));
  const floor = {
    at: world.now,
    queues: world.plan.queues.map(({ id }) => ({ queue: id })),
    contacts: [],
    agents,
  };
  world.mishap({ kind: 'restart', time: world.now, floor });
  after(world, to - world.now, () => {
    for (const agent of world.plan.agents) {
      if (agent.state === 'notReady' && agent.reason === '') world.free(agent);
    }
  });
}
