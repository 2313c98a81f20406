import type { Track } from '../../../shared/measure/steps.ts';
import { addInterval, addStep } from '../../../shared/measure/steps.ts';
import type { Contact } from '../floor/contact.ts';
import type { ContactView } from '../floor/legs.ts';
import { outcome } from '../floor/legs.ts';
import type { Row } from './row.ts';
import { family, lengthOf } from './row.ts';
import type { TallyContext } from './tally.ts';
import { unitOfContact, unitOfLeg } from './unit.ts';

/**
 * One interval a contact spends waiting or in service in one scope: what peaks, longest waits and rolling windows are
 * made of. `to` = 0: still going on.
 */
export interface Span {
  kind: 'wait' | 'service';
  /** Leaf combination, −1 = none (agents); quarter-hour scope. */
  leaf: number;
  quarter: number;
  from: number;
  to: number;
  outcome: number;
  completedAt: number;
}

/** Receives the waits that ended, for the rolling windows. */
export interface WaitSink {
  ended(scope: number, span: Span, sign: 1 | -1): void;
}

/** All spans of a contact, in a fixed order. */
export function spansOf(context: TallyContext, contact: Contact, view: ContactView): Span[] {
  const { combos } = context;
  const spans: Span[] = [];
  const centre = combos.ofContact(contact);
  const whole = unitOfContact(contact, view);
  if (whole) {
    const { offeredAt: from, endAt: to, completedAt } = whole;
    spans.push({ kind: 'wait', leaf: centre, quarter: 0, from, to, outcome: whole.outcome, completedAt });
  }
  for (let i = 0; i < view.legs.length; i++) {
    const leg = view.legs[i]!;
    const own = { leaf: combos.withQueue(centre, leg.queue), quarter: combos.ofQueue(leg.queue) };
    const { completedAt } = unitOfLeg(contact, view, i);
    const wait = { kind: 'wait', from: leg.offeredAt, to: leg.endAt, outcome: leg.outcome, completedAt } as const;
    spans.push({ ...wait, ...own });
    if (leg.outcome !== outcome.answered) continue;
    const service = { kind: 'service', from: leg.endAt, to: leg.talkEnd, outcome: leg.outcome, completedAt: 0 } as const;
    spans.push({ ...service, ...own }, { ...service, leaf: centre, quarter: 0 });
    spans.push({ ...wait, leaf: -1, quarter: combos.ofAgent(leg.agent) });
  }
  return spans;
}

/** Moves tracks, longest waits and windows from what a contact was to what it is. */
export function retrace(context: TallyContext, before: readonly Span[], after: readonly Span[], sink: WaitSink): void {
  for (const span of before) if (!after.some((other) => same(span, other))) trace(context, span, -1, sink);
  for (const span of after) if (!before.some((other) => same(span, other))) trace(context, span, 1, sink);
  for (let ledger = 0; ledger < 3; ledger++) {
    for (const span of after) longest(context, span, before, ledger, 1);
    for (const span of before) longest(context, span, after, ledger, -1);
  }
}

function same(a: Span, b: Span): boolean {
  return (
    a.from === b.from && a.to === b.to && a.kind === b.kind && a.quarter === b.quarter && a.leaf === b.leaf && a.outcome === b.outcome
  );
}

function trace({ rows }: TallyContext, span: Span, sign: 1 | -1, sink: WaitSink): void {
  if (span.leaf < 0) return;
  draw((time) => trackOf(rows.at(family.leaf, time, span.leaf), span), family.leaf, span, sign);
  draw((time) => trackOf(rows.at(family.scope, time, span.quarter), span), family.scope, span, sign);
  if (span.kind === 'wait' && span.to !== 0) sink.ended(span.quarter, span, sign);
}

function trackOf(row: Row, span: Span): Track {
  return span.kind === 'wait' ? row.depth : row.service;
}

function draw(at: (time: number) => Track, of: number, span: Span, sign: 1 | -1): void {
  if (span.to === 0) addStep(at(span.from), span.from, sign);
  else addInterval(at, lengthOf(of), span.from, span.to, sign);
}

/** When a wait counts in a ledger; 0 = it does not (yet). A wait whose end was only inferred is nobody's longest. */
function timeIn(span: Span, ledger: number): number {
  if (span.kind !== 'wait' || span.to === 0 || span.outcome === outcome.lost) return 0;
  return ledger === 0 ? span.from : ledger === 1 ? span.to : span.completedAt;
}

/** Longest waits, unless `others` hold the very same: taking a maximum back is dear, it must be sought again. */
function longest({ rows }: TallyContext, span: Span, others: readonly Span[], ledger: number, sign: 1 | -1): void {
  const time = timeIn(span, ledger);
  if (time === 0) return;
  const wait = span.to - span.from;
  const kept = others.some(
    (other) =>
      other.quarter === span.quarter && other.leaf === span.leaf && timeIn(other, ledger) === time && other.to - other.from === wait,
  );
  if (kept) return;
  if (span.leaf >= 0) stretch(rows.at(family.leaf, time, span.leaf), ledger, wait, sign);
  stretch(rows.at(span.leaf >= 0 ? family.scope : family.agent, time, span.quarter), ledger, wait, sign);
}

function stretch(row: Row, ledger: number, wait: number, sign: 1 | -1): void {
  if (sign === 1) row.waitMax[ledger] = Math.max(row.waitMax[ledger]!, wait);
  else if (wait > 0 && wait === row.waitMax[ledger]) row.seekMax = true;
}
