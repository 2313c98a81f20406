// @ts-check
// Runs on any Node >= 18, as bootstrap.mjs does.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './bootstrap.mjs';

/** Nobody waits longer for a download at a start. Unit: ms. */
const PATIENCE_MS = 60_000;
/** A machine that could not make the download is not asked again for a day. Unit: ms. */
const AGAIN_MS = 24 * 3_600_000;

const electron = join(root, 'node_modules', 'electron');
const failure = join(root, '.cache', 'electron-not-fetched');

/**
 * Fetches Electron's runtime, if it can be had within a minute; npm's package is only the way to it.
 * @param {string} node
 */
export function ensureElectron(node) {
  if (isHere() || failedLately()) return;
  process.stderr.write('callwall: fetching the Electron runtime (at most a minute) …\n');
  const { status } = spawnSync(node, [join(electron, 'install.js')], {
    timeout: PATIENCE_MS,
    killSignal: 'SIGKILL',
    stdio: 'ignore',
  });
  if (status === 0 && isHere()) return rmSync(failure, { force: true });
  mkdirSync(dirname(failure), { recursive: true });
  writeFileSync(failure, '');
}

/**
 * Whether windows can be seen here and are wanted: on a server nothing is fetched.
 * @param {readonly string[]} args
 */
export function canShowWindows(args) {
  if (process.env['CI'] || args.includes('--no-open') || process.env['CALLWALL_BROWSER']) return false;
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY']) || Boolean(process.env['WAYLAND_DISPLAY']);
}

/** Told by the files: `require('electron')` would download. */
function isHere() {
  const name = join(electron, 'path.txt');
  return existsSync(name) && existsSync(join(electron, 'dist', readFileSync(name, 'utf8')));
}

function failedLately() {
  return existsSync(failure) && Date.now() - statSync(failure).mtimeMs < AGAIN_MS;
}
