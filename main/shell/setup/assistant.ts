import { dialog, screen } from 'electron';
import type { ConnectionTry, SetupState } from '../../../shared/contract/bridge.ts';
import type { MachineSettings } from '../../../shared/model/machine.ts';
import type { Words } from '../../../shared/words/words.ts';
import { SettingsFault } from '../../adapters/settings/settings-fault.ts';
import type { Log } from '../../station/ports.ts';
import { canAutostart } from '../system/autostart.ts';
import { keptSource } from './apply-setup.ts';
import type { MachineFolder } from './machine-file.ts';
import { readProfile } from './read-profile.ts';
import { setupState } from './setup-state.ts';

/** What the assistant works with. `profile`: a file that it begins with. */
export interface AssistantParts {
  machine: MachineSettings | null;
  folder: MachineFolder;
  profile: string | undefined;
  words: Words;
  log: Log;
}

/** What the assistant starts from on this machine; a profile at fault is told, and left out. */
export function assistantState({ machine, folder, profile, words, log }: AssistantParts): SetupState {
  const facts = {
    machine,
    stationSettings: folder.stationSettings,
    displays: screen.getAllDisplays(),
    primary: screen.getPrimaryDisplay().id,
    canAutostart: canAutostart(process.platform),
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
  const state = setupState(facts, process.env);
  if (profile === undefined) return state;
  try {
    return { ...state, current: readProfile(profile, state.current) };
  } catch (fault) {
    if (!(fault instanceof SettingsFault)) throw fault;
    log.warn('a profile is at fault', { why: fault.message });
    dialog.showErrorBox(words.say('shell.fault.settings'), fault.message);
    return state;
  }
}

/** A connection to be tried, with the stored secrets that the assistant does not show. */
export function unhiddenTry(
  what: ConnectionTry,
  machine: MachineSettings | null,
  folder: MachineFolder,
): ConnectionTry {
  if (what.kind === 'source') return { kind: 'source', source: keptSource(what.source, folder, process.env) };
  const stored = machine?.follow;
  return what.token === undefined && stored?.url === what.url ? { ...what, token: stored.token } : what;
}
