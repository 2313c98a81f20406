import type { ContactTruth, LegTruth } from '../truth.ts';
import type { TruthLog } from './read-truth.ts';

/**
 * The figures of metrics.md by brute force from what a simulated hotline really did: written from the text alone, sharing
 * nothing with the station nor with its formulas, and never looking at an event.
 */
export const scopeKinds = [
  'centre',
  'queue',
  'agent',
  'site',
  'channel',
  'business',
  'language',
  'ivrKey',
] as const;
export type ScopeKind = (typeof scopeKinds)[number];
export type LedgerName = 'offer' | 'event' | 'completion';

const WEEK_MS = 7 * 86_400_000;
const SECONDS = [20, 60];
const SHORT_MS = 5_000;
const NEVER = Infinity;

/** What counts once. Times in epoch ms, `NEVER` = not yet. */
interface Unit {
  offered: number;
  outcome: 'open' | 'answered' | 'abandoned' | 'flowedOut' | 'lost';
  endAt: number;
  last: LegTruth;
  served: LegTruth[];
  handled: boolean;
  overflowAnswered: boolean;
  repeat: boolean;
  completed: number;
}

interface Interval {
  from: number;
  to: number;
}

/** One slot's figures by name. */
export type Figures = Record<string, number | null>;

/** Something noted for a slot by its time. */
type Note = (name: string, time: number, value?: number) => void;

interface Scope {
  units: Unit[];
  asides: { name: string; at: number; unit: Unit | undefined; also: string[] }[];
  waits: Interval[];
  talks: Interval[];
  states: { name: string; from: number; to: number }[];
}

export type Recount = ReturnType<typeof recountTruth>;

/** Looks at a whole log once; figures of slots are then counted for each question anew. @param now epoch ms */
export function recountTruth(log: TruthLog, now: number) {
  const scopes = new Map<string, Scope>();
  const of = (kind: ScopeKind, id: string): Scope => {
    const key = `${kind} ${id}`;
    const known = scopes.get(key);
    if (known) return known;
    const made: Scope = { units: [], asides: [], waits: [], talks: [], states: [] };
    scopes.set(key, made);
    return made;
  };
  const told = { surveys: groupBy(log.surveys), complaints: groupBy(log.complaints) };
  const repeats = repeatsOf(log.contacts);
  for (const contact of log.contacts) {
    addContact(of, contact, repeats.has(contact), told);
  }
  for (const { agent, state, from, to } of log.seats) {
    const name = stateNames[state];
    if (name === undefined || to === null) continue;
    for (const scope of [of('centre', ''), of('agent', agent)]) scope.states.push({ name, from, to });
  }
  return {
    ids: (kind: ScopeKind): string[] =>
      [...scopes.keys()].filter((key) => key.startsWith(`${kind} `)).map((key) => key.slice(kind.length + 1)),
    /** Figures of consecutive slots, which begin at `starts`; the last one ends at `end`. */
    slots(
      kind: ScopeKind,
      id: string,
      ledger: LedgerName,
      starts: readonly number[],
      end: number,
    ): Figures[] {
      return countScope(of(kind, id), kind, ledger, { starts, end, now });
    },
    /** Contacts waiting and their longest wait, and agents in each state, as the log ends. */
    gauges: () => gaugesOf(log, now),
  };
}

const stateNames: Record<string, string> = {
  ready: 'readyMs',
  ringing: 'ringingMs',
  talking: 'talkingMs',
  holding: 'holdingMs',
  acw: 'acwStateMs',
  notReady: 'notReadyMs',
};

function groupBy<T extends { contact: string }>(things: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const thing of things) groups.set(thing.contact, [...(groups.get(thing.contact) ?? []), thing]);
  return groups;
}

/** Contacts of customers who were offered for the same business within the seven days before. */
function repeatsOf(contacts: readonly ContactTruth[]): Set<ContactTruth> {
  const visits = new Map<string, ContactTruth[]>();
  for (const contact of contacts) {
    if (contact.legs.length === 0) continue;
    const key = JSON.stringify([contact.customer, contact.business]);
    visits.set(key, [...(visits.get(key) ?? []), contact]);
  }
  const first = (contact: ContactTruth): number => contact.legs[0]?.offered ?? NEVER;
  return new Set(
    [...visits.values()].flatMap((same) =>
      same.filter((contact) =>
        same.some((other) => first(other) < first(contact) && first(other) >= first(contact) - WEEK_MS),
      ),
    ),
  );
}

function outcomeOf({ end }: LegTruth): Unit['outcome'] {
  if (end === null) return 'open';
  return end === 'overflow' || end === 'callback' ? 'flowedOut' : end;
}

function unitOf(last: LegTruth, offered: number, served: LegTruth[], over: boolean): Unit {
  const outcome = outcomeOf(last);
  const handled = over && served.length > 0 && served.every((leg) => leg.talkEnd !== null && !leg.dropped);
  const endAt = last.endAt ?? NEVER;
  const desks = served.map((leg) => leg.deskEnd ?? NEVER);
  const completed = outcome !== 'answered' ? endAt : handled ? Math.max(...desks) : NEVER;
  return {
    offered,
    outcome,
    endAt,
    last,
    served,
    handled,
    overflowAnswered: false,
    repeat: false,
    completed,
  };
}

function addContact(
  of: (kind: ScopeKind, id: string) => Scope,
  contact: ContactTruth,
  repeat: boolean,
  told: { surveys: Map<string, TruthLog['surveys']>; complaints: Map<string, TruthLog['complaints']> },
): void {
  const { legs } = contact;
  const answered = legs.filter((leg) => leg.end === 'answered');
  const [first, newest] = [legs[0], legs.at(-1)];
  const whole =
    first && newest ? unitOf(answered[0] ?? newest, first.offered, answered, newest.end !== null) : undefined;
  if (whole) whole.repeat = repeat;
  const wide = [
    of('centre', ''),
    ...(['site', 'channel', 'business', 'language'] as const).map((kind) => of(kind, contact[kind])),
    of('ivrKey', contact.key),
  ];
  const talks = answered.map((leg) => ({ from: leg.endAt ?? NEVER, to: leg.talkEnd ?? NEVER }));
  for (const scope of wide) {
    if (whole) scope.units.push(whole);
    if (whole) scope.waits.push({ from: whole.offered, to: whole.endAt });
    scope.talks.push(...talks);
  }
  const units = legs.map((leg, at) => {
    const unit = unitOf(leg, leg.offered, leg.end === 'answered' ? [leg] : [], true);
    unit.repeat = repeat && at === 0;
    const next = legs.slice(at + 1).find((later) => outcomeOf(later) !== 'flowedOut');
    unit.overflowAnswered = unit.outcome === 'flowedOut' && next?.end === 'answered';
    const queue = of('queue', leg.queue);
    queue.units.push(unit);
    queue.waits.push({ from: unit.offered, to: unit.endAt });
    if (leg.end !== 'answered') return unit;
    queue.talks.push({ from: unit.endAt, to: leg.talkEnd ?? NEVER });
    if (leg.agent !== null) of('agent', leg.agent).units.push(unit);
    return unit;
  });
  for (const { name, at, queue, agent, also } of asidesOf(contact, told)) {
    for (const scope of wide) scope.asides.push({ name, at, unit: whole, also });
    const unit = units.findLast(({ last }) => last.queue === queue && last.offered <= at) ?? whole;
    if (queue !== '') of('queue', queue).asides.push({ name, at, unit, also });
    if (agent !== '') of('agent', agent).asides.push({ name, at, unit, also });
  }
}

/** Everything that is counted beside the waits, and where it belongs. */
function asidesOf(contact: ContactTruth, told: Parameters<typeof addContact>[3]) {
  const found: { name: string; at: number; queue: string; agent: string; also: string[] }[] = [];
  const add = (name: string, at: number | null, queue = '', agent = '', also: string[] = []): void => {
    if (at !== null) found.push({ name, at, queue, agent, also });
  };
  add('ivrEntered', contact.entered);
  if (contact.menu === 'left') add('ivrLeft', contact.menuEnd);
  if (contact.menu === 'selfServed') add('selfServed', contact.menuEnd);
  if (contact.menu === 'refused') add('refused', contact.menuEnd, contact.refusedBy ?? '');
  contact.legs.forEach((leg, at) => {
    if (contact.legs.slice(0, at).some(({ end }) => end === 'answered'))
      add('transferred', leg.offered, leg.queue);
    if (leg.external) add('transferred', leg.talkEnd, leg.queue, leg.agent ?? '');
    for (const ring of leg.rings) if (ring.missed) add('ringNoAnswer', ring.to, leg.queue, ring.agent);
  });
  for (const { at, queue, agent, grade, resolved } of told.surveys.get(contact.contact) ?? []) {
    add('surveyed', at, queue, agent, [
      ...(grade <= 2 ? ['satisfied'] : []),
      'resolvedKnown',
      ...(resolved ? ['resolvedFirst'] : []),
    ]);
  }
  for (const { at, queue } of told.complaints.get(contact.contact) ?? []) {
    const leg = contact.legs.findLast((each) => each.queue === queue && each.end === 'answered');
    add('complaints', at, queue, leg?.agent ?? '');
  }
  return found;
}

interface Grid {
  starts: readonly number[];
  end: number;
  now: number;
}

function countScope(scope: Scope, kind: ScopeKind, ledger: LedgerName, grid: Grid): Figures[] {
  const { starts, end, now } = grid;
  const slots = starts.map((): Record<string, number> => ({}));
  const longest = starts.map(() => 0);
  const note: Note = (name, time, value = 1) => {
    const slot = slots[slotOf(grid, time)];
    if (slot) slot[name] = (slot[name] ?? 0) + value;
  };
  for (const unit of scope.units) {
    countUnit(unit, ledger, note);
    const at = slotOf(
      grid,
      ledger === 'offer' ? unit.offered : ledger === 'event' ? unit.endAt : unit.completed,
    );
    if (unit.outcome !== 'open' && unit.outcome !== 'lost' && at in longest)
      longest[at] = Math.max(longest[at] ?? 0, unit.endAt - unit.offered);
  }
  for (const { name, at, unit, also } of scope.asides) {
    const time = !unit || ledger === 'event' ? at : ledger === 'offer' ? unit.offered : unit.completed;
    for (const each of [name, ...also]) note(each, time);
  }
  return slots.map((counts, at) => {
    const slot = { start: starts[at] ?? 0, end: starts[at + 1] ?? end };
    for (const { name, from, to } of scope.states) {
      const ms = Math.min(slot.end, to) - Math.max(slot.start, from);
      if (ms > 0) counts[name] = (counts[name] ?? 0) + ms;
    }
    const figures: Figures = { ...counts, waitMsMax: longest[at] ?? 0 };
    return kind === 'agent' ? figures : { ...figures, ...standing(scope, slot, now) };
  });
}

/** Place of the slot that holds a time; −1 outside of all. */
function slotOf({ starts, end }: Grid, time: number): number {
  return time >= end ? -1 : starts.findLastIndex((start) => start <= time);
}

function countUnit(unit: Unit, ledger: LedgerName, note: Note): void {
  const { offered, outcome, endAt, last, served } = unit;
  const when = (time: number): number =>
    ledger === 'offer' ? offered : ledger === 'event' ? time : unit.completed;
  const wait = endAt - offered;
  note('offered', when(offered));
  if (unit.repeat) note('repeatContacts', when(offered));
  if (outcome === 'open') return ledger === 'offer' ? note('open', offered) : undefined;
  note('ended', when(endAt));
  note(outcome, when(endAt));
  if (outcome === 'answered') {
    note('waitMsAnswered', when(endAt), wait);
    for (const x of SECONDS) if (wait <= x * 1000) note(`answeredIn${x}`, when(endAt));
    if (served.some(({ dropped }) => dropped)) note('lostAfterAnswer', when(endAt));
  }
  if (outcome === 'abandoned') countAbandon(unit, when(endAt), wait, note);
  if (last.end === 'callback') {
    note('callbacks', when(endAt));
    for (const x of SECONDS) if (wait <= x * 1000) note(`callbacksIn${x}`, when(endAt));
  }
  if (unit.overflowAnswered) note('overflowAnswered', when(endAt));
  if (unit.handled) countService(served, when, note);
}

function countAbandon({ last }: Unit, time: number, wait: number, note: Note): void {
  note('waitMsAbandoned', time, wait);
  if (wait < SHORT_MS) note('abandonedShort', time);
  if (last.stage === 'ringing') note('abandonedRinging', time);
  for (const x of SECONDS) {
    if (wait <= x * 1000) note(`abandonedIn${x}`, time);
    if (wait < Math.min(SHORT_MS, x * 1000)) note(`abandonedShortIn${x}`, time);
  }
}

function countService(served: readonly LegTruth[], when: (time: number) => number, note: Note): void {
  let [talk, hold, desk, until, wrapped] = [0, 0, 0, 0, 0];
  for (const { endAt, talkEnd, deskEnd, holds } of served) {
    const spoken = (talkEnd ?? 0) - (endAt ?? 0);
    const held = holds.reduce((sum, { from, to }) => sum + (to ?? talkEnd ?? 0) - from, 0);
    hold += held;
    talk += spoken - held;
    until = Math.max(until, talkEnd ?? 0);
    if (deskEnd === null) continue;
    desk += deskEnd - (talkEnd ?? 0);
    wrapped = Math.max(wrapped, deskEnd);
  }
  note('handled', when(until));
  note('talkMs', when(until), talk);
  note('holdMs', when(until), hold);
  if (talk + hold === 0) note('answeredZeroTalk', when(until));
  if (wrapped > 0) note('acwMs', when(wrapped), desk);
}

/** Person-seconds of waiting and the peaks of a slot, from all stays that touch it. */
function standing({ waits, talks }: Scope, slot: { start: number; end: number }, now: number): Figures {
  const touching = (all: readonly Interval[]): Interval[] =>
    all.filter(({ from, to }) => from < slot.end && to >= slot.start && (to !== NEVER || slot.start <= now));
  const waiting = touching(waits);
  const depth = highest(waiting, slot);
  const service = highest(touching(talks), slot);
  return {
    queueMs: waiting.reduce(
      (sum, { from, to }) =>
        sum + Math.max(0, Math.min(slot.end, to === NEVER ? now : to) - Math.max(slot.start, from)),
      0,
    ),
    depthMax: depth.max,
    depthMaxAt: depth.at,
    depthEnd: waiting.filter(({ to }) => to >= slot.end).length,
    inServiceMax: service.max,
    inServiceMaxAt: service.at,
  };
}

/** The most at one time, after everything of that instant has happened, and when first. */
function highest(all: readonly Interval[], slot: { start: number; end: number }) {
  const steps = all
    .filter(({ from, to }) => to > from)
    .flatMap(({ from, to }) => [
      { time: Math.max(from, slot.start), by: 1 },
      { time: to, by: -1 },
    ])
    .filter(({ time }) => time < slot.end)
    .toSorted((a, b) => a.time - b.time || a.by - b.by);
  let [count, max] = [0, 0];
  let at: number | null = null;
  steps.forEach(({ time, by }, index) => {
    count += by;
    if (steps[index + 1]?.time === time || count <= max) return;
    [max, at] = [count, time];
  });
  return { max, at };
}

function gaugesOf(log: TruthLog, now: number) {
  const queues: Record<string, { depth: number; longestWaitMs: number }> = {};
  for (const { legs } of log.contacts) {
    for (const { queue, offered, end } of legs) {
      const known = (queues[queue] ??= { depth: 0, longestWaitMs: 0 });
      if (end !== null) continue;
      known.depth += 1;
      known.longestWaitMs = Math.max(known.longestWaitMs, now - offered);
    }
  }
  const agents: Record<string, number> = {};
  for (const { state, to } of log.seats) if (to === null) agents[state] = (agents[state] ?? 0) + 1;
  return { queues, agents };
}
