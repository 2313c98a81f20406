import { parentPort } from 'node:worker_threads';
import { AskRefusal } from '../../../shared/contract/ask-refusal.ts';
import type { ThreadJob, ThreadReply } from './thread-job.ts';

/** In a thread: does what a `ThreadLine` sends. What fails is an answer, too. */
export function serveThread<Job>(work: (job: Job) => unknown): void {
  parentPort?.on('message', ({ id, job }: ThreadJob) => {
    // Only the line whose thread this is sends here.
    void reply(id, async () => work(job as Job)).then((told) => parentPort?.postMessage(told));
  });
}

async function reply(id: number, work: () => Promise<unknown>): Promise<ThreadReply> {
  try {
    return { id, done: await work() };
  } catch (fault) {
    const why = fault instanceof Error ? fault.message : String(fault);
    return { id, refusal: { code: fault instanceof AskRefusal ? fault.code : 'storage', why } };
  }
}
