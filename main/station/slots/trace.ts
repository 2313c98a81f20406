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

/** The leaf of an agent's span: agents have quarter hours only. */
const NO_LEAF = -1;

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
  if (whole)
    spans.push(span('wait', centre, 0, whole.offeredAt, whole.endAt, whole.outcome, whole.completedAt));
  for (let i = 0; i < view.legs.length; i++) {
    const leg = view.legs[i]!;
    const { queue, offeredAt, endAt } = leg;
    const own = combos.withQueue(centre, queue);
    const scope = combos.ofQueue(queue);
    const { completedAt } = unitOfLeg(contact, view, i);
    spans.push(span('wait', own, scope, offeredAt, endAt, leg.outcome, completedAt));
    if (leg.outcome !== outcome.answered) continue;
    spans.push(span('service', own, scope, endAt, leg.talkEnd, leg.outcome, 0));
    spans.push(span('service', centre, 0, endAt, leg.talkEnd, leg.outcome, 0));
    spans.push(span('wait', NO_LEAF, combos.ofAgent(leg.agent), offeredAt, endAt, leg.outcome, completedAt));
  }
  return spans;
}

function span(
  kind: Span['kind'],
  leaf: number,
  quarter: number,
  from: number,
  to: number,
  how: number,
  completedAt: number,
): Span {
  return { kind, leaf, quarter, from, to, outcome: how, completedAt };
}

/** Moves tracks, longest waits and windows from what a contact was to what it is. */
export function retrace(
  context: TallyContext,
  before: readonly Span[],
  after: readonly Span[],
  sink: WaitSink,
): void {
  for (const old of before) {
    if (match(after, old, same)) continue;
    if (old.to !== 0 || !match(after, old, begins)) draw(context, old, -1);
    if (old.to !== 0) note(old, -1, sink);
  }
  for (const made of after) {
    if (match(before, made, same)) continue;
    if (made.to !== 0 && match(before, made, opens)) close(context, made);
    else draw(context, made, 1);
    if (made.to !== 0) note(made, 1, sink);
  }
  for (const made of after) stretchAll(context, made, before, 1);
  for (const old of before) stretchAll(context, old, after, -1);
}

/** Is there a span that stands to `wanted` as asked? A plain loop: this runs for every event. */
function match(spans: readonly Span[], wanted: Span, fits: (a: Span, b: Span) => boolean): boolean {
  for (let i = 0; i < spans.length; i++) if (fits(spans[i]!, wanted)) return true;
  return false;
}

/** The same stay in the same scope, maybe known to a different extent. */
function begins(a: Span, b: Span): boolean {
  return a.from === b.from && a.kind === b.kind && a.quarter === b.quarter && a.leaf === b.leaf;
}

/** The same stay while it had no end. */
function opens(a: Span, b: Span): boolean {
  return a.to === 0 && begins(a, b);
}

function same(a: Span, b: Span): boolean {
  return begins(a, b) && a.to === b.to && a.outcome === b.outcome;
}

function note(ended: Span, sign: 1 | -1, sink: WaitSink): void {
  if (ended.kind === 'wait' && ended.leaf !== NO_LEAF) sink.ended(ended.quarter, ended, sign);
}

/** Draws a whole stay in both its scopes, its leaf combination and its quarter-hour scope. */
function draw(context: TallyContext, stay: Span, sign: 1 | -1): void {
  if (stay.from === stay.to || stay.leaf === NO_LEAF) return;
  step(context, family.leaf, stay.leaf, stay, stay.from, sign);
  step(context, family.scope, stay.quarter, stay, stay.from, sign);
  if (stay.to !== 0) close(context, stay, sign);
}

/** What becomes known of a stay at its end: that it filled the slots between, and its last step. */
function close(context: TallyContext, stay: Span, sign: 1 | -1 = 1): void {
  if (stay.leaf === NO_LEAF) return;
  closeIn(context, family.leaf, stay.leaf, stay, sign);
  closeIn(context, family.scope, stay.quarter, stay, sign);
}

function closeIn(context: TallyContext, of: number, combo: number, stay: Span, sign: 1 | -1): void {
  const { from, to } = stay;
  if (from === to) return step(context, of, combo, stay, from, -1);
  const length = lengthOf(of);
  for (let start = from - (from % length) + length; start < to; start += length) {
    shiftCarry(context.rows.at(of, start, combo), trackKind(stay), sign);
  }
  // A stay that ends on the edge is over when the next slot starts: neither carried nor stepped there.
  if (to % length !== 0) step(context, of, combo, stay, to, sign === 1 ? -1 : 1);
}

const trackKind = (stay: Span): 'depth' | 'service' => (stay.kind === 'wait' ? 'depth' : 'service');

function step(
  { rows }: TallyContext,
  of: number,
  combo: number,
  stay: Span,
  time: number,
  delta: number,
): void {
  addStep(rows.tracks(rows.at(of, time, combo))[trackKind(stay)], time, delta);
}

/** When a wait counts in a ledger; 0 = it does not (yet). A wait whose end was only inferred is nobody's longest. */
function timeIn(stay: Span, ledger: number): number {
  if (stay.to === 0 || stay.outcome === outcome.lost) return 0;
  return ledger === 0 ? stay.from : ledger === 1 ? stay.to : stay.completedAt;
}

/** Longest waits, unless `others` hold the very same: taking a maximum back is dear, it must be sought again. */
function stretchAll({ rows }: TallyContext, stay: Span, others: readonly Span[], sign: 1 | -1): void {
  if (stay.kind !== 'wait' || stay.to === 0) return;
  const wait = stay.to - stay.from;
  for (let ledger = 0; ledger < 3; ledger++) {
    const time = timeIn(stay, ledger);
    if (time === 0 || holds(others, stay, ledger, time)) continue;
    if (stay.leaf !== NO_LEAF) stretch(rows.at(family.leaf, time, stay.leaf), ledger, wait, sign);
    stretch(
      rows.at(stay.leaf !== NO_LEAF ? family.scope : family.agent, time, stay.quarter),
      ledger,
      wait,
      sign,
    );
  }
}

function holds(spans: readonly Span[], stay: Span, ledger: number, time: number): boolean {
  for (let i = 0; i < spans.length; i++) {
    const other = spans[i]!;
    if (
      other.kind === 'wait' &&
      begins(other, stay) &&
      other.to === stay.to &&
      timeIn(other, ledger) === time
    )
      return true;
  }
  return false;
}

function stretch(row: Row, ledger: number, wait: number, sign: 1 | -1): void {
  if (sign === 1) row.waitMax[ledger] = Math.max(row.waitMax[ledger]!, wait);
  else if (wait > 0 && wait === row.waitMax[ledger]) row.seekMax = true;
}
