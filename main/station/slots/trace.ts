import { addStep } from '../../../shared/measure/steps.ts';
import type { Contact } from '../floor/contact.ts';
import type { ContactView } from '../floor/legs.ts';
import { outcome } from '../floor/legs.ts';
import type { Row } from './row.ts';
import { family, lengthOf } from './row.ts';
import { shiftCarry } from './row-codec.ts';
import type { Span } from './span.ts';
import type { TallyContext } from './tally.ts';
import { unitOfContact, unitOfLeg } from './unit.ts';

/** Receives the waits that ended, for the rolling windows. */
export interface WaitSink {
  ended(scope: number, span: Span, sign: 1 | -1): void;
}

/** All spans of a contact, in a fixed order. */
export function spansOf(context: Pick<TallyContext, 'combos'>, contact: Contact, view: ContactView): Span[] {
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
  for (const span of before) {
    if (after.some((other) => same(span, other))) continue;
    const closed = span.to === 0 && after.some((other) => begins(span, other));
    if (!closed) draw(context, span, -1);
    if (span.to !== 0) note(span, -1, sink);
  }
  for (const span of after) {
    if (before.some((other) => same(span, other))) continue;
    const opened = span.to !== 0 && before.some((other) => other.to === 0 && begins(span, other));
    if (opened) close(context, span);
    else draw(context, span, 1);
    if (span.to !== 0) note(span, 1, sink);
  }
  for (let ledger = 0; ledger < 3; ledger++) {
    for (const span of after) longest(context, span, before, ledger, 1);
    for (const span of before) longest(context, span, after, ledger, -1);
  }
}

/** The same stay in the same scope, maybe known to a different extent. */
function begins(a: Span, b: Span): boolean {
  return a.from === b.from && a.kind === b.kind && a.quarter === b.quarter && a.leaf === b.leaf;
}

function same(a: Span, b: Span): boolean {
  return begins(a, b) && a.to === b.to && a.outcome === b.outcome;
}

function note(span: Span, sign: 1 | -1, sink: WaitSink): void {
  if (span.kind === 'wait' && span.leaf >= 0) sink.ended(span.quarter, span, sign);
}

/** The scopes a span is drawn in: its leaf combination and its quarter-hour scope. */
function eachScope(span: Span, visit: (of: number, combo: number) => void): void {
  if (span.leaf < 0) return;
  visit(family.leaf, span.leaf);
  visit(family.scope, span.quarter);
}

const trackKind = (span: Span): 'depth' | 'service' => (span.kind === 'wait' ? 'depth' : 'service');

function draw(context: TallyContext, span: Span, sign: 1 | -1): void {
  if (span.from === span.to) return;
  eachScope(span, (of, combo) => step(context, of, combo, span, span.from, sign));
  if (span.to !== 0) close(context, span, sign);
}

/** What becomes known of a stay at its end: that it filled the slots between, and its last step. */
function close(context: TallyContext, span: Span, sign: 1 | -1 = 1): void {
  const { rows } = context;
  if (span.from === span.to) return eachScope(span, (of, combo) => step(context, of, combo, span, span.from, -1));
  eachScope(span, (of, combo) => {
    const length = lengthOf(of);
    for (let start = span.from - (span.from % length) + length; start < span.to; start += length) {
      shiftCarry(rows.at(of, start, combo), trackKind(span), sign);
    }
    // A stay that ends on the edge is over when the next slot starts: neither carried nor stepped there.
    if (span.to % length !== 0) step(context, of, combo, span, span.to, sign === 1 ? -1 : 1);
  });
}

function step({ rows }: TallyContext, of: number, combo: number, span: Span, time: number, delta: number): void {
  addStep(rows.tracks(rows.at(of, time, combo))[trackKind(span)], time, delta);
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
