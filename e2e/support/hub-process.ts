import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { SettingsInput } from '../../shared/model/settings.ts';

const program = join(import.meta.dirname, '..', '..', 'dist', 'hub', 'cli.js');

/** The built station with its hub, `callwall serve`, in a process of its own. */
export interface HubProcess {
  /** Where the wall is. */
  url: string;
  /** Where sources dial. */
  feed: string;
  port: number;
  /** Sends a signal; `SIGKILL` and `SIGTERM` resolve when the process is gone, others at once. */
  signal(name: 'SIGKILL' | 'SIGTERM' | 'SIGSTOP' | 'SIGCONT'): Promise<void>;
}

/** What one run of the program printed and ended with. */
export interface Printed {
  code: number | null;
  out: string;
}

/**
 * Starts a station on a data folder; ready when it resolves. Whoever starts it ends it.
 * @param settings written into the folder as its settings file
 */
export async function startHub(options: {
  folder: string;
  port?: number;
  settings?: SettingsInput;
}): Promise<HubProcess> {
  const { folder, port = 0, settings } = options;
  if (settings !== undefined) writeFileSync(join(folder, 'settings.json'), JSON.stringify(settings));
  const child = spawn(process.execPath, [program, 'serve', '--data', folder, '--port', String(port)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const gone = once(child, 'exit');
  const url = await listeningAt(child);
  return {
    url,
    feed: `${url.replace('http', 'ws')}/feed`,
    port: Number(new URL(url).port),
    async signal(name) {
      child.kill(name);
      if (name === 'SIGKILL' || name === 'SIGTERM') await gone;
    },
  };
}

/** Runs another command of the program to its end, e.g. `verify`. */
export async function runProgram(...args: string[]): Promise<Printed> {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  const [code] = await once(child, 'close');
  return { code: typeof code === 'number' ? code : null, out };
}

function listeningAt(child: ChildProcess): Promise<string> {
  if (child.stdout === null || child.stderr === null) throw new Error('no pipes');
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const lines = createInterface({ input: child.stdout });
  return new Promise((done, fail) => {
    lines.on('line', (line) => {
      said += `${line}\n`;
      const url = /^listening (\S+)$/.exec(line)?.[1];
      if (url !== undefined) done(url);
    });
    child.once('exit', (code) => fail(new Error(`the hub ended with ${code}: ${said}`)));
  });
}
