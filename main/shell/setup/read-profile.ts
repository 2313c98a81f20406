import * as z from 'zod';
import { keptSecret } from '../../../shared/contract/bridge.ts';
import type { SetupInput } from '../../../shared/model/machine.ts';
import { layoutSchema, setupSchema } from '../../../shared/model/machine.ts';
import { SettingsFault } from '../../adapters/settings/settings-fault.ts';
import { readDocument } from '../../adapters/settings/read-document.ts';

/**
 * What the assistant begins with after a `.callwall` file was opened: the file's own setup, or the machine as it is with
 * the file's layout. @throws SettingsFault
 */
export function readProfile(file: string, current: SetupInput | null): SetupInput {
  // A file from elsewhere names no variables of this machine's environment.
  const env = {};
  const raw = readDocument(z.looseObject({}), file, env);
  if (JSON.stringify(raw).includes(JSON.stringify(keptSecret)))
    throw new SettingsFault(file, [
      'it stands for a secret of this machine, which no file may: type secrets into the assistant',
    ]);
  if (!('layout' in raw)) return readDocument(setupSchema, file, env);
  const { layout } = readDocument(layoutSchema, file, env);
  return { ...current, machine: { ...current?.machine, displays: layout } };
}
