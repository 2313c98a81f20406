import type { DueState, OrderState } from '../../../shared/model/order.ts';
import { orderSteps, step } from './order.ts';
import type { Order, OrderFact } from './order.ts';
import type { KindPlan, OrderRules } from './order-rules.ts';

/** The key of an order's own limit, its `dueAt`, among the links. */
export const OWN_LIMIT = 'due';

/** How one limit of an order stands. Times epoch ms. */
export interface LimitView {
  /** Place of the link in its kind; that after the last one is the order's own limit. */
  at: number;
  /** When it is reached, moved on by the time the clock stood still; null: the link has not begun. */
  dueAt: number | null;
  /** Time left while the clock stands still, ms; else null. */
  leftMs: number | null;
  /** When 80 % of the time are over. */
  soonAt: number;
  doneAt: number | null;
  /** Null: it is neither done nor past the limit, or the order was closed before. */
  inTime: boolean | null;
  state: DueState | 'done' | 'off';
}

/** What an order amounts to at a moment. Names as codes, 0 = not said. Times epoch ms. */
export interface OrderView {
  /** 0: its creation was not heard of by then: it counts nowhere. */
  created: number;
  kind: KindPlan;
  /** Code of the kind's name. */
  kindName: number;
  category: number;
  region: number;
  unit: number;
  owner: number;
  urgent: boolean;
  contact: string;
  state: OrderState;
  closedAt: number | null;
  supervisedAt: number | null;
  grade: number;
  /** Its clocks stand still now. */
  suspended: boolean;
  /** Something that is told of it cannot be. */
  flagged: boolean;
  /** One for each link of its kind, and its own where it has one. */
  limits: readonly LimitView[];
  /** The open limit that comes first; null: none. */
  next: LimitView | null;
  /** Whether it was closed with a limit to its end, and after it. */
  withLimit: boolean;
  late: boolean;
  /** The next time (> `at`) at which any of this changes by itself; Infinity: never. */
  changesAt: number;
}

/** How much of a limit's time may pass before it is near. */
const SOON_SHARE = 0.8;
/** Moves that are no place an order is at. */
const aside: ReadonlySet<number> = new Set([step.created, step.supervised, step.suspended, step.resumed]);
/** The clocks go on, or end, also where nobody said that it was resumed. */
const goesOn: ReadonlySet<number> = new Set([step.resumed, step.closed, step.reopened]);
/** The work is done: the order's own limit is kept. */
const finished: ReadonlySet<number> = new Set([step.restored, step.handled, step.closed]);

interface Pause {
  from: number;
  /** Infinity: it goes on. */
  to: number;
}
/** What the facts up to a moment say, before any limit is looked at. */
interface Told extends Omit<OrderView, 'kind' | 'limits' | 'next' | 'withLimit' | 'late' | 'changesAt'> {
  dueAt: number;
  /** Since it was opened last. */
  finishedAt: number | null;
  /** When each step was taken first, by its number. */
  firstAt: number[];
  pauses: Pause[];
}

/** Reads an order as of `at` (epoch ms): facts with time ≤ `at`. */
export function readOrder(order: Order, rules: OrderRules, at: number): OrderView {
  const told = readFacts(order, at);
  const kind = rules.kindOf(told.kindName);
  const pauses = kind.suspends ? told.pauses : [];
  const limits = told.created === 0 ? [] : readLimits(told, kind, pauses, rules, at);
  const open = limits.filter(({ state }) => state !== 'done' && state !== 'off');
  const next = open.reduce<LimitView | null>(
    (first, each) => (first === null || each.dueAt! < first.dueAt! ? each : first),
    null,
  );
  const last = lastLimits(limits, kind);
  const { firstAt: _, pauses: __, dueAt: ___, finishedAt: ____, ...view } = told;
  return {
    ...view,
    kind,
    suspended: told.closedAt === null && pauses.at(-1)?.to === Infinity,
    limits,
    next,
    withLimit: last.length > 0,
    late: last.some(({ inTime }) => inTime === false),
    changesAt: Math.min(nextFact(order, at), ...open.map((limit) => nextChange(limit, at))),
  };
}

function readFacts({ facts, refused }: Order, at: number): Told {
  const first = facts.find(({ what, time }) => what === step.created && time <= at);
  const told: Told = {
    created: first?.time ?? 0,
    kindName: 0,
    category: 0,
    region: 0,
    unit: 0,
    owner: 0,
    urgent: false,
    contact: '',
    state: 'created',
    closedAt: null,
    supervisedAt: null,
    grade: 0,
    suspended: false,
    flagged: refused,
    dueAt: 0,
    finishedAt: null,
    firstAt: [],
    pauses: [],
  };
  for (const fact of facts) {
    if (fact.time > at) break;
    if (isContradictory(fact, told.created)) told.flagged = true;
    else addFact(told, fact);
  }
  // Due before it was made: nobody can have meant that.
  if (told.dueAt !== 0 && told.dueAt < told.created) {
    told.flagged = true;
    told.dueAt = 0;
  }
  return told;
}

/** Is it told of an order that it was closed before it was made? */
export function isContradictory({ what, time }: Pick<OrderFact, 'what' | 'time'>, created: number): boolean {
  return what === step.closed && time < created;
}

function addFact(told: Told, fact: OrderFact): void {
  const { what, time, unit, owner, grade, about } = fact;
  if (unit !== 0) told.unit = unit;
  if (owner !== 0) told.owner = owner;
  if (grade !== 0) told.grade = grade;
  told.firstAt[what] ??= time;
  if (about) {
    told.kindName ||= about.kind;
    told.category ||= about.category;
    told.region ||= about.region;
    told.urgent ||= about.urgent;
    told.contact ||= about.contact;
    told.dueAt ||= about.dueAt;
  }
  if (!aside.has(what)) told.state = orderSteps[what] as OrderState;
  if (finished.has(what)) told.finishedAt ??= time;
  if (what === step.closed) told.closedAt ??= time;
  if (what === step.reopened) told.closedAt = told.finishedAt = null;
  if (what === step.supervised) told.supervisedAt ??= time;
  const pause = told.pauses.at(-1);
  if (what === step.suspended && pause?.to !== Infinity) told.pauses.push({ from: time, to: Infinity });
  if (goesOn.has(what) && pause?.to === Infinity) pause.to = time;
}

function readLimits(
  told: Told,
  kind: KindPlan,
  pauses: readonly Pause[],
  rules: OrderRules,
  at: number,
): LimitView[] {
  const area = rules.areaOf(told.region);
  const limits = kind.links.map((link, place) => {
    const doneAt = firstOf(told.firstAt, link.done);
    const from = link.from === null ? told.created : firstOf(told.firstAt, link.from);
    const end = from === null ? null : rules.limitAt(link.limits[area], from);
    return readLimit({ place, from, end, doneAt, closedAt: told.closedAt, pauses }, at);
  });
  const { created: from, dueAt: end, finishedAt: doneAt, closedAt } = told;
  if (end !== 0) limits.push(readLimit({ place: limits.length, from, end, doneAt, closedAt, pauses }, at));
  return limits;
}

interface Stretch {
  place: number;
  from: number | null;
  end: number | null;
  doneAt: number | null;
  closedAt: number | null;
  pauses: readonly Pause[];
}

function readLimit({ place, from, end, doneAt, closedAt, pauses }: Stretch, at: number): LimitView {
  if (from === null || end === null)
    return { at: place, dueAt: null, leftMs: null, soonAt: Infinity, doneAt, inTime: null, state: 'off' };
  const until = doneAt ?? closedAt ?? at;
  const { dueAt, leftMs } = movedOn(from, end, pauses, until);
  const soonAt = movedOn(from, from + Math.floor(SOON_SHARE * (end - from)), pauses, until).dueAt;
  const past = leftMs === null && until > dueAt;
  const view = { at: place, dueAt, leftMs, soonAt, doneAt };
  if (doneAt !== null) return { ...view, leftMs: null, inTime: !past, state: 'done' };
  // Closed without it: it counts where its time was over by then, else it is no longer asked for.
  if (closedAt !== null) return { ...view, leftMs: null, inTime: past ? false : null, state: 'off' };
  if (past) return { ...view, inTime: false, state: 'overdue' };
  if (leftMs !== null) return { ...view, inTime: null, state: 'suspended' };
  return { ...view, inTime: null, state: at >= soonAt ? 'soon' : 'running' };
}

/** Where a limit comes to lie when the clock stands still in the pauses, as is known at `until`. */
function movedOn(
  from: number,
  end: number,
  pauses: readonly Pause[],
  until: number,
): { dueAt: number; leftMs: number | null } {
  let dueAt = end;
  for (const pause of pauses) {
    const start = Math.max(from, pause.from);
    if (pause.to <= from) continue;
    if (start > dueAt || start > until) break;
    if (pause.to > until) return { dueAt, leftMs: dueAt - start };
    dueAt += pause.to - start;
  }
  return { dueAt, leftMs: null };
}

function firstOf(firstAt: readonly number[], steps: readonly number[]): number | null {
  let first: number | null = null;
  for (const each of steps) {
    const time = firstAt[each];
    if (time !== undefined && (first === null || time < first)) first = time;
  }
  return first;
}

/** What the end of an order is judged by: its own limit, else those of the links that are its work. */
function lastLimits(limits: readonly LimitView[], kind: KindPlan): readonly LimitView[] {
  const own = limits[kind.links.length];
  return own ? [own] : limits.filter(({ at, dueAt }) => dueAt !== null && kind.links[at]?.lane === 'handle');
}

/** When all is told that is known: the time of the newest fact of an order that is closed then; null while it is open. */
export function overAt({ facts }: Order): number | null {
  const created = facts.find(({ what }) => what === step.created)?.time;
  if (created === undefined) return facts.at(-1)?.time ?? 0;
  let closed = false;
  for (const fact of facts) {
    if (fact.what === step.closed && !isContradictory(fact, created)) closed = true;
    if (fact.what === step.reopened) closed = false;
  }
  return closed ? facts.at(-1)!.time : null;
}

function nextFact({ facts }: Order, at: number): number {
  return facts.find(({ time }) => time > at)?.time ?? Infinity;
}

/** The first moment after the limit is past it: reached exactly is on time. */
function nextChange({ soonAt, dueAt, leftMs }: LimitView, at: number): number {
  if (leftMs !== null || dueAt === null) return Infinity;
  if (soonAt > at) return soonAt;
  return dueAt >= at ? dueAt + 1 : Infinity;
}
