import { logIn, wish } from './duty.ts';
import type { Agent } from './floor.ts';
import { minutesOf } from './profile.ts';
import type { World } from './world.ts';
import { after, going } from './world.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** A shift shorter than this has no meal. */
const MEAL_FROM_MINUTES = 360;

/** Plans a day for everybody: when to come, to eat, to rest and to leave, at different minutes for each. */
export function planDay(world: World): void {
  const { start, midnight } = world.day;
  for (const agent of world.plan.agents) {
    const { cycle } = agent.roster;
    const shift = cycle[(Math.round(midnight / DAY_MS) + agent.crew) % cycle.length] ?? '';
    for (const [from, to] of world.profile.shifts[shift] ?? []) {
      planSpan(world, agent, start + minutesOf(from) * MINUTE_MS, start + minutesOf(to) * MINUTE_MS);
    }
  }
}

/** One stretch of work; what lies before now has passed. Epoch ms. */
function planSpan(world: World, agent: Agent, from: number, to: number): void {
  if (to <= world.now) return;
  const { staff } = world.dice;
  const begin = Math.max(from, world.now);
  at(world, begin + staff.between(0, from < world.now ? 5_000 : 90_000), () => {
    const sick = going(world, 'sick-out').some(({ incident }) => staff.chance(incident.share));
    if (!sick) logIn(world, agent);
  });
  at(world, to + staff.between(0, MINUTE_MS), () => wish(world, agent, { kind: 'leave' }));
  const { meal, rests } = world.profile.breaks;
  const length = to - from;
  if (length >= MEAL_FROM_MINUTES * MINUTE_MS) {
    const { reason, minutes } = meal;
    const when = from + length * staff.between(0.35, 0.65);
    at(world, when, () => wish(world, agent, { kind: 'break', reason, minutes }));
  }
  for (const { reason, everyMinutes, minutes } of rests) {
    const step = everyMinutes * MINUTE_MS;
    for (let when = from + step * staff.between(0.4, 1.2); when < to - step / 2; when += step) {
      at(world, when, () => wish(world, agent, { kind: 'break', reason, minutes }));
    }
  }
}

/** Does something at a time, unless that has passed. */
function at(world: World, time: number, run: () => void): void {
  if (time >= world.now) after(world, time - world.now, run);
}
