import type { Log } from '../../station/ports.ts';
import { ThreadLine } from '../threads/thread-line.ts';
import type { SummaryHome } from './do-summary-job.ts';
import type { SummaryDone, SummaryJob } from './summary-job.ts';

/** A summary of a quarter of 4,700 agents takes seconds. Unit: ms. */
const LONGEST_MS = 300_000;

/** Has summaries made in a thread of its own; when it closes, each file is whole or not there. */
export type SummaryLine = ThreadLine<SummaryJob, SummaryDone>;

/** A line for the summaries of a data folder. */
export function openSummaryLine(home: SummaryHome, log: Log): SummaryLine {
  return new ThreadLine({ program: 'summary-worker', data: home, longestMs: LONGEST_MS, log });
}
