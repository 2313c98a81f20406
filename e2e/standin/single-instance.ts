import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launched } from './launched.ts';

/** What a second start tells the first. */
export interface SecondStart {
  argv: string[];
  workingDirectory: string;
  additionalData: unknown;
}

/** Electron answers at once whether another one runs; asking a socket takes a process that may wait. */
const ASK = `
const [path, text] = process.argv.slice(1);
const socket = require('node:net').connect(path);
socket.on('connect', () => socket.end(text));
socket.on('error', () => process.exit(7));
`;
const LONGEST = 100;
let held: Server | undefined;

/**
 * Takes the lock of a user data folder, or tells whoever has it.
 * @returns false when another process has it
 */
export function takeLock(userData: string, start: SecondStart, told: (start: SecondStart) => void): boolean {
  if (held !== undefined) return true;
  const path = socketOf(userData);
  if (existsSync(path)) {
    const asked = spawnSync(launched.node, ['-e', ASK, path, JSON.stringify(start)], { timeout: 5_000 });
    if (asked.status === 0) return false;
    // Whoever had it was killed.
    rmSync(path, { force: true });
  }
  held = createServer((socket) => {
    let text = '';
    socket.on('data', (chunk) => (text += chunk.toString()));
    socket.on('end', () => told(JSON.parse(text)));
  });
  held.listen(path);
  held.unref();
  process.once('exit', () => rmSync(path, { force: true }));
  return true;
}

/** In the folder, so that it goes with it; a socket's path may have 107 characters, and longer ones get a short name. */
function socketOf(userData: string): string {
  const path = join(userData, 'standin.sock');
  if (Buffer.byteLength(path) <= LONGEST) return path;
  const name = createHash('sha256').update(userData).digest('hex').slice(0, 16);
  return join(tmpdir(), `callwall-standin-${name}.sock`);
}

/** Gives the lock back. */
export function releaseLock(): void {
  held?.close();
  held = undefined;
}

export function hasLock(): boolean {
  return held !== undefined;
}
