import { mkdirSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from 'electron';
import { launched } from './launched.ts';

type Place = Parameters<App['getPath']>[0];
const set = new Map<string, string>();

/** Where a folder of the system or of the application is. Made if it is the application's. */
export function pathOf(place: Place, appName: string): string {
  const path = set.get(place) ?? usual(place, appName);
  if (place === 'userData' || place === 'logs') mkdirSync(path, { recursive: true });
  return path;
}

export function setPathOf(place: string, path: string): void {
  set.set(place, path);
}

function usual(place: Place, appName: string): string {
  const home = homedir();
  const appData = process.env['XDG_CONFIG_HOME'] ?? join(home, '.config');
  const userData = set.get('userData') ?? launched.switches.get('user-data-dir') ?? join(appData, appName);
  const places: Partial<Record<Place, string>> = {
    home,
    appData,
    userData,
    sessionData: userData,
    temp: tmpdir(),
    exe: launched.executable,
    logs: join(userData, 'logs'),
    crashDumps: join(userData, 'Crashpad'),
    documents: join(home, 'Documents'),
    downloads: join(home, 'Downloads'),
    desktop: join(home, 'Desktop'),
  };
  const path = places[place];
  if (path === undefined) throw new Error(`stand-in: app.getPath('${place}') is not implemented`);
  return path;
}
