import { readFileSync } from 'node:fs';
import type { StationJob } from '../../../shared/contract/station-process.ts';
import type { MachineSettings } from '../../../shared/model/machine.ts';
import { nearestLanguage } from '../../../shared/words/words.ts';
import type { ShellOptions } from '../policies/command-line.ts';
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

/** Where the station of such a machine is, for pages that cannot reach it; its own is not in the network. */
export function hubOf({ follow }: Pick<MachineSettings, 'follow'>): { hub?: string } {
  return follow === undefined ? {} : { hub: new URL(follow.url).host };
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
