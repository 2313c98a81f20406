import type { AskInput } from '../../../../shared/contract/asks.ts';
import type { HandoverShift } from '../../../../shared/model/handover.ts';
import { type WrittenSummaryKind, writtenSummaryKinds } from '../../../../shared/model/summary-kinds.ts';
import type { Zone } from '../../../../shared/time/zone-day.ts';

/** What the page shows summaries of. */
export type SummaryOf = Exclude<AskInput<'shift.summary'>['of'], { kind: 'report' }>;

/**
 * Of what the address asks a summary; what it does not say is the shift that is on, or the one before, and today. Null: on
 * no shift. @param names of the shifts of that date, by their beginning
 */
export function summaryOf(
  asked: { kind: string; date: string; shift: string },
  today: string,
  on: Pick<HandoverShift, 'name' | 'date'> | null,
  names: readonly string[] | undefined,
): SummaryOf | null {
  const kind = writtenSummaryKinds.find((each) => each === asked.kind) ?? 'shift';
  const date = isDate(asked.date) ? asked.date : kind === 'shift' ? (on?.date ?? today) : today;
  if (kind !== 'shift') return { kind, date };
  if (asked.shift !== '') return { kind, date, name: asked.shift };
  const name = on?.date === date ? on.name : names?.[0];
  return name === undefined ? null : { kind, date, name };
}

/** The date a period later or earlier. Shifts go by the day. */
export function dateBeside(zone: Zone, kind: WrittenSummaryKind, date: string, step: 1 | -1): string {
  if (kind === 'shift' || kind === 'day') return zone.shiftDay(date, step);
  if (kind === 'week') return zone.shiftDay(date, 7 * step);
  const [year = 0, month = 0] = date.split('-').map(Number);
  const count = year * 12 + month - 1 + step * (kind === 'month' ? 1 : 3);
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}-01`;
}

/** Whether a text is a date that exists, `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(text);
}
