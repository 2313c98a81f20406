import type { Summary, SummaryColumn, SummaryTable, SummaryValue } from '../model/summary.ts';
import { formatDuration, formatLocal } from '../time/format.ts';
import type { Zone } from '../time/zone-day.ts';
import { formatCount, formatRate, NONE } from '../words/format.ts';

/** A value as screens show it; a dash for null. @param target over which rounding must not lift a rate */
export function valueText(zone: Zone, { kind }: SummaryColumn, value: SummaryValue, target = 1): string {
  if (value === null) return NONE;
  if (typeof value === 'string') return value;
  if (kind === 'rate') return `${formatRate(value, target)}%`;
  if (kind === 'duration') return formatDuration(value);
  if (kind === 'time') return formatLocal(zone, value, 'isoMinute').replace('T', ' ');
  return kind === 'score' ? value.toFixed(1) : formatCount(value);
}

/** Columns that are measured against the target in their own row. */
const measured: ReadonlySet<string> = new Set(['value', 'previous', 'earlier']);

/** The target of a rate: its row's own, else that of the curve which draws a column of this key; 1 where there is none. */
export function targetOf(
  summary: Summary,
  { columns }: SummaryTable,
  key: string,
  row: readonly SummaryValue[],
): number {
  const own = measured.has(key) ? row[columns.findIndex((column) => column.key === 'target')] : null;
  if (typeof own === 'number') return own;
  return summary.charts.find(({ lines, target }) => target !== null && lines.includes(key))?.target ?? 1;
}
