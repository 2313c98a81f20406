import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { machineSchema } from '../../../shared/model/machine.ts';
import type { MachineSettings } from '../../../shared/model/machine.ts';
import { readDocument } from '../../adapters/settings/read-document.ts';

/** Where an application keeps what it is and what it counts. */
export interface MachineFolder {
  /** `machine.json`: what this machine is. */
  machine: string;
  /** `windows.json`: where the desks stood. */
  windows: string;
  /** The station's data folder, with its own `settings.json`. */
  station: string;
  stationSettings: string;
}

export function machineFolder(userData: string): MachineFolder {
  const station = join(userData, 'station');
  return {
    machine: join(userData, 'machine.json'),
    windows: join(userData, 'windows.json'),
    station,
    stationSettings: join(station, 'settings.json'),
  };
}

/** What this machine is; null before the first-run assistant has asked. @throws SettingsFault */
export function readMachine(file: string, env: NodeJS.ProcessEnv): MachineSettings | null {
  return existsSync(file) ? readDocument(machineSchema, file, env) : null;
}
