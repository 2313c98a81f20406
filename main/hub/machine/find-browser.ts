import { homedir } from 'node:os';
import { join } from 'node:path';
import { findProgram, isExecutable } from './find-program.ts';

/**
 * What shows the wall. `electron`: our own application; `app`: of the Chromium family, can show a page without its
 * frame; `default`: whatever the system opens pages with.
 */
export interface Browser {
  kind: 'electron' | 'app' | 'default';
  path: string;
}

const linuxNames = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
  'brave-browser',
];
const macNames = ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser'];
const windowsPaths = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
];

/** The browser for the wall: CALLWALL_BROWSER, else one of the Chromium family, else the system's default one. */
export function findBrowser(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): Browser | undefined {
  const chosen = env['CALLWALL_BROWSER'];
  if (chosen !== undefined && chosen !== '') return { kind: 'app', path: chosen };
  const app = appCandidates(platform, env).find(isExecutable);
  if (app !== undefined) return { kind: 'app', path: app };
  if (platform === 'win32') return { kind: 'default', path: 'explorer.exe' };
  const opener = findProgram([platform === 'darwin' ? 'open' : 'xdg-open'], env['PATH']);
  return opener === undefined ? undefined : { kind: 'default', path: opener };
}

/** Whether a window could be seen: there is a desktop session. */
export function hasDisplay(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): boolean {
  if (platform === 'win32') return true;
  if (platform === 'darwin') return env['SSH_CONNECTION'] === undefined;
  return Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY']);
}

function appCandidates(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string[] {
  if (platform === 'darwin') {
    const folders = ['/Applications', join(homedir(), 'Applications')];
    return folders.flatMap((folder) =>
      macNames.map((name) => join(folder, `${name}.app`, 'Contents', 'MacOS', name)),
    );
  }
  if (platform === 'win32') {
    const roots = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((name) => env[name] ?? []);
    return roots.flatMap((root) => windowsPaths.map((parts) => join(root, ...parts)));
  }
  return linuxNames.flatMap((name) => findProgram([name], env['PATH']) ?? []);
}
