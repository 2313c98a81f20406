import { writtenSummaryKinds } from '../../../shared/model/summary-kinds.ts';
import type { WrittenSummaryKind } from '../../../shared/model/summary-kinds.ts';
import { shiftsBetween } from '../../../shared/time/roster.ts';
import type { ShiftPlan } from '../../../shared/time/roster.ts';
import type { Zone } from '../../../shared/time/zone-day.ts';
import { periodSpans, unevenEdge } from './summary-span.ts';
import type { PeriodKind } from './summary-span.ts';
import type { SummaryOf } from './written-summary.ts';

const DAY_MS = 86_400_000;
/** What ended longer ago is not made up for, nor corrected: the events behind it go then (retention). Unit: ms. */
export const HORIZON_MS = 35 * DAY_MS;

/** What decides which summaries are due. Epoch ms. */
export interface DueAsked {
  plan: ShiftPlan;
  zone: Zone;
  /** Since when each kind is written; what ended before is nobody's business. */
  since: Readonly<Partial<Record<WrittenSummaryKind, number>>>;
  /** Everything that ended until then, its delay included. */
  until: number;
  issued: readonly SummaryOf[];
}

/**
 * The summaries that should be there and are not, the one that ended first at the front: what the plan says now, less what
 * was written, also under another plan. A shift that does not begin and end on quarter hours is none: figures are kept by those.
 */
export function dueSummaries({ plan, zone, since, until, issued }: DueAsked): SummaryOf[] {
  const due = writtenSummaryKinds.flatMap((kind) => {
    const begun = since[kind];
    if (begun === undefined) return [];
    const after = Math.max(begun, until - HORIZON_MS);
    if (until <= after) return [];
    return kind === 'shift' ? endedShifts(plan, zone, after, until) : endedPeriods(kind, zone, after, until);
  });
  return due
    .filter((each) => !issued.some((was) => isSame(was, each)))
    .toSorted((a, b) => a.end - b.end || kindOrder(a) - kindOrder(b) || a.start - b.start);
}

function kindOrder({ kind }: SummaryOf): number {
  return writtenSummaryKinds.indexOf(kind);
}

/** Was it about this? A roster that was changed afterwards does not make another shift of one that was written. */
function isSame(was: SummaryOf, due: SummaryOf): boolean {
  return (
    was.kind === due.kind &&
    was.date === due.date &&
    was.name === due.name &&
    was.start < due.end &&
    due.start < was.end
  );
}

function endedShifts(plan: ShiftPlan, zone: Zone, after: number, until: number): SummaryOf[] {
  return shiftsBetween(plan, zone, after, until)
    .filter(({ end }) => end > after && end <= until)
    .filter((held) => unevenEdge(zone, held) === null)
    .map(({ name, date, start, end }): SummaryOf => ({ kind: 'shift', name, date, start, end }));
}

function endedPeriods(kind: PeriodKind, zone: Zone, after: number, until: number): SummaryOf[] {
  const ended: SummaryOf[] = [];
  let next = periodSpans(kind, zone, zone.dayOf(after).date);
  while (next.span.end <= until) {
    if (next.span.end > after) ended.push({ kind, name: '', date: next.date, ...next.span });
    next = periodSpans(kind, zone, zone.dayOf(next.span.end).date);
  }
  return ended;
}
