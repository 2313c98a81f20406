import { parentPort, workerData } from 'node:worker_threads';
import { replay } from '../../adapters/feeds/replay/replay.ts';
import type { ReplayJob } from './replay-apart.ts';

/** Replays what it was started with until the end, or until its parent says anything. */
const job: ReplayJob = workerData;
const stop = new AbortController();
parentPort?.once('message', () => stop.abort());
try {
  await replay(job.files, { ...job.options, signal: stop.signal });
} catch (fault) {
  if (!stop.signal.aborted) throw fault;
} finally {
  parentPort?.close();
}
