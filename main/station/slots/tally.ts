import { baseCounters } from '../../../shared/measure/counters.ts';
import { bucketOf } from '../../../shared/measure/histogram.ts';
import type { ContactView, Extra } from '../floor/legs.ts';
import { outcome } from '../floor/legs.ts';
import type { Contact } from '../floor/contact.ts';
import type { Combos } from './combos.ts';
import type { Row } from './row.ts';
import { column as col, family } from './row.ts';
import type { Rows } from './rows.ts';
import type { Unit } from './unit.ts';
import { unitOfContact, unitOfLeg } from './unit.ts';

/** What counting needs to know: the formula settings in force and where the rows are. */
export interface TallyContext {
  rows: Rows;
  combos: Combos;
  seconds: readonly number[];
  shortAbandonMs: number;
  width: number;
}

type Sign = 1 | -1;
const OFFER = 0;
const EVENT = 1;
const COMPLETION = 2;
const BASE = baseCounters.length;

/** The rows one unit is counted in at one time: its leaf combination (−1: an agent's, which has none) and its quarter-hour scope. */
interface Place {
  leaf: number;
  quarter: number;
}

/**
 * Adds (`sign` 1) or takes back (−1) all that a contact amounts to, in every ledger and scope. Incremental counting is
 * `tally(before, −1)` then `tally(after, 1)`: what is stored stays a pure function of the facts.
 */
export function tally(context: TallyContext, contact: Contact, view: ContactView, sign: Sign): void {
  const { combos } = context;
  const centre = { leaf: combos.ofContact(contact), quarter: 0 };
  const whole = unitOfContact(contact, view);
  if (whole) tallyUnit(context, whole, centre, sign);
  for (let i = 0; i < view.legs.length; i++) {
    const leg = view.legs[i]!;
    const unit = unitOfLeg(contact, view, i);
    tallyUnit(
      context,
      unit,
      { leaf: combos.withQueue(centre.leaf, leg.queue), quarter: combos.ofQueue(leg.queue) },
      sign,
    );
    if (leg.outcome === outcome.answered) {
      tallyUnit(context, unit, { leaf: -1, quarter: combos.ofAgent(leg.agent) }, sign);
    }
  }
  for (const extra of view.extras)
    tallyExtra(context, extra, { whole, leg: legUnitOf(contact, view, extra) ?? whole }, centre, sign);
}

function tallyUnit(context: TallyContext, unit: Unit, { leaf, quarter }: Place, sign: Sign): void {
  if (leaf >= 0) tallyIn(context, family.leaf, leaf, unit, sign);
  tallyIn(context, leaf >= 0 ? family.scope : family.agent, quarter, unit, sign);
}

/** All three ledgers of a unit in one scope. Often its times share a row; looking twice is cheap. */
function tallyIn(context: TallyContext, of: number, combo: number, unit: Unit, sign: Sign): void {
  const { rows, width } = context;
  const offer = rows.at(of, unit.offeredAt, combo);
  const atOffer = offer.counts;
  countOffer(atOffer, OFFER, unit, sign);
  atOffer[EVENT * width + col.offered]! += sign;
  if (unit.outcome === outcome.open) return;
  if (of === family.scope) countHistograms(offer, unit, sign);
  countEnd(context, atOffer, OFFER, unit, sign);
  const atEnd = rows.at(of, unit.endAt, combo).counts;
  countEnd(context, atEnd, EVENT * width, unit, sign);
  if (unit.lostAfterAnswer) {
    atOffer[col.lostAfterAnswer]! += sign;
    atEnd[EVENT * width + col.lostAfterAnswer]! += sign;
  }
  if (unit.handled) {
    countService(atOffer, OFFER, unit, sign);
    countService(rows.at(of, unit.serviceEnd, combo).counts, EVENT * width, unit, sign);
  }
  if (unit.wrapAt !== 0) {
    atOffer[col.acwMs]! += sign * unit.acwMs;
    rows.at(of, unit.wrapAt, combo).counts[EVENT * width + col.acwMs]! += sign * unit.acwMs;
  }
  if (unit.completedAt !== 0)
    countCompletion(context, rows.at(of, unit.completedAt, combo).counts, unit, sign);
}

/** The completion ledger: everything at once, when all work was done. */
function countCompletion(context: TallyContext, counts: Float64Array, unit: Unit, sign: Sign): void {
  const base = COMPLETION * context.width;
  counts[base + col.offered]! += sign;
  countEnd(context, counts, base, unit, sign);
  if (unit.handled) countService(counts, base, unit, sign);
  if (unit.wrapAt !== 0) counts[base + col.acwMs]! += sign * unit.acwMs;
}

function countOffer(counts: Float64Array, base: number, unit: Unit, sign: Sign): void {
  counts[base + col.offered]! += sign;
  if (unit.outcome === outcome.open) counts[base + col.open]! += sign;
}

function countEnd(context: TallyContext, counts: Float64Array, base: number, unit: Unit, sign: Sign): void {
  const wait = unit.endAt - unit.offeredAt;
  counts[base + col.ended]! += sign;
  let within = -1;
  if (unit.outcome === outcome.answered) {
    counts[base + col.answered]! += sign;
    counts[base + col.waitMsAnswered]! += sign * wait;
    within = 0;
  } else if (unit.outcome === outcome.abandoned) {
    counts[base + col.abandoned]! += sign;
    counts[base + col.waitMsAbandoned]! += sign * wait;
    if (wait < context.shortAbandonMs) counts[base + col.abandonedShort]! += sign;
    if (unit.ringing) counts[base + col.abandonedRinging]! += sign;
    within = 1;
  } else if (unit.outcome === outcome.flowedOut) {
    counts[base + col.flowedOut]! += sign;
    if (unit.overflowAnswered) counts[base + col.overflowAnswered]! += sign;
    if (unit.callback) {
      counts[base + col.callbacks]! += sign;
      within = 3;
    }
  } else counts[base + col.lost]! += sign;
  if (within < 0) return;
  const { seconds } = context;
  for (let i = 0; i < seconds.length; i++) {
    const limit = seconds[i]! * 1000;
    if (wait <= limit) counts[base + BASE + i * 4 + within]! += sign;
    if (within === 1 && wait < Math.min(context.shortAbandonMs, limit))
      counts[base + BASE + i * 4 + 2]! += sign;
  }
}

function countService(counts: Float64Array, base: number, unit: Unit, sign: Sign): void {
  counts[base + col.handled]! += sign;
  counts[base + col.talkMs]! += sign * unit.talkMs;
  counts[base + col.holdMs]! += sign * unit.holdMs;
  if (unit.talkMs === 0 && unit.holdMs === 0) counts[base + col.answeredZeroTalk]! += sign;
}

function countHistograms(row: Row, unit: Unit, sign: Sign): void {
  if (unit.outcome === outcome.answered)
    bump(row.waits, bucketOf(Math.max(0, unit.endAt - unit.offeredAt)), sign);
  if (unit.handled) bump(row.handles, bucketOf(Math.max(0, unit.talkMs + unit.holdMs + unit.acwMs)), sign);
}

function bump(counts: Map<number, number>, bucket: number, sign: Sign): void {
  const next = (counts.get(bucket) ?? 0) + sign;
  if (next === 0) counts.delete(bucket);
  else counts.set(bucket, next);
}

/** The leg something beside it belongs to: the newest in its queue by then. */
function legUnitOf(contact: Contact, view: ContactView, extra: Extra): Unit | null {
  if (extra.queue === 0) return null;
  for (let i = view.legs.length - 1; i >= 0; i--) {
    const leg = view.legs[i]!;
    if (leg.queue === extra.queue && leg.offeredAt <= extra.time) return unitOfLeg(contact, view, i);
  }
  return null;
}

/** Things beside the legs: in the offer ledger at the offer of the unit they belong to, else and elsewhere at their own time. */
function tallyExtra(
  context: TallyContext,
  extra: Extra,
  units: { whole: Unit | null; leg: Unit | null },
  centre: Place,
  sign: Sign,
): void {
  const { combos } = context;
  extraAt(context, centre, extra, units.whole, sign);
  if (extra.queue !== 0) {
    extraAt(
      context,
      { leaf: combos.withQueue(centre.leaf, extra.queue), quarter: combos.ofQueue(extra.queue) },
      extra,
      units.leg,
      sign,
    );
  }
  if (extra.agent !== 0)
    extraAt(context, { leaf: -1, quarter: combos.ofAgent(extra.agent) }, extra, units.leg, sign);
}

function extraAt(
  context: TallyContext,
  { leaf, quarter }: Place,
  extra: Extra,
  unit: Unit | null,
  sign: Sign,
): void {
  if (leaf >= 0) extraIn(context, family.leaf, leaf, extra, unit, sign);
  extraIn(context, leaf >= 0 ? family.scope : family.agent, quarter, extra, unit, sign);
}

function extraIn(
  { rows, width }: TallyContext,
  of: number,
  combo: number,
  extra: Extra,
  unit: Unit | null,
  sign: Sign,
): void {
  const completed = unit ? unit.completedAt : extra.time;
  countExtra(rows.at(of, unit ? unit.offeredAt : extra.time, combo).counts, OFFER, extra, sign);
  countExtra(rows.at(of, extra.time, combo).counts, EVENT * width, extra, sign);
  if (completed !== 0) countExtra(rows.at(of, completed, combo).counts, COMPLETION * width, extra, sign);
}

function countExtra(counts: Float64Array, base: number, extra: Extra, sign: Sign): void {
  counts[base + col[extra.kind]]! += sign;
  if (extra.kind !== 'surveyed') return;
  if ((extra.detail & 7) <= 2) counts[base + col.satisfied]! += sign;
  if (extra.detail & 8) counts[base + col.resolvedKnown]! += sign;
  if (extra.detail & 16) counts[base + col.resolvedFirst]! += sign;
}
