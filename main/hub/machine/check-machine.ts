import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync, statfsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectRoot } from '../../adapters/project-root.ts';
import { findBrowser, hasDisplay } from './find-browser.ts';
import { findProgram } from './find-program.ts';

/** `warn`: it works, but not as it should; `fail`: the station cannot run. */
export interface Finding {
  check: string;
  state: 'ok' | 'warn' | 'fail';
  found: string;
  /** What to do; empty when nothing is. */
  todo: string;
}

const minimumNode = 24;
/** Free space below which a busy centre fills the disk within weeks, and below which the station cannot go on. */
const disk = { warn: 5e9, fail: 2e8 };

const ok = (check: string, found: string): Finding => ({ check, state: 'ok', found, todo: '' });
const warn = (check: string, found: string, todo: string): Finding => ({ check, state: 'warn', found, todo });
const fail = (check: string, found: string, todo: string): Finding => ({ check, state: 'fail', found, todo });

export function checkNode(version: string): Finding {
  const major = Number(version.replace(/^v/, '').split('.')[0]);
  if (major >= minimumNode) return ok('node', version);
  return fail('node', version, `install Node ${minimumNode} or newer (https://nodejs.org)`);
}

/** Found by its files: requiring the package would start a download. */
export function checkElectron(modules: string = join(projectRoot, 'node_modules')): Finding {
  const folder = join(modules, 'electron');
  const pathFile = join(folder, 'path.txt');
  if (existsSync(pathFile) && existsSync(join(folder, 'dist', readFileSync(pathFile, 'utf8').trim())))
    return ok('electron', folder);
  return warn('electron', 'not here', 'nothing has to be done: the same wall opens in a browser');
}

export function checkBrowser(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): Finding {
  const browser = findBrowser(platform, env);
  if (browser === undefined)
    return warn('browser', 'none found', 'install Chromium, or open the address from another machine');
  if (!hasDisplay(platform, env))
    return warn('browser', `${browser.path}, no display`, 'open the printed address from another machine');
  return ok('browser', browser.path);
}

/** Chinese glyphs; the wall brings its own digits and Latin letters. */
export function checkFonts(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): Finding {
  if (platform === 'win32' || platform === 'darwin')
    return ok('fonts', 'Chinese fonts come with this system');
  const lister = findProgram(['fc-list'], env['PATH']);
  if (lister === undefined)
    return warn('fonts', 'fc-list is not here', 'install fontconfig and a Chinese font, e.g. fonts-noto-cjk');
  const listed = spawnSync(lister, [':lang=zh', 'family'], { encoding: 'utf8', timeout: 10_000 });
  const [first] = listed.stdout
    .split('\n')
    .filter((line) => line !== '')
    .sort();
  if (first !== undefined) return ok('fonts', first);
  return warn(
    'fonts',
    'no Chinese font',
    'install one, e.g. `apt install fonts-noto-cjk`; it matters where a browser runs',
  );
}

export function checkDisk(folder: string): Finding {
  const { bavail, bsize } = statfsSync(existing(folder));
  const free = bavail * bsize;
  const found = `${(free / 1e9).toFixed(1)} GB free for ${folder}`;
  if (free < disk.fail)
    return fail('disk', found, 'make room: the station stops taking events on a full disk');
  return free < disk.warn
    ? warn('disk', found, 'make room, or put --data on a larger disk')
    : ok('disk', found);
}

export function checkDataFolder(folder: string): Finding {
  const place = existing(folder);
  try {
    accessSync(place, constants.W_OK);
  } catch {
    return fail(
      'data',
      `${place} is not writable`,
      'give this user the right to write there, or name another folder with --data',
    );
  }
  return ok('data', place === folder ? folder : `${folder} (made at the first start)`);
}

export function checkClock(now: number, env: NodeJS.ProcessEnv): Finding {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const found = `${new Date(now).toISOString()}, this machine's zone ${zone}`;
  // An appliance without a battery clock starts in 1970 or at its firmware's date.
  if (now < Date.UTC(2025, 0, 1))
    return fail('clock', found, 'set the date; events would be counted in the wrong days');
  return isSynchronised(env) === false
    ? warn('clock', `${found}, not synchronised`, 'turn on NTP, e.g. `timedatectl set-ntp true`')
    : ok('clock', found);
}

/** Undefined where the machine does not say. */
function isSynchronised(env: NodeJS.ProcessEnv): boolean | undefined {
  const program = findProgram(['timedatectl'], env['PATH']);
  if (program === undefined) return undefined;
  const shown = spawnSync(program, ['show', '-p', 'NTPSynchronized', '--value'], {
    encoding: 'utf8',
    timeout: 5_000,
  });
  if (shown.stdout.trim() === 'yes') return true;
  return shown.stdout.trim() === 'no' ? false : undefined;
}

/** The folder itself or the nearest one above it that exists. */
function existing(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : existing(dirname(folder));
}
