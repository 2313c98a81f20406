import type { Contact, FactRow } from './contact.ts';
import { detail, factCode as K, factKinds } from './contact.ts';

/** How a wait ended. `open`: it has not. */
export const outcome = { open: 0, answered: 1, abandoned: 2, flowedOut: 3, lost: 4 } as const;

/** One stay in one queue. Times in epoch ms; 0 = not (yet). */
export interface Leg {
  queue: number;
  offeredAt: number;
  outcome: number;
  /** End of the wait: answer, abandon, flow-out or loss. */
  endAt: number;
  /** Stage of an abandon or reason of a flow-out (`detail`), −1 = inferred from a later queue. */
  why: number;
  agent: number;
  /** End of talk; 0 while talking. */
  talkEnd: number;
  holdMs: number;
  heldAt: number;
  wrapAt: number;
  /** The end of the talk never came. */
  lostAfterAnswer: boolean;
  /** Offered after the contact had already been answered: a transfer. */
  requeue: boolean;
  ringing: boolean;
}

/** Something counted beside the legs, at its own time. */
export interface Extra {
  kind:
    | 'ivrEntered'
    | 'ivrLeft'
    | 'selfServed'
    | 'refused'
    | 'ringNoAnswer'
    | 'transferred'
    | 'surveyed'
    | 'complaints';
  time: number;
  queue: number;
  agent: number;
  /** Survey: grade 1–4, + 8 when resolved is known, + 16 when resolved. */
  detail: number;
}

/** What a contact's facts amount to. */
export interface ContactView {
  legs: Leg[];
  extras: Extra[];
  /** Where the contact is: 0 nowhere, 1 in the IVR, 2 waiting, 3 talking, 4 after-call work. */
  state: number;
  /** The same while after-call work counts as such whether or not its end will be told. */
  doing: number;
  /** Time of the newest fact. */
  newest: number;
  /** Something was inferred from a snapshot: a later fact may replace it. */
  inferred: boolean;
}

/** Order in which facts of one instant are taken, by what the contact is doing: an end before the next beginning. */
const idleOrder = order([
  'entered',
  'queued',
  'ringing',
  'ringNoAnswer',
  'selfServed',
  'ivrLeft',
  'refused',
  'answered',
]);
const waitingOrder = order(['ringing', 'ringNoAnswer', 'left', 'abandoned', 'refused', 'answered', 'queued']);
const talkingOrder = order(['held', 'retrieved', 'transferred', 'ended', 'queued', 'answered']);

function order(first: (typeof factKinds)[number][]): number[] {
  return factKinds.map((kind) =>
    first.includes(kind) ? first.indexOf(kind) : first.length + factKinds.indexOf(kind),
  );
}

/**
 * Reads a contact's facts in time order into legs and extras (metrics.md, Words and Unit of counting). A pure function
 * of the set of facts: the order in which they came does not matter.
 */
export function readLegs(contact: Contact): ContactView {
  const view: ContactView = { legs: [], extras: [], state: 0, doing: 0, newest: 0, inferred: false };
  const { facts } = contact;
  for (let i = 0; i < facts.length;) {
    let end = i + 1;
    while (end < facts.length && facts[end]!.time === facts[i]!.time) end++;
    if (end === i + 1) take(view, facts[i]!, facts);
    else takeInstant(view, facts.slice(i, end), facts);
    i = end;
  }
  return settle(view, contact, facts.length > 0 ? facts[facts.length - 1]!.time : 0);
}

/**
 * Reads on in place: the view becomes what `readLegs` gives for the contact with `fact`, which was just added to it.
 * Returns false, the view untouched, when only reading all again can tell: the fact is not later than all others, or
 * something was inferred.
 */
export function readOn(view: ContactView, contact: Contact, fact: FactRow): boolean {
  if (fact.time <= view.newest || view.inferred || isInferred(fact)) return false;
  take(view, fact, contact.facts);
  settle(view, contact, fact.time);
  return true;
}

function settle(view: ContactView, contact: Contact, newest: number): ContactView {
  view.newest = newest;
  view.state = view.doing === 4 && !contact.acw ? 0 : view.doing;
  return view;
}

function takeInstant(view: ContactView, group: FactRow[], all: FactRow[]): void {
  while (group.length > 0) {
    const talking = openLeg(view, outcome.answered);
    const waiting = openLeg(view, outcome.open);
    const ranks = waiting ? waitingOrder : talking ? talkingOrder : idleOrder;
    let best = 0;
    let bestRank = Infinity;
    for (let i = 0; i < group.length; i++) {
      const fact = group[i]!;
      // A repeated offer to the queue it waits in is no new leg, wherever it stands in the instant.
      const repeated = waiting !== undefined && fact.kind === K.queued && fact.queue === waiting.queue;
      const rank = repeated ? -1 : ranks[fact.kind]!;
      if (rank < bestRank) [best, bestRank] = [i, rank];
    }
    take(view, group.splice(best, 1)[0]!, all);
  }
}

/** The newest leg that waits (`open`) or talks (`answered`). */
function openLeg(view: ContactView, state: number): Leg | undefined {
  const last = view.legs[view.legs.length - 1];
  if (last === undefined || last.outcome !== state) return undefined;
  return state === outcome.answered && last.talkEnd !== 0 ? undefined : last;
}

/** The newest leg of a queue (any when the source does not say which) that `fits`. */
function legOf(view: ContactView, queue: number, fits: (leg: Leg) => boolean): Leg | undefined {
  for (let i = view.legs.length - 1; i >= 0; i--) {
    const leg = view.legs[i]!;
    if ((queue === 0 || leg.queue === queue) && fits(leg)) return leg;
  }
  return undefined;
}

const mayBeAnswered = (leg: Leg): boolean =>
  leg.outcome === outcome.open || leg.outcome === outcome.lost || leg.why === -1;
const mayFlowOut = (leg: Leg): boolean => mayBeAnswered(leg) || leg.outcome === outcome.abandoned;

function take(view: ContactView, fact: FactRow, all: FactRow[]): void {
  switch (fact.kind) {
    case K.entered:
      if (!view.extras.some((extra) => extra.kind === 'ivrEntered')) {
        extra(view, 'ivrEntered', fact);
        if (view.doing === 0) view.doing = 1;
      }
      return;
    case K.queued:
      return takeQueued(view, fact, all);
    case K.ringing:
      return setRinging(view, true);
    case K.ringNoAnswer:
      setRinging(view, false);
      return extra(view, 'ringNoAnswer', {
        ...fact,
        queue: fact.queue || (openLeg(view, outcome.open)?.queue ?? 0),
      });
    case K.answered:
      return takeAnswered(view, fact, all);
    case K.left:
      return closeWait(view, fact, outcome.flowedOut, mayFlowOut);
    case K.abandoned:
      return closeWait(view, fact, outcome.abandoned, mayBeAnswered);
    case K.refused:
      if (legOf(view, fact.queue, mayFlowOut)) return closeWait(view, fact, outcome.flowedOut, mayFlowOut);
      leaveIvr(view);
      return extra(view, 'refused', fact);
    case K.lost:
      return takeLost(view, fact);
    default:
      return takeService(view, fact);
  }
}

function takeService(view: ContactView, fact: FactRow): void {
  const talking = legOf(view, 0, (leg) => leg.outcome === outcome.answered && leg.talkEnd === 0);
  switch (fact.kind) {
    case K.held:
      if (talking && talking.heldAt === 0) talking.heldAt = fact.time;
      return;
    case K.retrieved:
      if (talking) endHold(talking, fact.time);
      return;
    case K.transferred: {
      const queue = talking?.queue ?? 0;
      if (talking) endTalk(view, talking, fact.time);
      if (fact.detail !== detail.transferred.toQueue) {
        extra(view, 'transferred', { ...fact, queue, agent: fact.agent || (talking?.agent ?? 0) });
      }
      return;
    }
    case K.ended:
      return takeEnded(view, fact, talking);
    case K.wrapped: {
      const leg = legOf(
        view,
        0,
        (each) => each.talkEnd !== 0 && (each.agent === fact.agent || fact.agent === 0),
      );
      if (leg && leg.wrapAt === 0) leg.wrapAt = fact.time;
      if (view.doing === 4) view.doing = 0;
      return;
    }
    case K.selfServed:
    case K.ivrLeft:
      leaveIvr(view);
      return extra(view, fact.kind === K.ivrLeft ? 'ivrLeft' : 'selfServed', fact);
    case K.survey:
    case K.complaint: {
      const leg =
        legOf(view, fact.queue, (each) => each.outcome === outcome.answered) ??
        view.legs[view.legs.length - 1];
      const place = {
        ...fact,
        queue: fact.queue || (leg?.queue ?? 0),
        agent: fact.agent || (leg?.agent ?? 0),
      };
      return extra(view, fact.kind === K.survey ? 'surveyed' : 'complaints', place);
    }
  }
}

/** Whoever waits or talks goes on doing so. */
function leaveIvr(view: ContactView): void {
  if (view.doing === 1) view.doing = 0;
}

function extra(view: ContactView, kind: Extra['kind'], fact: FactRow): void {
  view.extras.push({ kind, time: fact.time, queue: fact.queue, agent: fact.agent, detail: fact.detail });
}

function setRinging(view: ContactView, ringing: boolean): void {
  const waiting = openLeg(view, outcome.open);
  if (waiting) waiting.ringing = ringing;
}

/** Only offers and answers are looked at: the `detail` of others says something else. */
function isInferred(fact: FactRow): boolean {
  return (fact.kind === K.queued || fact.kind === K.answered) && fact.detail === detail.inferred.yes;
}

/** A fact inferred from a snapshot yields to one of the same kind and queue that an event brought. */
function replaced(fact: FactRow, all: FactRow[]): boolean {
  if (!isInferred(fact)) return false;
  return all.some(
    (other) => other.kind === fact.kind && other.detail === detail.inferred.no && other.queue === fact.queue,
  );
}

function takeQueued(view: ContactView, fact: FactRow, all: FactRow[]): void {
  if (isInferred(fact)) view.inferred = true;
  if (replaced(fact, all)) return;
  const waiting = openLeg(view, outcome.open);
  if (waiting?.queue === fact.queue) return;
  if (waiting) {
    // It went on to another queue without a word: a flow-out, until a `left` says so.
    waiting.outcome = outcome.flowedOut;
    waiting.endAt = fact.time;
    waiting.why = -1;
  }
  const talking = openLeg(view, outcome.answered);
  if (talking) endTalk(view, talking, fact.time);
  const requeue = view.legs.some((leg) => leg.outcome === outcome.answered);
  const leg: Leg = {
    queue: fact.queue,
    offeredAt: fact.time,
    outcome: outcome.open,
    endAt: 0,
    why: 0,
    agent: 0,
    talkEnd: 0,
    holdMs: 0,
    heldAt: 0,
    wrapAt: 0,
    lostAfterAnswer: false,
    requeue,
    ringing: false,
  };
  // Pushed onto an empty list the first would take room for seventeen, and hardly any contact has a second.
  if (view.legs.length === 0) view.legs = [leg];
  else view.legs.push(leg);
  if (requeue) extra(view, 'transferred', fact);
  view.doing = 2;
}

function takeAnswered(view: ContactView, fact: FactRow, all: FactRow[]): void {
  if (isInferred(fact)) view.inferred = true;
  if (replaced(fact, all)) return;
  const leg = legOf(view, fact.queue, mayBeAnswered);
  if (!leg) return;
  leg.outcome = outcome.answered;
  leg.endAt = fact.time;
  leg.why = 0;
  leg.agent = fact.agent;
  leg.ringing = false;
  view.doing = 3;
}

function closeWait(view: ContactView, fact: FactRow, to: number, fits: (leg: Leg) => boolean): void {
  const leg = legOf(view, fact.queue, fits);
  if (!leg) return;
  leg.outcome = to;
  leg.endAt = fact.time;
  leg.why = fact.detail;
  leg.ringing = false;
  if (view.legs[view.legs.length - 1] === leg) view.doing = 0;
}

function takeEnded(view: ContactView, fact: FactRow, talking: Leg | undefined): void {
  const waiting = openLeg(view, outcome.open);
  if (waiting) {
    // Ended without a word about its wait: the customer hung up, or nobody will ever know.
    const byCustomer = fact.detail === detail.by.customer;
    waiting.outcome = byCustomer ? outcome.abandoned : outcome.lost;
    waiting.endAt = fact.time;
    waiting.why = byCustomer ? (waiting.ringing ? detail.stage.ringing : detail.stage.queue) : 0;
    waiting.ringing = false;
    view.doing = 0;
    return;
  }
  const ended = talking ?? legOf(view, 0, (leg) => leg.lostAfterAnswer);
  if (ended) endTalk(view, ended, fact.time);
  else view.doing = 0;
}

function endTalk(view: ContactView, leg: Leg, time: number): void {
  endHold(leg, time);
  leg.talkEnd = time;
  leg.lostAfterAnswer = false;
  view.doing = 4;
}

function endHold(leg: Leg, time: number): void {
  if (leg.heldAt === 0) return;
  leg.holdMs += time - leg.heldAt;
  leg.heldAt = 0;
}

function takeLost(view: ContactView, fact: FactRow): void {
  const last = view.legs[view.legs.length - 1];
  if (last?.outcome === outcome.open) {
    last.outcome = outcome.lost;
    last.endAt = fact.time;
    last.ringing = false;
  } else if (last?.outcome === outcome.answered && last.talkEnd === 0) {
    endHold(last, fact.time);
    last.talkEnd = fact.time;
    last.lostAfterAnswer = true;
  }
  view.doing = 0;
}
