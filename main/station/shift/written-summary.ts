import type { WrittenSummaryKind } from '../../../shared/model/summary-kinds.ts';
import type { Span } from '../../../shared/time/slots.ts';

/** What a summary that is written by itself is about: one shift, day, week, month or quarter. Epoch ms. */
export interface SummaryOf extends Span {
  kind: WrittenSummaryKind;
  /** Name of the shift; empty for the others. */
  name: string;
  /** Local date it counts to, `YYYY-MM-DD`. */
  date: string;
}

/** A summary that was written, as the journal has it. */
export interface IssuedSummary extends SummaryOf {
  id: number;
  /** 1, or more for corrections. */
  issue: number;
}

/** Tells those that are about the same from others. */
export function summaryKey({ kind, name, date, start }: SummaryOf): string {
  return [kind, date, name, start].join('\n');
}

/** The newest issue of each, by its key. */
export function currentIssues(issued: readonly IssuedSummary[]): Map<string, IssuedSummary> {
  const current = new Map<string, IssuedSummary>();
  for (const each of issued) {
    const key = summaryKey(each);
    if (each.issue > (current.get(key)?.issue ?? 0)) current.set(key, each);
  }
  return current;
}
