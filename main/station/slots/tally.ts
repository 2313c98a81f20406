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
    tallyUnit(context, unit, { leaf: combos.withQueue(centre.leaf, leg.queue), quarter: combos.ofQueue(leg.queue) }, sign);
    if (leg.outcome === outcome.answered) {
      tallyUnit(context, unit, { leaf: -1, quarter: combos.ofAgent(leg.agent) }, sign);
    }
  }
  for (const extra of view.extras) tallyExtra(context, extra, { whole, leg: legUnitOf(contact, view, extra) ?? whole }, centre, sign);
}

function tallyUnit(context: TallyContext, unit: Unit, place: Place, sign: Sign): void {
  const { offeredAt, endAt, serviceEnd, wrapAt, completedAt } = unit;
  const ended = unit.outcome !== outcome.open;
  eachRow(context, place, offeredAt, (counts, row) => {
    countOffer(counts, OFFER, unit, sign);
    if (ended) countEnd(context, counts, OFFER * context.width, unit, sign);
    if (unit.handled) countService(counts, OFFER * context.width, unit, sign);
    if (unit.lostAfterAnswer) counts[OFFER + col.lostAfterAnswer]! += sign;
    if (wrapAt !== 0) counts[OFFER + col.acwMs]! += sign * unit.acwMs;
    counts[EVENT * context.width + col.offered]! += sign;
    if (row.family === family.scope) countHistograms(row, unit, sign);
  });
  if (ended) eachRow(context, place, endAt, (counts) => countEnd(context, counts, EVENT * context.width, unit, sign));
  if (unit.handled) {
    eachRow(context, place, serviceEnd, (counts) => countService(counts, EVENT * context.width, unit, sign));
  }
  if (unit.lostAfterAnswer) {
    eachRow(context, place, endAt, (counts) => (counts[EVENT * context.width + col.lostAfterAnswer]! += sign));
  }
  if (wrapAt !== 0) {
    eachRow(context, place, wrapAt, (counts) => (counts[EVENT * context.width + col.acwMs]! += sign * unit.acwMs));
  }
  if (completedAt === 0) return;
  eachRow(context, place, completedAt, (counts) => {
    const base = COMPLETION * context.width;
    counts[base + col.offered]! += sign;
    countEnd(context, counts, base, unit, sign);
    if (unit.handled) countService(counts, base, unit, sign);
    if (wrapAt !== 0) counts[base + col.acwMs]! += sign * unit.acwMs;
  });
}

function eachRow(context: TallyContext, place: Place, time: number, count: (counts: Float64Array, row: Row) => void): void {
  if (place.leaf >= 0) {
    const leaf = context.rows.at(family.leaf, time, place.leaf);
    count(leaf.counts, leaf);
  }
  const quarter = context.rows.at(place.leaf >= 0 ? family.scope : family.agent, time, place.quarter);
  count(quarter.counts, quarter);
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
    if (within === 1 && wait < Math.min(context.shortAbandonMs, limit)) counts[base + BASE + i * 4 + 2]! += sign;
  }
}

function countService(counts: Float64Array, base: number, unit: Unit, sign: Sign): void {
  counts[base + col.handled]! += sign;
  counts[base + col.talkMs]! += sign * unit.talkMs;
  counts[base + col.holdMs]! += sign * unit.holdMs;
  if (unit.talkMs === 0 && unit.holdMs === 0) counts[base + col.answeredZeroTalk]! += sign;
}

function countHistograms(row: Row, unit: Unit, sign: Sign): void {
  if (unit.outcome === outcome.answered) bump(row.waits, bucketOf(Math.max(0, unit.endAt - unit.offeredAt)), sign);
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
function tallyExtra(context: TallyContext, extra: Extra, units: { whole: Unit | null; leg: Unit | null }, centre: Place, sign: Sign): void {
  const { combos, width } = context;
  const count = (place: Place, unit: Unit | null): void => {
    const completed = unit ? unit.completedAt : extra.time;
    eachRow(context, place, unit ? unit.offeredAt : extra.time, (counts) => countExtra(counts, OFFER, extra, sign));
    eachRow(context, place, extra.time, (counts) => countExtra(counts, EVENT * width, extra, sign));
    if (completed !== 0) eachRow(context, place, completed, (counts) => countExtra(counts, COMPLETION * width, extra, sign));
  };
  count(centre, units.whole);
  if (extra.queue !== 0) count({ leaf: combos.withQueue(centre.leaf, extra.queue), quarter: combos.ofQueue(extra.queue) }, units.leg);
  if (extra.agent !== 0) count({ leaf: -1, quarter: combos.ofAgent(extra.agent) }, units.leg);
}

function countExtra(counts: Float64Array, base: number, extra: Extra, sign: Sign): void {
  counts[base + col[extra.kind]]! += sign;
  if (extra.kind !== 'surveyed') return;
  if ((extra.detail & 7) <= 2) counts[base + col.satisfied]! += sign;
  if (extra.detail & 8) counts[base + col.resolvedKnown]! += sign;
  if (extra.detail & 16) counts[base + col.resolvedFirst]! += sign;
}
