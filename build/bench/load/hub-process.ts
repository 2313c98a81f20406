import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../../main/adapters/project-root.ts';

/** A station with its hub, as users run it: `callwall serve` from dist/, in a process of its own, on loopback. */
export interface HubProcess {
  pid: number;
  url: string;
  folder: string;
  /** `performance.now()` of this process when the hub's was started. */
  startedAt: number;
  /** p99 of the event loop's delay since the last call, in ms (the hub's own figure, in /metrics). */
  loopDelay(): Promise<number>;
  /** Asks it to stop and waits; a folder made for it is removed. */
  stop(): Promise<void>;
}

/** Starts a hub on a free port; @param given a data folder to use and keep, a new one by default. */
export async function startHub(given?: string): Promise<HubProcess> {
  const folder = given ?? mkdtempSync(join(tmpdir(), 'callwall-bench-'));
  const startedAt = performance.now();
  const program = join(projectRoot, 'dist', 'hub', 'cli.js');
  // The options are those of `npm start` and `npm run callwall`.
  const command = [
    '--v8-pool-size=0',
    '--max-semi-space-size=8',
    program,
    'serve',
    '--data',
    folder,
    '--port',
    '0',
  ];
  const child = spawn(process.execPath, command, {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = once(child, 'exit');
  // A benchmark that fails must not leave its hub behind.
  const end = (): void => void child.kill('SIGKILL');
  process.on('exit', end);
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const found = /^listening (\S+)/m.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.on('exit', (code) => reject(new Error(`the hub ended with ${code}: ${said}`)));
  });
  return {
    pid: child.pid!,
    url,
    folder,
    startedAt,
    async loopDelay() {
      const text = await (await fetch(`${url}/metrics`)).text();
      return 1000 * Number(/^callwall_event_loop_delay_seconds\{quantile="0.99"\} (\S+)$/m.exec(text)?.[1]);
    },
    async stop() {
      child.kill('SIGTERM');
      await gone;
      process.off('exit', end);
      if (given === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}
