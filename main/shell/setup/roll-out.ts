import { setupSchema } from '../../../shared/model/machine.ts';
import type { MachineSettings } from '../../../shared/model/machine.ts';
import { readDocument } from '../../adapters/settings/read-document.ts';
import { storeSetup } from './apply-setup.ts';
import { readMachine } from './machine-file.ts';
import type { MachineFolder } from './machine-file.ts';

/**
 * Takes over a setup document from a file (`--settings FILE`), as the assistant would: for a fleet of machines.
 * @throws SettingsFault naming every problem; nothing is stored then
 */
export function rollOut(
  file: string,
  folder: MachineFolder,
  env: NodeJS.ProcessEnv,
): Promise<MachineSettings> {
  return storeSetup(readDocument(setupSchema, file, env), folder, readMachine(folder.machine, env));
}
