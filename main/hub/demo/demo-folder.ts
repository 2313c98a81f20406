import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { isHub } from '../machine/check-port.ts';
import { usageProblem } from '../problem.ts';

/** Marks a folder as the demonstration's own: only such a folder is emptied. */
const markName = 'demo.json';
const markSchema = z.object({ url: z.string(), pid: z.int() });

/** The station's part of a demonstration folder; the browser's profile lies beside it and stays. */
export function demoStationFolder(folder: string): string {
  return join(folder, 'station');
}

/** Address of the demonstration that runs on this folder; undefined when none does. */
export async function runningDemo(folder: string): Promise<string | undefined> {
  const mark = readMark(folder);
  if (mark === undefined || mark.url === '' || !isAlive(mark.pid)) return undefined;
  return (await isHub(mark.url)) ? mark.url : undefined;
}

/**
 * Makes the folder ready for a new run: the recorded day starts from nothing every time.
 * @throws Problem when the folder holds something that is not a demonstration's.
 */
export function emptyDemoFolder(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length > 0 && readMark(folder) === undefined) {
    throw usageProblem(
      `${folder} holds other things than a demonstration`,
      'name an empty or a new folder with --data',
    );
  }
  rmSync(demoStationFolder(folder), { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  markDemo(folder, '');
}

/** Leaves word where the demonstration of this folder is to be found. */
export function markDemo(folder: string, url: string): void {
  writeFileSync(join(folder, markName), `${JSON.stringify({ url, pid: process.pid })}\n`);
}

function readMark(folder: string): z.infer<typeof markSchema> | undefined {
  const file = join(folder, markName);
  if (!existsSync(file)) return undefined;
  try {
    return markSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // A mark cut off by a crash is still a mark, of a demonstration that no longer runs.
    return { url: '', pid: 0 };
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (fault) {
    return fault instanceof Error && 'code' in fault && fault.code === 'EPERM';
  }
}
