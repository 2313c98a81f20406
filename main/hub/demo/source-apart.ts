import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ReplayOptions } from '../../adapters/feeds/replay/replay.ts';
import type { SimulateOptions } from '../../adapters/feeds/simulator/simulate.ts';
import { projectRoot } from '../../adapters/project-root.ts';

/** What a source in a thread of its own is started with. */
export type SourceJob =
  | {
      kind: 'recording';
      files: readonly string[];
      options: Pick<ReplayOptions, 'to' | 'mapping' | 'zone' | 'speed' | 'startAt' | 'siteKey'>;
    }
  | {
      kind: 'simulation';
      options: Pick<SimulateOptions, 'to' | 'profile' | 'seats' | 'speed' | 'seed' | 'before'>;
    };

/** Beside this file in the source, beside the program in the build. */
const program = import.meta.filename.endsWith('.ts')
  ? join(import.meta.dirname, 'source-worker.ts')
  : join(projectRoot, 'dist', 'hub', 'source-worker.js');

/**
 * Runs a source in a thread of its own: reading a recording takes half a second, and making up a day of a large hotline
 * ten, in which the hub would serve nobody. Resolves at its end or soon after the signal.
 * @throws what the source throws
 */
export async function sourceApart(job: SourceJob, signal: AbortSignal): Promise<void> {
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
