import { parentPort, workerData } from 'node:worker_threads';
import { replay } from '../../adapters/feeds/replay/replay.ts';
import { simulate } from '../../adapters/feeds/simulator/simulate.ts';
import type { SourceJob } from './source-apart.ts';

/** Runs the source it was started with until its end, or until its parent says anything. */
const job: SourceJob = workerData;
const stop = new AbortController();
parentPort?.once('message', () => stop.abort());
try {
  if (job.kind === 'recording') await replay(job.files, { ...job.options, signal: stop.signal });
  else await simulate({ ...job.options, signal: stop.signal });
} catch (fault) {
  if (!stop.signal.aborted) throw fault;
} finally {
  parentPort?.close();
}
