import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ReplayOptions } from '../../adapters/feeds/replay/replay.ts';
import { projectRoot } from '../project-root.ts';

/** What a replay in a thread of its own is started with. */
export interface ReplayJob {
  files: readonly string[];
  options: Pick<ReplayOptions, 'to' | 'mapping' | 'zone' | 'speed' | 'startAt' | 'siteKey'>;
}

/** Beside this file in the source, beside the program in the build. */
const program = import.meta.filename.endsWith('.ts')
  ? join(import.meta.dirname, 'replay-worker.ts')
  : join(projectRoot, 'dist', 'hub', 'replay-worker.js');

/**
 * Replays in a thread of its own: reading a recording takes half a second, in which the hub would serve nobody.
 * Resolves at the end of the recording or soon after the signal.
 * @throws what the replay throws
 */
export async function replayApart(job: ReplayJob, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  const worker = new Worker(program, { workerData: job });
  const stop = () => worker.postMessage('stop');
  signal.addEventListener('abort', stop);
  try {
    await once(worker, 'exit');
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
