import { existsSync, readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import type { StationJob } from '../../../shared/contract/station-process.ts';
import type { MachineSettings } from '../../../shared/model/machine.ts';
import { defaultSettings, settingsSchema } from '../../../shared/model/settings.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import { nearestLanguage } from '../../../shared/words/words.ts';
import type { ShellOptions } from '../policies/command-line.ts';
import { readDocument } from '../../adapters/settings/read-document.ts';
import { readMachine } from './machine-file.ts';
import type { MachineFolder } from './machine-file.ts';
import { rollOut } from './roll-out.ts';

/** What this machine is; null before anybody has said it. @throws SettingsFault, or the system's error */
export function machineOf(
  { follow, settings }: ShellOptions,
  folder: MachineFolder,
  locale: string,
): Promise<MachineSettings | null> | MachineSettings | null {
  if (settings !== undefined) return rollOut(settings, folder, process.env);
  // What `npm start` shows: a window on a station that somebody else has started.
  if (follow !== undefined) return followOnly(follow, locale);
  return readMachine(folder.machine, process.env);
}

/** What the station's process of such a machine has to do. */
export function jobOf(machine: MachineSettings, folder: MachineFolder): StationJob {
  return machine.follow === undefined
    ? { kind: 'own', folder: folder.station }
    : { kind: 'follow', ...machine.follow };
}

/**
 * Where sources and browsers find the station of such a machine: a page cannot know, its own address is the application's. Empty
 * where that shows only when the station runs.
 */
export function hubOf({ follow }: Pick<MachineSettings, 'follow'>, folder: MachineFolder): { hub?: string } {
  if (follow !== undefined) return { hub: new URL(follow.url).host };
  const { host, port } = listenOf(folder.stationSettings);
  if (port === 0) return {};
  return { hub: `${host === '0.0.0.0' || host === '::' ? hostname() : host}:${port}` };
}

/** Settings at fault are told when the station starts. */
function listenOf(file: string): Settings['listen'] {
  try {
    return existsSync(file) ? readDocument(settingsSchema, file, process.env).listen : defaultSettings.listen;
  } catch {
    return defaultSettings.listen;
  }
}

/**
 * Whether a hall screen stands here whose way out is a PIN, as far as its file can be read at all: one that is at fault opens no
 * way around it.
 */
export function isLockedHall(file: string): boolean {
  try {
    const raw: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof raw !== 'object' || raw === null) return false;
    return 'role' in raw && raw.role === 'wall' && 'exitPin' in raw && typeof raw.exitPin === 'string';
  } catch {
    return false;
  }
}

function followOnly(url: string, locale: string): MachineSettings {
  return {
    version: 1,
    role: 'desk',
    language: nearestLanguage(locale),
    theme: 'dark',
    follow: { url: url.replace(/^http/, 'ws') },
    displays: [],
    autostart: false,
  };
}
