import { workerData } from 'node:worker_threads';
import { goLast } from './machine/go-last.ts';
import { doSummaryJob } from './summaries/do-summary-job.ts';
import type { SummaryHome } from './summaries/do-summary-job.ts';
import type { SummaryJob } from './summaries/summary-job.ts';
import { serveThread } from './threads/serve-thread.ts';

/*
 * Makes and writes summaries, one after the other, in a thread of its own with a read-only connection: the station goes on
 * taking in events meanwhile, and goes first where both want a processor.
 */

const home: SummaryHome = workerData;
goLast();
serveThread((job: SummaryJob) => doSummaryJob(home, job));
