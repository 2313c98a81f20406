import type { Zone } from '../../../../shared/time/zone-day.ts';
import type { OutgoingEvent } from '../source/outbox.ts';
import { Agenda } from './agenda.ts';
import { arrivals } from './arrivals.ts';
import { free } from './duty.ts';
import { planFloor } from './floor-plan.ts';
import { happeningsOf, planIncidents } from './incidents.ts';
import type { SurvivalPoint } from './patience.ts';
import type { Profile } from './profile.ts';
import { arrive, offer } from './queueing.ts';
import { diceOf } from './random.ts';
import { closeStretch } from './seats.ts';
import { planDay } from './shifts.ts';
import type { Truth } from './truth.ts';
import type { Deed, Mishap, World } from './world.ts';
import { after } from './world.ts';

export interface HotlineOptions {
  profile: Profile;
  zone: Zone;
  /** Volume by quarter of an hour and patience of the bank's callers (assets/simulator). */
  bank: { quarters: readonly number[]; patience: readonly SurvivalPoint[] };
  seats: number;
  seed: number;
  /** Epoch ms; it begins with nobody there, and everybody on duty comes at once. */
  start: number;
  /** Epoch ms at which the log ends, whatever is under way; never by default. */
  until?: number | undefined;
  /** Epoch ms up to which its orders go on after that; as long as the log by default. */
  ordersUntil?: number | undefined;
  /** Put into every id of a contact, order or complaint, so that several runs into one station stay apart. */
  tag: string;
  truth?: ((line: Truth) => void) | undefined;
}

export type Step = OutgoingEvent | Mishap;

/** What was under way when the log ended: ids of contacts, and of agents who had not gone home. */
export interface Unfinished {
  contacts: ReadonlySet<string>;
  agents: readonly string[];
}

/**
 * A hotline that does not exist, step by step in order of time, from the start until the end or without end. The same
 * options give the same steps. A discrete-event simulation: an agenda of what happens when, O(log n) an event.
 */
export function* hotline(options: HotlineOptions): Generator<Step, Unfinished, undefined> {
  const world = newWorld(options);
  const { until = Infinity, ordersUntil = until } = options;
  yield* drain(roster(world));
  beginDay(world);
  for (;;) {
    const next = world.agenda.next();
    if (next === undefined || next.at >= Math.max(until, ordersUntil)) break;
    if (next.at >= until && !next.what.ofOrder) continue;
    world.now = next.at;
    next.what.run();
    if (world.out.length > 0) yield* drain(world);
  }
  world.now = until;
  tellUnfinished(world);
  return {
    contacts: new Set([...world.open].map(({ truth }) => truth.contact)),
    agents: world.plan.agents.filter(({ state }) => state !== 'offline').map(({ id }) => id),
  };
}

/** Takes out what has been told. */
function* drain(world: World): Generator<Step, void, undefined> {
  const { out } = world;
  for (let at = 0; at < out.length; at += 1) yield out[at]!;
  out.length = 0;
}

function newWorld(options: HotlineOptions): World {
  const { profile, zone, bank, seed, start, tag } = options;
  const out: World['out'] = [];
  let ids = 0;
  const world: World = {
    profile,
    plan: planFloor(profile, options.seats, bank.quarters),
    patience: bank.patience,
    dice: {
      arrivals: diceOf(seed, 'arrivals'),
      callers: diceOf(seed, 'callers'),
      service: diceOf(seed, 'service'),
      staff: diceOf(seed, 'staff'),
      after: diceOf(seed, 'after'),
    },
    agenda: new Agenda<Deed>(),
    open: new Set(),
    orders: new Set(),
    happenings: [],
    day: zone.dayOf(start),
    now: start,
    downUntil: 0,
    out,
    tell: (type, data) => void out.push({ type, time: world.now, data }),
    mishap: (mishap) => void out.push(mishap),
    truth: options.truth ?? (() => undefined),
    id: (kind) => `${kind}${tag}-${(ids += 1)}`,
    free: (agent) => free(world, agent),
    offer: (call, queue, urgent) => offer(world, call, queue, urgent),
    arrive: (caller) => arrive(world, caller),
    nextDay() {
      world.day = zone.dayOf(world.day.end);
      beginDay(world);
    },
  };
  return world;
}

/** What is known of the floor before the first call. */
function roster(world: World): World {
  const { profile, plan } = world;
  for (const { id, name } of profile.sites) world.tell('roster.site', { site: id, name });
  for (const queue of plan.queues) {
    const teams = new Set(
      plan.agents.filter(({ group }) => group === queue.groups[0]).map(({ team }) => team),
    );
    const topic = profile.topics.find(({ skill }) => skill === queue.skill.id);
    world.tell('roster.queue', {
      queue: queue.id,
      name: queue.name,
      site: queue.site,
      teams: [...teams].slice(0, 500),
      ...(topic === undefined ? {} : { business: topic.business, language: topic.language }),
    });
  }
  return world;
}

/** Plans a day, and at its end the next. */
function beginDay(world: World): void {
  const { day, profile } = world;
  world.happenings = happeningsOf(profile, day.midnight, day.start);
  planDay(world);
  planIncidents(world);
  arrivals(world);
  after(world, day.end - world.now, () => world.nextDay());
}

/** The log ends here: what is under way is written as far as it has come. */
function tellUnfinished(world: World): void {
  for (const call of world.open) world.truth(call.truth);
  for (const order of world.orders) world.truth(order);
  for (const agent of world.plan.agents) closeStretch(world, agent, null);
}
