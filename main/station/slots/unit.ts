import type { Contact } from '../floor/contact.ts';
import { detail } from '../floor/contact.ts';
import type { ContactView, Leg } from '../floor/legs.ts';
import { outcome } from '../floor/legs.ts';

/**
 * What is counted once: a leg in queue scope, a contact up to its first answer in every other scope (metrics.md, Unit
 * of counting). Times in epoch ms, 0 = not (yet).
 */
export interface Unit {
  offeredAt: number;
  outcome: number;
  endAt: number;
  ringing: boolean;
  callback: boolean;
  /** Answered in a later queue after this one passed it on. */
  overflowAnswered: boolean;
  lostAfterAnswer: boolean;
  handled: boolean;
  serviceEnd: number;
  talkMs: number;
  holdMs: number;
  acwMs: number;
  wrapAt: number;
  /** When all work on it was done; 0 = it is not. */
  completedAt: number;
}

/** A leg as the unit of queue scope. */
export function unitOfLeg(contact: Contact, view: ContactView, index: number): Unit {
  const leg = view.legs[index]!;
  const unit = unitOf(leg);
  serve(unit, [leg], contact.acw);
  if (leg.outcome === outcome.flowedOut) {
    // Passed on more than once: each queue on the way sees that it was answered in the end.
    const next = view.legs.slice(index + 1).find((later) => later.outcome !== outcome.flowedOut);
    unit.overflowAnswered = next?.outcome === outcome.answered;
  }
  return unit;
}

/** A contact as the unit of every other scope; null when it was never offered. */
export function unitOfContact(contact: Contact, view: ContactView): Unit | null {
  const first = view.legs[0];
  if (!first) return null;
  const answered = view.legs.find((leg) => leg.outcome === outcome.answered);
  // Legs offered after the first answer belong to the handling, not to the wait.
  const last = answered ?? view.legs[view.legs.length - 1]!;
  const unit = unitOf(last);
  unit.offeredAt = first.offeredAt;
  const served = view.legs.filter((leg) => leg.outcome === outcome.answered);
  // A contact that waits again has not ended.
  if (view.legs[view.legs.length - 1]!.outcome !== outcome.open || unit.outcome === outcome.open)
    serve(unit, served, contact.acw);
  return unit;
}

function unitOf(leg: Leg): Unit {
  return {
    offeredAt: leg.offeredAt,
    outcome: leg.outcome,
    endAt: leg.endAt,
    ringing: leg.outcome === outcome.abandoned && leg.why === detail.stage.ringing,
    callback: leg.outcome === outcome.flowedOut && leg.why === detail.left.callback,
    overflowAnswered: false,
    lostAfterAnswer: false,
    handled: false,
    serviceEnd: 0,
    talkMs: 0,
    holdMs: 0,
    acwMs: 0,
    wrapAt: 0,
    completedAt: leg.outcome === outcome.open || leg.outcome === outcome.answered ? 0 : leg.endAt,
  };
}

/** Adds up the handling of the answered legs; handled only when every one of them has really ended. */
function serve(unit: Unit, legs: Leg[], acwDeclared: boolean): void {
  if (unit.outcome !== outcome.answered) return;
  unit.lostAfterAnswer = legs.some((leg) => leg.lostAfterAnswer);
  unit.handled = legs.every((leg) => leg.talkEnd !== 0 && !leg.lostAfterAnswer);
  if (!unit.handled) return;
  for (const leg of legs) {
    unit.serviceEnd = Math.max(unit.serviceEnd, leg.talkEnd);
    unit.talkMs += leg.talkEnd - leg.endAt - leg.holdMs;
    unit.holdMs += leg.holdMs;
    if (leg.wrapAt !== 0) unit.acwMs += leg.wrapAt - leg.talkEnd;
    unit.wrapAt = Math.max(unit.wrapAt, leg.wrapAt);
  }
  unit.completedAt = !acwDeclared ? unit.serviceEnd : legs.every((leg) => leg.wrapAt !== 0) ? unit.wrapAt : 0;
}
