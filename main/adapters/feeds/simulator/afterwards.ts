import type { OrderMove } from '../../../../shared/model/order.ts';
import type { Agent, Call, Queue } from './floor.ts';
import type { OrderKind } from './profile.ts';
import { weighted } from './random.ts';
import type { OrderTruth } from './truth.ts';
import type { World } from './world.ts';
import { after, afterwards } from './world.ts';

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
  const about = { complaint, category, region, business, queue: queue.id, contact };
  world.truth({ kind: 'complaint', ...about, at: world.now });
  world.tell('complaint.filed', about);
}

/** A work order with all its links, each so long after the one before. */
function order(world: World, call: Call, kind: OrderKind): void {
  const { after: dice } = world.dice;
  const { contact, customer } = call.truth;
  const { path: region, area = 'urban' } = call.caller.region;
  const urgent = dice.chance(kind.urgent);
  afterwards(world, dice.between(5_000, 60_000), () => {
    const due = world.now + Math.round(kind.dueHours * HOUR_MS);
    const about = {
      order: world.id('o'),
      category: [kind.business],
      region: [...region],
      unit: `${region[0] ?? ''}${kind.unit}`,
      urgent,
      contact,
    };
    const truth: OrderTruth = {
      kind: 'order',
      type: kind.kind,
      ...about,
      area,
      created: world.now,
      due,
      links: [],
    };
    world.orders.add(truth);
    world.tell('order.created', { ...about, kind: kind.kind, customer, dueAt: due });
    follow(world, kind, truth, { at: 0, ...fateOf(world, kind) });
  });
}

/** What comes of an order besides its links. */
interface Fate {
  /** The link before which it stands still. */
  stillBefore: number | null;
  comesBack: boolean;
}

function fateOf({ dice: { after: dice } }: World, { links, suspend, reopen }: OrderKind): Fate {
  // Only where it can be: those that stand still have been sent to somebody.
  const stillBefore =
    suspend && dice.chance(suspend.share) ? 1 + Math.floor(dice.next() * (links.length - 1)) : null;
  return { stillBefore, comesBack: reopen !== undefined && dice.chance(reopen.share) };
}

function follow(world: World, kind: OrderKind, truth: OrderTruth, step: Fate & { at: number }): void {
  const { at, stillBefore, comesBack } = step;
  const link = kind.links[at];
  if (link === undefined && comesBack && kind.reopen !== undefined) {
    return later(world, kind.reopen, 1, () => {
      moved(world, truth, 'reopened');
      follow(world, kind, truth, { at: doneAt(kind), stillBefore: null, comesBack: false });
    });
  }
  if (link === undefined) {
    world.orders.delete(truth);
    return world.truth(truth);
  }
  if (stillBefore === at && kind.suspend !== undefined) {
    moved(world, truth, 'suspended');
    return later(world, kind.suspend, 1, () => {
      moved(world, truth, 'resumed');
      follow(world, kind, truth, { ...step, stillBefore: null });
    });
  }
  return later(world, link, truth.area === 'urban' ? 1 : link[truth.area], () => {
    // Whoever is responsible is reminded as soon as the limit has passed.
    const late = world.now > truth.due && !truth.links.some(({ to }) => to === 'supervised');
    if (late && kind.supervises) moved(world, truth, 'supervised');
    moved(world, truth, link.to);
    follow(world, kind, truth, { ...step, at: at + 1 });
  });
}

/** The link at which the work itself is done, from where an order that came back goes on. */
function doneAt({ links }: OrderKind): number {
  const done = links.findIndex(({ to }) => to === 'restored' || to === 'handled');
  return done === -1 ? links.length - 1 : done;
}

function later(
  world: World,
  { minutes, sigma }: { minutes: number; sigma: number },
  times: number,
  run: () => void,
): void {
  afterwards(world, world.dice.after.around(minutes * times, sigma) * 60_000, run);
}

function moved(world: World, truth: OrderTruth, to: OrderMove): void {
  const graded =
    to === 'visited' ? { grade: Number(pickGrade(world.profile.calls.grades)(world.dice.after).grade) } : {};
  truth.links.push({ to, at: world.now, ...graded });
  world.tell('order.moved', { order: truth.order, to, ...graded });
}
