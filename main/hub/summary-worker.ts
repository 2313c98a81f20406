import { parentPort, workerData } from 'node:worker_threads';
import { goLast } from './machine/go-last.ts';
import { doSummaryJob } from './summaries/do-summary-job.ts';
import type { SummaryHome } from './summaries/do-summary-job.ts';
import type { SummaryQuestion, SummaryReply } from './summaries/summary-job.ts';

/*
 * Makes and writes summaries, one after the other, in a thread of its own with a read-only connection: the station goes on
 * taking in events meanwhile, and goes first where both want a processor.
 */

const home: SummaryHome = workerData;
goLast();

parentPort?.on('message', ({ id, job }: SummaryQuestion) => {
  void reply(id, job).then((answer) => parentPort?.postMessage(answer));
});

async function reply(id: number, job: SummaryQuestion['job']): Promise<SummaryReply> {
  try {
    return { id, done: await doSummaryJob(home, job) };
  } catch (fault) {
    return { id, why: fault instanceof Error ? fault.message : String(fault) };
  }
}
