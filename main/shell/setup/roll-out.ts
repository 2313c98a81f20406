import { readFileSync } from 'node:fs';
import { setupSchema } from '../../../shared/model/machine.ts';
import type { MachineSettings } from '../../../shared/model/machine.ts';
import { readDocument } from '../../adapters/settings/read-document.ts';
import { storeSetup } from './apply-setup.ts';
import { readMachine } from './machine-file.ts';
import type { MachineFolder } from './machine-file.ts';

/**
 * Takes over a setup document from a file (`--settings FILE`), as the assistant would: for a fleet of machines. It is checked with
 * its `env:` secrets resolved and stored as it is written, so that they stay in the environment.
 * @throws SettingsFault naming every problem; nothing is stored then
 */
export async function rollOut(
  file: string,
  folder: MachineFolder,
  env: NodeJS.ProcessEnv,
): Promise<MachineSettings> {
  readDocument(setupSchema, file, env);
  const asWritten = setupSchema.parse(JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, '')));
  await storeSetup(asWritten, folder, null);
  const machine = readMachine(folder.machine, env);
  if (machine === null) throw new Error(`${folder.machine} was not written`);
  return machine;
}
