import type { ReportResult } from '../../../station/slots/report.ts';
import type { ReportValue } from '../../../station/slots/report-rows.ts';

/** A row of a report by the names of its columns. */
export type ReportRow = Record<string, ReportValue>;

/** The rows of a report as objects. */
export function reportObjects({ columns, rows }: ReportResult): ReportRow[] {
  return Array.from(rows, (values) => Object.fromEntries(columns.map((column, at) => [column, values[at]!])));
}
