import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** `summary.pdf.4711.part`: of the process 4711. */
const PART = /\.(\d+)\.part$/;

/**
 * Writes a file so that a kill or a power cut leaves the whole new one or what was there before. What dead processes left
 * half-written of this file goes.
 * @throws the file system's error (no space, no right); nothing is left behind then
 */
export function replaceFile(path: string, bytes: Uint8Array | string): void {
  const folder = dirname(path);
  mkdirSync(folder, { recursive: true });
  sweep(folder, basename(path));
  const part = `${path}.${process.pid}.part`;
  try {
    writeFileSync(part, bytes, { flush: true });
    renameSync(part, path);
  } catch (fault) {
    rmSync(part, { force: true });
    throw fault;
  }
  flushFolder(folder);
}

function sweep(folder: string, name: string): void {
  for (const file of readdirSync(folder)) {
    const pid = file.startsWith(`${name}.`) ? PART.exec(file.slice(name.length))?.[1] : undefined;
    if (pid !== undefined && !isRunning(Number(pid))) rmSync(join(folder, file), { force: true });
  }
}

/**
 * Removes what was left half-written in a folder that is this process's to write and in which it writes nothing now: a process
 * before may have had the same number, as in a container. @throws the file system's error
 */
export function sweepParts(folder: string): void {
  if (!existsSync(folder)) return;
  for (const file of readdirSync(folder)) {
    const pid = Number(PART.exec(file)?.[1]);
    if (pid === process.pid || (pid > 0 && !isRunning(pid))) rmSync(join(folder, file), { force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (fault) {
    // Another user's process answers so.
    return fault instanceof Error && 'code' in fault && fault.code === 'EPERM';
  }
}

/** Makes the rename itself last. Windows has no such thing for folders and does it by itself. */
function flushFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
