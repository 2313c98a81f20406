import type { Contact } from '../floor/contact.ts';
import { detail } from '../floor/contact.ts';
import type { ContactView, Leg } from '../floor/legs.ts';
import { outcome } from '../floor/legs.ts';
import type { Combos } from './combos.ts';

/** No place in a family of rows. */
export const NOWHERE = -1;

/**
 * What is counted once: a leg in queue scope, a contact up to its first answer in every other scope (metrics.md, Unit
 * of counting). Times in epoch ms, 0 = not (yet). Plain numbers, written anew in place: there is one for every event.
 */
export interface Unit {
  /** Combinations it is counted under: five-minute leaves, quarter hours, the agent's quarter hours (or nowhere). */
  leaf: number;
  quarter: number;
  agent: number;
  offeredAt: number;
  outcome: number;
  endAt: number;
  ringing: boolean;
  callback: boolean;
  /** Answered in a later queue after this one passed it on. */
  overflowAnswered: boolean;
  /** Its customer had come for the same a few days before; of a contact's legs the first says so. */
  repeat: boolean;
  lostAfterAnswer: boolean;
  handled: boolean;
  serviceEnd: number;
  talkMs: number;
  holdMs: number;
  acwMs: number;
  wrapAt: number;
  /** When all work on it was done; 0 = it is not. */
  completedAt: number;
  /** End of the leg's talk, however it is known; 0 while talking, and for the contact as a whole. */
  talkEnd: number;
}

/** A unit that is none yet. */
export function emptyUnit(): Unit {
  return {
    leaf: NOWHERE,
    quarter: NOWHERE,
    agent: NOWHERE,
    offeredAt: 0,
    outcome: 0,
    endAt: 0,
    ringing: false,
    callback: false,
    overflowAnswered: false,
    repeat: false,
    lostAfterAnswer: false,
    handled: false,
    serviceEnd: 0,
    talkMs: 0,
    holdMs: 0,
    acwMs: 0,
    wrapAt: 0,
    completedAt: 0,
    talkEnd: 0,
  };
}

/** Writes a leg as the unit of queue scope. @param centre the contact's combination of dimensions. */
export function readLegUnit(
  unit: Unit,
  combos: Combos,
  contact: Contact,
  view: ContactView,
  index: number,
  centre: number,
): Unit {
  const { legs } = view;
  const leg = legs[index]!;
  const answered = leg.outcome === outcome.answered;
  readLeg(unit, leg);
  unit.leaf = combos.withQueue(centre, leg.queue);
  unit.quarter = combos.ofQueue(leg.queue);
  unit.agent = answered ? combos.ofAgent(leg.agent) : NOWHERE;
  unit.talkEnd = leg.talkEnd;
  if (answered) serve(unit, legs, index, index + 1, contact.acw);
  unit.overflowAnswered = leg.outcome === outcome.flowedOut && answeredLater(legs, index + 1);
  unit.repeat = index === 0 && contact.repeat;
  return unit;
}

/** Writes the contact as the unit of every other scope; it must have been offered. */
export function readWholeUnit(unit: Unit, contact: Contact, view: ContactView, centre: number): Unit {
  const { legs } = view;
  const newest = legs[legs.length - 1]!;
  // Legs offered after the first answer belong to the handling, not to the wait.
  readLeg(unit, firstAnswered(legs) ?? newest);
  unit.leaf = centre;
  unit.quarter = 0;
  unit.agent = NOWHERE;
  unit.talkEnd = 0;
  unit.offeredAt = legs[0]!.offeredAt;
  unit.repeat = contact.repeat;
  // A contact that waits again has not ended.
  if (unit.outcome === outcome.answered && newest.outcome !== outcome.open)
    serve(unit, legs, 0, legs.length, contact.acw);
  return unit;
}

/** Passed on more than once: each queue on the way sees that it was answered in the end. */
function answeredLater(legs: readonly Leg[], from: number): boolean {
  let at = from;
  while (legs[at]?.outcome === outcome.flowedOut) at++;
  return legs[at]?.outcome === outcome.answered;
}

function firstAnswered(legs: readonly Leg[]): Leg | undefined {
  for (let i = 0; i < legs.length; i++) if (legs[i]!.outcome === outcome.answered) return legs[i];
  return undefined;
}

function readLeg(unit: Unit, leg: Leg): void {
  unit.offeredAt = leg.offeredAt;
  unit.outcome = leg.outcome;
  unit.endAt = leg.endAt;
  unit.ringing = leg.outcome === outcome.abandoned && leg.why === detail.stage.ringing;
  unit.callback = leg.outcome === outcome.flowedOut && leg.why === detail.left.callback;
  unit.overflowAnswered = false;
  unit.lostAfterAnswer = false;
  unit.handled = false;
  unit.serviceEnd = 0;
  unit.talkMs = 0;
  unit.holdMs = 0;
  unit.acwMs = 0;
  unit.wrapAt = 0;
  unit.completedAt = leg.outcome === outcome.open || leg.outcome === outcome.answered ? 0 : leg.endAt;
}

/** Adds up the handling of the answered legs `from … end − 1`; handled only when every one of them has really ended. */
function serve(unit: Unit, legs: readonly Leg[], from: number, end: number, acwDeclared: boolean): void {
  let handled = true;
  let wrapped = true;
  for (let i = from; i < end; i++) {
    const leg = legs[i]!;
    if (leg.outcome !== outcome.answered) continue;
    if (leg.lostAfterAnswer) unit.lostAfterAnswer = true;
    if (leg.talkEnd === 0 || leg.lostAfterAnswer) handled = false;
    if (leg.wrapAt === 0) wrapped = false;
  }
  unit.handled = handled;
  if (!handled) return;
  for (let i = from; i < end; i++) {
    const leg = legs[i]!;
    if (leg.outcome !== outcome.answered) continue;
    unit.serviceEnd = Math.max(unit.serviceEnd, leg.talkEnd);
    unit.talkMs += leg.talkEnd - leg.endAt - leg.holdMs;
    unit.holdMs += leg.holdMs;
    if (leg.wrapAt !== 0) unit.acwMs += leg.wrapAt - leg.talkEnd;
    unit.wrapAt = Math.max(unit.wrapAt, leg.wrapAt);
  }
  unit.completedAt = !acwDeclared ? unit.serviceEnd : wrapped ? unit.wrapAt : 0;
}
