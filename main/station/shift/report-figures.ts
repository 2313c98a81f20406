import type { Dimension } from '../../../shared/measure/counters.ts';
import type { SlotLength, Span } from '../../../shared/time/slots.ts';
import { alignedOrError } from '../../../shared/time/parse-local.ts';
import type { ReportValue } from '../slots/report-rows.ts';
import { report } from '../slots/report.ts';
import type { Sight } from './summary-asked.ts';

/** A row of a report by the names of its columns. */
export type FigureRow = Readonly<Record<string, ReportValue>>;

/** Rows of a report of the offer ledger, as `report` prints them. */
export function figureRows(
  { reader, settings }: Pick<Sight, 'reader' | 'settings'>,
  { start: from, end: to }: Span,
  slot: SlotLength,
  by: Dimension[],
): FigureRow[] {
  const { columns, rows } = report(reader, settings, { from, to, slot, ledger: 'offer', by, scope: {} });
  return Array.from(rows, (values) => Object.fromEntries(columns.map((name, at) => [name, values[at]!])));
}

/** A number of a row; null where it is not kept. */
export function numberOf(row: FigureRow, name: string): number | null {
  const value = row[name];
  return typeof value === 'number' ? value : null;
}

const HOUR = 3_600_000;

/** The length of the slots a span is shown by: quarter hours for a shift, half hours for a day or two, else days. */
export function slotLengthOf({ zone, span }: Pick<Sight, 'zone' | 'span'>): SlotLength {
  const length = span.end - span.start;
  const fits = (slot: SlotLength): boolean =>
    alignedOrError(zone, span.start, slot) === null && alignedOrError(zone, span.end, slot) === null;
  if (length > 49 * HOUR && fits('1d')) return '1d';
  return length > 13 * HOUR && fits('30m') ? '30m' : '15m';
}
