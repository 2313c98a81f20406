import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';

const cli = join(import.meta.dirname, '..', 'cli.ts');

export interface Finished {
  code: number | null;
  out: string;
  err: string;
}

/** Runs the program as users do, as a process of its own, and waits for its end. */
export function runCli(args: string[], env: NodeJS.ProcessEnv = {}): Promise<Finished> {
  return finish(startCli(args, env));
}

/** Starts the program; it is killed at the end of the test if it still runs. `typed`: its standard input. */
export function startCli(args: string[], env: NodeJS.ProcessEnv = {}, typed?: string): ChildProcess {
  const child = spawn(process.execPath, [cli, ...args], {
    env: { ...process.env, ...env },
    stdio: [typed === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
  });
  child.stdin?.end(typed);
  onTestFinished(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((done) => child.once('exit', done));
    child.kill('SIGKILL');
    await gone;
  });
  return child;
}

/** The first line of standard output that fits; fails with what the program said when it ends before. */
export function lineOf(child: ChildProcess, pattern: RegExp): Promise<string> {
  if (child.stdout === null || child.stderr === null) throw new Error('no pipes');
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const lines = createInterface({ input: child.stdout });
  return new Promise((done, fail) => {
    lines.on('line', (line) => {
      said += `${line}\n`;
      if (pattern.test(line)) done(line);
    });
    child.once('exit', (code) => fail(new Error(`ended with ${code}: ${said}`)));
  });
}

/** Waits for the end of a started program. */
export function finish(child: ChildProcess): Promise<Finished> {
  let [out, err] = ['', ''];
  child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()));
  return new Promise((done) => child.once('close', (code) => done({ code, out, err })));
}

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'callwall-cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
