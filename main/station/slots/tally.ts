import { bucketOf } from '../../../shared/measure/histogram.ts';
import type { Histogram } from '../../../shared/measure/histogram.ts';
import { outcome } from '../floor/legs.ts';
import type { Account, Mark } from './account.ts';
import type { Combos } from './combos.ts';
import { Entries } from './entries.ts';
import type { Formula, Formulas } from './formulas.ts';
import { column as col, family } from './row.ts';
import type { Rows } from './rows.ts';
import { NOWHERE } from './unit.ts';
import type { Unit } from './unit.ts';

/** What counting needs to know: which formula settings are in force when, and where the rows are. */
export interface TallyContext {
  rows: Rows;
  combos: Combos;
  formulas: Formulas;
  width: number;
}

type Sign = 1 | -1;
const OFFER = 0;

/** What differs, what was, and what is: the same lists for every change. */
const change = new Entries();
const undone = new Entries();
const made = new Entries();

/**
 * Moves every counter from what a contact amounted to (`before`) to what it amounts to (`after`), in every ledger and
 * scope; only what differs is touched. What is stored stays a pure function of the facts: it is the sum of what
 * `tally(context, nothing, account)` adds for every contact.
 */
export function tally(context: TallyContext, before: Account, after: Account): void {
  const was = before.offered ? before.whole : null;
  const is = after.offered ? after.whole : null;
  moveUnit(context, was, is, false);
  // A contact of one leg amounts to the same in its queue as everywhere: what differs is listed already.
  const alike = before.legCount <= 1 && after.legCount === 1;
  for (let i = 0; i < before.legCount || i < after.legCount; i++) {
    moveUnit(
      context,
      i < before.legCount ? before.legs[i]! : null,
      i < after.legCount ? after.legs[i]! : null,
      alike,
    );
  }
  for (let i = 0; i < before.markCount || i < after.markCount; i++) {
    moveMark(
      context,
      i < before.markCount ? before.marks[i]! : null,
      i < after.markCount ? after.marks[i]! : null,
    );
  }
}

/** @param listed the lists hold this very change already. */
function moveUnit(context: TallyContext, was: Unit | null, is: Unit | null, listed: boolean): void {
  const { rows } = context;
  if (!listed) {
    change.clear();
    listUnit(context, change, was, is);
  }
  if (samePlace(was, is)) {
    if (is) applyTo(rows, change, is);
  } else {
    if (leaves(was, is)) listUnit(context, cleared(undone), was, null);
    if (leaves(is, was)) listUnit(context, cleared(made), null, is);
    moveIn(rows, family.leaf, was?.leaf ?? NOWHERE, is?.leaf ?? NOWHERE);
    moveIn(rows, family.scope, was?.quarter ?? NOWHERE, is?.quarter ?? NOWHERE);
    moveIn(rows, family.agent, was?.agent ?? NOWHERE, is?.agent ?? NOWHERE);
  }
  moveHistograms(rows, was, is);
}

interface Placed {
  leaf: number;
  quarter: number;
  agent: number;
}

function samePlace(was: Placed | null, is: Placed | null): boolean {
  if (was === null || is === null) return was === is;
  return was.leaf === is.leaf && was.quarter === is.quarter && was.agent === is.agent;
}

/** Is there a place that `from` is counted in and `to` is not? */
function leaves(from: Placed | null, to: Placed | null): boolean {
  if (from === null) return false;
  return (
    from.leaf !== to?.leaf ||
    from.quarter !== to.quarter ||
    (from.agent !== NOWHERE && from.agent !== to.agent)
  );
}

function cleared(entries: Entries): Entries {
  entries.clear();
  return entries;
}

function applyTo(rows: Rows, entries: Entries, { leaf, quarter, agent }: Placed): void {
  if (leaf !== NOWHERE) entries.apply(rows, family.leaf, leaf);
  if (quarter !== NOWHERE) entries.apply(rows, family.scope, quarter);
  if (agent !== NOWHERE) entries.apply(rows, family.agent, agent);
}

/** In one family of rows: what differs where it stays, all of it where it comes or goes. */
function moveIn(rows: Rows, of: number, from: number, to: number): void {
  if (from === to) {
    if (to !== NOWHERE) change.apply(rows, of, to);
    return;
  }
  if (from !== NOWHERE) undone.apply(rows, of, from);
  if (to !== NOWHERE) made.apply(rows, of, to);
}

/** Lists what differs between two states of a unit, in all three ledgers. */
function listUnit(context: TallyContext, into: Entries, was: Unit | null, is: Unit | null): void {
  const event = context.width;
  if (was?.offeredAt !== is?.offeredAt) {
    if (was) listOffer(into, event, was, -1);
    if (is) listOffer(into, event, is, 1);
  }
  const wasOpen = was?.outcome === outcome.open ? was.offeredAt : 0;
  const isOpen = is?.outcome === outcome.open ? is.offeredAt : 0;
  if (wasOpen !== isOpen) {
    if (wasOpen !== 0) into.put(wasOpen, OFFER + col.open, -1);
    if (isOpen !== 0) into.put(isOpen, OFFER + col.open, 1);
  }
  const wasRepeat = was?.repeat ? was.offeredAt : 0;
  const isRepeat = is?.repeat ? is.offeredAt : 0;
  if (wasRepeat !== isRepeat) {
    if (wasRepeat !== 0) listRepeat(into, event, wasRepeat, -1);
    if (isRepeat !== 0) listRepeat(into, event, isRepeat, 1);
  }
  const end = sameEnd(was, is);
  if (!end) {
    if (was) listEnds(context, into, was, -1);
    if (is) listEnds(context, into, is, 1);
  }
  const service = sameService(was, is);
  if (!service) {
    if (was) listServices(into, event, was, -1);
    if (is) listServices(into, event, is, 1);
  }
  if (end && service && wasRepeat === isRepeat && was?.completedAt === is?.completedAt) return;
  if (was) listCompletion(context, into, was, -1);
  if (is) listCompletion(context, into, is, 1);
}

function sameEnd(was: Unit | null, is: Unit | null): boolean {
  if (was === null || is === null) return (was ?? is)?.outcome === outcome.open;
  return (
    was.outcome === is.outcome &&
    was.endAt === is.endAt &&
    was.offeredAt === is.offeredAt &&
    was.ringing === is.ringing &&
    was.callback === is.callback &&
    was.overflowAnswered === is.overflowAnswered &&
    was.lostAfterAnswer === is.lostAfterAnswer
  );
}

function sameService(was: Unit | null, is: Unit | null): boolean {
  if (was === null || is === null) return !(was ?? is)?.handled;
  return (
    was.handled === is.handled &&
    was.offeredAt === is.offeredAt &&
    was.serviceEnd === is.serviceEnd &&
    was.talkMs === is.talkMs &&
    was.holdMs === is.holdMs &&
    was.acwMs === is.acwMs &&
    was.wrapAt === is.wrapAt
  );
}

function listOffer(into: Entries, event: number, unit: Unit, sign: Sign): void {
  into.put(unit.offeredAt, OFFER + col.offered, sign);
  into.put(unit.offeredAt, event + col.offered, sign);
}

function listRepeat(into: Entries, event: number, at: number, sign: Sign): void {
  into.put(at, OFFER + col.repeatContacts, sign);
  into.put(at, event + col.repeatContacts, sign);
}

function listEnds(context: TallyContext, into: Entries, unit: Unit, sign: Sign): void {
  if (unit.outcome === outcome.open) return;
  const event = context.width;
  listEnd(context, into, unit.offeredAt, OFFER, unit, sign);
  listEnd(context, into, unit.endAt, event, unit, sign);
  if (!unit.lostAfterAnswer) return;
  into.put(unit.offeredAt, OFFER + col.lostAfterAnswer, sign);
  into.put(unit.endAt, event + col.lostAfterAnswer, sign);
}

function listServices(into: Entries, event: number, unit: Unit, sign: Sign): void {
  if (!unit.handled) return;
  listService(into, unit.offeredAt, OFFER, unit, sign);
  listService(into, unit.serviceEnd, event, unit, sign);
  if (unit.wrapAt === 0) return;
  into.put(unit.offeredAt, OFFER + col.acwMs, sign * unit.acwMs);
  into.put(unit.wrapAt, event + col.acwMs, sign * unit.acwMs);
}

/** The completion ledger: everything at once, when all work was done. */
function listCompletion(context: TallyContext, into: Entries, unit: Unit, sign: Sign): void {
  const { completedAt } = unit;
  if (completedAt === 0) return;
  const base = 2 * context.width;
  into.put(completedAt, base + col.offered, sign);
  if (unit.repeat) into.put(completedAt, base + col.repeatContacts, sign);
  listEnd(context, into, completedAt, base, unit, sign);
  if (unit.handled) listService(into, completedAt, base, unit, sign);
  if (unit.wrapAt !== 0) into.put(completedAt, base + col.acwMs, sign * unit.acwMs);
}

/** The end of a wait in one ledger, whose columns start at `base`: under the formula of the day it is entered under. */
function listEnd(
  context: TallyContext,
  into: Entries,
  at: number,
  base: number,
  unit: Unit,
  sign: Sign,
): void {
  const wait = unit.endAt - unit.offeredAt;
  const formula = context.formulas.at(at);
  into.put(at, base + col.ended, sign);
  if (unit.outcome === outcome.answered) {
    into.put(at, base + col.answered, sign);
    into.put(at, base + col.waitMsAnswered, sign * wait);
    listWithin(formula, into, at, base, wait, 0, sign);
  } else if (unit.outcome === outcome.abandoned) {
    into.put(at, base + col.abandoned, sign);
    into.put(at, base + col.waitMsAbandoned, sign * wait);
    if (wait < formula.shortAbandonMs) into.put(at, base + col.abandonedShort, sign);
    if (unit.ringing) into.put(at, base + col.abandonedRinging, sign);
    listWithin(formula, into, at, base, wait, 1, sign);
  } else if (unit.outcome === outcome.flowedOut) {
    into.put(at, base + col.flowedOut, sign);
    if (unit.overflowAnswered) into.put(at, base + col.overflowAnswered, sign);
    if (!unit.callback) return;
    into.put(at, base + col.callbacks, sign);
    listWithin(formula, into, at, base, wait, 3, sign);
  } else into.put(at, base + col.lost, sign);
}

/** `which` of the counters kept for each of the formula's limits (see `perSecondsCounters`). */
function listWithin(
  formula: Formula,
  into: Entries,
  at: number,
  base: number,
  wait: number,
  which: number,
  sign: Sign,
): void {
  const { limits, limitColumns, shortAbandonMs } = formula;
  for (let i = 0; i < limits.length; i++) {
    const limit = limits[i]!;
    const column = base + limitColumns[i]!;
    if (wait <= limit) into.put(at, column + which, sign);
    if (which === 1 && wait < Math.min(shortAbandonMs, limit)) into.put(at, column + 2, sign);
  }
}

function listService(into: Entries, at: number, base: number, unit: Unit, sign: Sign): void {
  into.put(at, base + col.handled, sign);
  into.put(at, base + col.talkMs, sign * unit.talkMs);
  if (unit.holdMs !== 0) into.put(at, base + col.holdMs, sign * unit.holdMs);
  if (unit.talkMs === 0 && unit.holdMs === 0) into.put(at, base + col.answeredZeroTalk, sign);
}

/** Waits and handle times are kept by quarter hour of the offer. */
function moveHistograms(rows: Rows, was: Unit | null, is: Unit | null): void {
  const moved = was?.quarter !== is?.quarter;
  const waited = moved || !sameEnd(was, is);
  const handled = moved || !sameService(was, is);
  if (was && waited) countWait(rows, was, -1);
  if (is && waited) countWait(rows, is, 1);
  if (was && handled) countHandle(rows, was, -1);
  if (is && handled) countHandle(rows, is, 1);
}

function countWait(rows: Rows, unit: Unit, sign: Sign): void {
  if (unit.outcome !== outcome.answered) return;
  const { waits } = rows.at(family.scope, unit.offeredAt, unit.quarter);
  bump(waits, bucketOf(Math.max(0, unit.endAt - unit.offeredAt)), sign);
}

function countHandle(rows: Rows, unit: Unit, sign: Sign): void {
  if (!unit.handled) return;
  const { handles } = rows.at(family.scope, unit.offeredAt, unit.quarter);
  bump(handles, bucketOf(Math.max(0, unit.talkMs + unit.holdMs + unit.acwMs)), sign);
}

function bump(counts: Histogram, bucket: number, sign: Sign): void {
  const next = (counts.get(bucket) ?? 0) + sign;
  if (next === 0) counts.delete(bucket);
  else counts.set(bucket, next);
}

function moveMark(context: TallyContext, was: Mark | null, is: Mark | null): void {
  if (was && is && sameMark(was, is)) return;
  if (was) applyMark(context, was, -1);
  if (is) applyMark(context, is, 1);
}

function sameMark(was: Mark, is: Mark): boolean {
  return (
    samePlace(was, is) &&
    was.column === is.column &&
    was.detail === is.detail &&
    was.time === is.time &&
    was.offeredAt === is.offeredAt &&
    was.completedAt === is.completedAt
  );
}

function applyMark(context: TallyContext, mark: Mark, sign: Sign): void {
  const { rows, width } = context;
  change.clear();
  listMark(change, mark.offeredAt, OFFER, mark, sign);
  listMark(change, mark.time, width, mark, sign);
  if (mark.completedAt !== 0) listMark(change, mark.completedAt, 2 * width, mark, sign);
  applyTo(rows, change, mark);
}

function listMark(into: Entries, at: number, base: number, mark: Mark, sign: Sign): void {
  into.put(at, base + mark.column, sign);
  if (mark.column !== col.surveyed) return;
  if ((mark.detail & 7) <= 2) into.put(at, base + col.satisfied, sign);
  if (mark.detail & 8) into.put(at, base + col.resolvedKnown, sign);
  if (mark.detail & 16) into.put(at, base + col.resolvedFirst, sign);
}
