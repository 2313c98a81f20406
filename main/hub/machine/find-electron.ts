import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from './find-browser.ts';

/**
 * Electron's runtime, if it is on this machine: it comes by a download of its own, which not every machine can make
 * (build/bootstrap.mjs tries). Told by its files; `require('electron')` would download. `root`: the checkout.
 */
export function findElectron(root: string, env: NodeJS.ProcessEnv): Browser | undefined {
  const folder = join(root, 'node_modules', 'electron');
  const name = join(folder, 'path.txt');
  const dist = env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist');
  const path = join(dist, existsSync(name) ? readFileSync(name, 'utf8') : 'electron');
  return existsSync(path) ? { kind: 'electron', path } : undefined;
}
