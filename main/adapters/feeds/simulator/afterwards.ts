import type { Agent, Call, Queue } from './floor.ts';
import type { OrderKind } from './profile.ts';
import { weighted } from './random.ts';
import type { OrderTruth } from './truth.ts';
import type { World } from './world.ts';
import { after } from './world.ts';

const HOUR_MS = 3_600_000;

/** What follows a talk: a survey, an order, a complaint, the same customer again. */
export function afterTalk(world: World, call: Call, queue: Queue, agent: Agent): void {
  const { after: dice } = world.dice;
  const { calls } = world.profile;
  const resolved = dice.chance(calls.resolved);
  if (dice.chance(calls.survey)) survey(world, call, queue, agent, resolved);
  for (const kind of world.profile.orders) {
    if (kind.business === call.truth.business && dice.chance(kind.share)) order(world, call, kind);
  }
  if (dice.chance(call.caller.complains?.share ?? calls.complaint)) {
    after(world, dice.between(30_000, 300_000), () => complain(world, call, queue));
  }
  if (!resolved || dice.chance(calls.again)) {
    after(world, dice.around(20 * HOUR_MS, 1), () =>
      world.arrive({ ...call.caller, patience: null, complains: null }),
    );
  }
}

function survey(world: World, call: Call, queue: Queue, agent: Agent, resolved: boolean): void {
  const { after: dice } = world.dice;
  const grade = Number(pickGrade(world.profile.calls.grades)(dice).grade);
  after(world, dice.between(4_000, 60_000), () => {
    const about = { contact: call.truth.contact, queue: queue.id, agent: agent.id };
    world.truth({ kind: 'survey', ...about, at: world.now, grade, resolved });
    world.tell('survey.answered', { ...about, grade, resolved });
  });
}

const pickers = new WeakMap<
  readonly number[],
  ReturnType<typeof weighted<{ grade: number; weight: number }>>
>();

function pickGrade(weights: readonly number[]) {
  const known = pickers.get(weights);
  if (known) return known;
  const made = weighted(weights.map((weight, at) => ({ grade: at + 1, weight })));
  pickers.set(weights, made);
  return made;
}

function complain(world: World, call: Call, queue: Queue): void {
  const { contact, business } = call.truth;
  const complaint = world.id('x');
  const category =
    call.caller.complains?.category ?? weighted(world.profile.categories)(world.dice.after).path;
  const region = call.caller.region.path;
  world.truth({ kind: 'complaint', complaint, contact, queue: queue.id, category, region, at: world.now });
  world.tell('complaint.filed', { complaint, category, region, business, queue: queue.id, contact });
}

/** A work order with all its links, each so long after the one before. */
function order(world: World, call: Call, kind: OrderKind): void {
  const { after: dice } = world.dice;
  const { contact, customer } = call.truth;
  const region = call.caller.region.path;
  const urgent = dice.chance(kind.urgent);
  after(world, dice.between(5_000, 60_000), () => {
    const due = world.now + Math.round(kind.dueHours * HOUR_MS);
    const truth: OrderTruth = {
      kind: 'order',
      order: world.id('o'),
      type: kind.kind,
      contact,
      created: world.now,
      due,
      links: [],
    };
    world.orders.add(truth);
    const unit = `${region[0] ?? ''}${kind.unit}`;
    world.tell('order.created', {
      order: truth.order,
      kind: kind.kind,
      category: [kind.business],
      region,
      unit,
      urgent,
      contact,
      customer,
      dueAt: due,
    });
    follow(world, kind, truth, 0);
  });
}

function follow(world: World, kind: OrderKind, truth: OrderTruth, at: number): void {
  const link = kind.links[at];
  if (link === undefined) {
    world.orders.delete(truth);
    return world.truth(truth);
  }
  const { after: dice } = world.dice;
  return after(world, dice.around(link.minutes, link.sigma) * 60_000, () => {
    // Whoever is responsible is reminded as soon as the limit has passed.
    if (world.now > truth.due && !truth.links.some(({ to }) => to === 'supervised'))
      moved(world, truth, 'supervised');
    moved(world, truth, link.to);
    follow(world, kind, truth, at + 1);
  });
}

function moved(world: World, truth: OrderTruth, to: OrderKind['links'][number]['to']): void {
  truth.links.push({ to, at: world.now });
  const graded =
    to === 'visited' ? { grade: Number(pickGrade(world.profile.calls.grades)(world.dice.after).grade) } : {};
  world.tell('order.moved', { order: truth.order, to, ...graded });
}
