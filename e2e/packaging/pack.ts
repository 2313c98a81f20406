import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

/** Where packages of the tests say that updates are. */
export const updatesUrl = 'https://updates.example.invalid/callwall/';

/** How a run of `npm run dist` ended and what it printed. */
export interface Packed {
  code: number | null;
  said: string;
  seconds: number;
}

/**
 * Runs what `npm run dist` runs, with an Electron of a folder, into another folder. Tools that electron-builder would
 * download are given to it: fpm is ours, 7-Zip the system's.
 */
export function pack(electron: string, output: string, ...args: string[]): Packed {
  const fpm = join(import.meta.dirname, 'fpm.ts');
  chmodSync(fpm, 0o755);
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      join(root, 'build', 'dist.ts'),
      ...args,
      `-c.electronDist=${electron}`,
      `-c.directories.output=${output}`,
    ],
    { cwd: root, encoding: 'utf8', env: environment(fpm), timeout: 110_000 },
  );
  return { code: status, said: stdout + stderr, seconds: (performance.now() - started) / 1000 };
}

/** The same on every machine: neither a CI's variables nor a proxy of it changes what electron-builder does. */
function environment(fpm: string): NodeJS.ProcessEnv {
  return {
    // fpm.ts is started by its first line and needs this very Node.
    PATH: `${dirname(process.execPath)}:${process.env['PATH'] ?? ''}`,
    HOME: process.env['HOME'],
    CALLWALL_UPDATES_URL: updatesUrl,
    CUSTOM_FPM_PATH: fpm,
    ELECTRON_BUILDER_7ZIP_PATH: findSevenZip(),
    NO_COLOR: '1',
  };
}

/** 7-Zip of the system, or undefined; `npm test` installs it where it can. */
export function findSevenZip(): string | undefined {
  return ['/usr/bin/7za', '/usr/bin/7zz', '/usr/bin/7z'].find((path) => existsSync(path));
}
