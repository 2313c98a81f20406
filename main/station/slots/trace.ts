import { addStep } from '../../../shared/measure/steps.ts';
import { outcome } from '../floor/legs.ts';
import type { Account } from './account.ts';
import { family } from './row.ts';
import { shrink, stretch } from './longest-waits.ts';
import { shiftCarry } from './row-codec.ts';
import type { Rows } from './rows.ts';
import { NOWHERE } from './unit.ts';
import type { Unit } from './unit.ts';

/** Receives the waits that ended, for the rolling windows. */
export interface WaitSink {
  ended(scope: number, unit: Unit, sign: 1 | -1): void;
}

type Kind = 'depth' | 'service';
type Sign = 1 | -1;

/** Moves step functions, longest waits and windows from what a contact amounted to to what it amounts to. */
export function trace(rows: Rows, before: Account, after: Account, sink: WaitSink): void {
  traceWait(rows, before.offered ? before.whole : null, after.offered ? after.whole : null, sink);
  for (let i = 0; i < before.legCount || i < after.legCount; i++) {
    const was = i < before.legCount ? before.legs[i]! : null;
    const is = i < after.legCount ? after.legs[i]! : null;
    traceWait(rows, was, is, sink);
    traceService(rows, before.whole.leaf, was, after.whole.leaf, is);
  }
}

function traceWait(rows: Rows, was: Unit | null, is: Unit | null, sink: WaitSink): void {
  if (was && is && was.leaf === is.leaf && was.quarter === is.quarter && was.offeredAt === is.offeredAt) {
    if (was.endAt !== is.endAt) {
      if (was.endAt === 0) closeBoth(rows, 'depth', is.leaf, is.quarter, is.offeredAt, is.endAt, 1);
      else redraw(rows, was, is);
    }
  } else redraw(rows, was, is);
  const ended = was?.endAt !== is?.endAt || was?.outcome !== is?.outcome || was?.offeredAt !== is?.offeredAt;
  if (was && was.endAt !== 0 && (ended || was.quarter !== is?.quarter)) sink.ended(was.quarter, was, -1);
  if (is && is.endAt !== 0 && (ended || is.quarter !== was?.quarter)) sink.ended(is.quarter, is, 1);
  stretchAll(rows, was, is);
}

function redraw(rows: Rows, was: Unit | null, is: Unit | null): void {
  if (was) drawBoth(rows, 'depth', was.leaf, was.quarter, was.offeredAt, was.endAt, -1);
  if (is) drawBoth(rows, 'depth', is.leaf, is.quarter, is.offeredAt, is.endAt, 1);
}

/** The talk of an answered leg, in its own scopes and in the centre's. */
function traceService(
  rows: Rows,
  centreWas: number,
  was: Unit | null,
  centreIs: number,
  is: Unit | null,
): void {
  const served = was !== null && was.outcome === outcome.answered;
  const serves = is !== null && is.outcome === outcome.answered;
  if (served && serves && was.leaf === is.leaf && was.quarter === is.quarter && was.endAt === is.endAt) {
    if (was.talkEnd === is.talkEnd) return;
    if (was.talkEnd === 0) {
      closeBoth(rows, 'service', is.leaf, is.quarter, is.endAt, is.talkEnd, 1);
      closeBoth(rows, 'service', centreIs, 0, is.endAt, is.talkEnd, 1);
      return;
    }
  }
  if (served) drawService(rows, centreWas, was, -1);
  if (serves) drawService(rows, centreIs, is, 1);
}

function drawService(rows: Rows, centre: number, leg: Unit, sign: Sign): void {
  drawBoth(rows, 'service', leg.leaf, leg.quarter, leg.endAt, leg.talkEnd, sign);
  drawBoth(rows, 'service', centre, 0, leg.endAt, leg.talkEnd, sign);
}

/** Draws a whole stay in its leaf combination and in its quarter-hour scope; `to` 0 = it goes on. */
function drawBoth(
  rows: Rows,
  kind: Kind,
  leaf: number,
  quarter: number,
  from: number,
  to: number,
  sign: Sign,
): void {
  if (from === to) return;
  step(rows, family.leaf, leaf, kind, from, sign);
  step(rows, family.scope, quarter, kind, from, sign);
  if (to !== 0) closeBoth(rows, kind, leaf, quarter, from, to, sign);
}

/** What becomes known of a stay at its end: that it filled the slots between, and its last step. */
function closeBoth(
  rows: Rows,
  kind: Kind,
  leaf: number,
  quarter: number,
  from: number,
  to: number,
  sign: Sign,
): void {
  closeIn(rows, family.leaf, leaf, kind, from, to, sign);
  closeIn(rows, family.scope, quarter, kind, from, to, sign);
}

function closeIn(
  rows: Rows,
  of: number,
  combo: number,
  kind: Kind,
  from: number,
  to: number,
  sign: Sign,
): void {
  if (from === to) return step(rows, of, combo, kind, from, -1);
  let { end } = rows.slot(of, from);
  while (end < to) {
    const next = rows.at(of, end, combo);
    shiftCarry(next, kind, sign);
    ({ end } = next);
  }
  // A stay that ends on the edge is over when the next slot starts: neither carried nor stepped there.
  if (to < end) step(rows, of, combo, kind, to, sign === 1 ? -1 : 1);
}

function step(rows: Rows, of: number, combo: number, kind: Kind, time: number, delta: number): void {
  addStep(rows.tracks(rows.at(of, time, combo))[kind], time, delta);
}

/** When a wait counts in a ledger; 0 = it does not (yet). A wait whose end was only inferred is nobody's longest. */
function timeIn(unit: Unit | null, ledger: number): number {
  if (unit === null || unit.endAt === 0 || unit.outcome === outcome.lost) return 0;
  return ledger === 0 ? unit.offeredAt : ledger === 1 ? unit.endAt : unit.completedAt;
}

/** Longest waits, where they differ: taking a maximum back is dear, it must be sought again. */
function stretchAll(rows: Rows, was: Unit | null, is: Unit | null): void {
  const waited = was ? was.endAt - was.offeredAt : 0;
  const wait = is ? is.endAt - is.offeredAt : 0;
  for (let ledger = 0; ledger < 3; ledger++) {
    const before = timeIn(was, ledger);
    const after = timeIn(is, ledger);
    if (before === 0 && after === 0) continue;
    const moved = before !== after || waited !== wait;
    if (moved || was!.leaf !== is!.leaf) {
      if (after !== 0) stretch(rows.at(family.leaf, after, is!.leaf), ledger, is!);
      if (before !== 0) shrink(rows.at(family.leaf, before, was!.leaf), ledger, was!);
    }
    if (moved || was!.quarter !== is!.quarter) {
      if (after !== 0) stretch(rows.at(family.scope, after, is!.quarter), ledger, is!);
      if (before !== 0) shrink(rows.at(family.scope, before, was!.quarter), ledger, was!);
    }
    if (moved || was!.agent !== is!.agent) {
      if (after !== 0 && is!.agent !== NOWHERE) stretch(rows.at(family.agent, after, is!.agent), ledger, is!);
      if (before !== 0 && was!.agent !== NOWHERE)
        shrink(rows.at(family.agent, before, was!.agent), ledger, was!);
    }
  }
}
