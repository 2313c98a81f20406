import type { JournalEntry, JournalKind } from '../../../shared/model/alert.ts';
import type { Severity } from '../../../shared/model/fault.ts';
import type { SourceRecord } from '../ingest/source-record.ts';
import type { ComplaintReader } from '../hotspots/complaint-reader.ts';
import type { OrderReportReader } from '../orders/order-report.ts';
import type { DutyReader } from './duty-archive.ts';
import type { FigureReader } from '../slots/query.ts';

/** What could not be counted and what never came, by when it was noticed. */
export interface HeardBetween {
  /** Messages that will never come. */
  gaps: { source: string; why: string; count: number }[];
  quarantined: { source: string; code: string; count: number }[];
}

/** What a summary reads: the stored data alone, of one moment. */
export interface SummaryReader
  extends
    FigureReader,
    DutyReader,
    Omit<OrderReportReader, 'namesOf'>,
    Pick<ComplaintReader, 'complaintPaths' | 'complaintHours' | 'firstComplaintHour' | 'complaintsJudged'> {
  sources(): SourceRecord[];
  /** What sources said of their queues, agents and teams, by name code. */
  roster(): ReadonlyMap<number, Readonly<Record<string, unknown>>>;
  /** Lines of the alerts' journal, newest first. */
  journal(query: {
    from: number;
    to: number;
    rules: readonly string[];
    severities: readonly Severity[];
    kinds: readonly JournalKind[];
    text: string;
    limit: number;
  }): JournalEntry[];
  /** Noticed in `[from, to)`, epoch ms. */
  heardBetween(from: number, to: number): HeardBetween;
}
