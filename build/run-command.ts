import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** The checkout's root folder. */
export const root = join(import.meta.dirname, '..');

/** How a program ended and what it printed. */
export interface Outcome {
  code: number;
  output: string;
}

/**
 * Runs a JavaScript program on this Node in the root folder.
 * @param show whether its output goes to the terminal at once instead of into the outcome
 */
export async function runScript(
  script: string,
  args: readonly string[] = [],
  { show = false, env = {} }: { show?: boolean; env?: NodeJS.ProcessEnv } = {},
): Promise<Outcome> {
  const child = spawn(process.execPath, [join(root, script), ...args], {
    cwd: root,
    stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString() }));
  });
}
