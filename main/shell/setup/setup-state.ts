import { existsSync } from 'node:fs';
import type { SetupState } from '../../../shared/contract/bridge.ts';
import type { MachineSettings } from '../../../shared/model/machine.ts';
import { settingsSchema } from '../../../shared/model/settings.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import { hideSecrets } from '../../adapters/settings/kept-secrets.ts';
import { readDocument } from '../../adapters/settings/read-document.ts';
import { displayIdentities } from '../policies/display-identity.ts';
import type { DisplayInfo } from '../policies/display-identity.ts';

/** What the assistant is told of this machine. */
export interface SetupFacts {
  machine: MachineSettings | null;
  /** The station's settings file. */
  stationSettings: string;
  displays: readonly DisplayInfo[];
  primary: number;
  canAutostart: boolean;
  zone: string;
}

/** What the assistant starts from; no secret is in it. */
export function setupState(facts: SetupFacts, env: NodeJS.ProcessEnv): SetupState {
  const { machine, displays, primary, canAutostart, zone } = facts;
  return {
    displays: [...displayIdentities(displays)].map(([display, { id, label, bounds, scaleFactor }]) => ({
      display,
      label,
      ...bounds,
      scale: scaleFactor,
      primary: id === primary,
    })),
    current: machine === null ? null : withoutSecrets(machine, storedStation(facts.stationSettings, env)),
    keeps: { pin: machine?.exitPin !== undefined, followToken: machine?.follow?.token !== undefined },
    canAutostart,
    zone,
  };
}

function withoutSecrets(
  { exitPin: _exitPin, follow, ...machine }: MachineSettings,
  station: Settings | undefined,
): SetupState['current'] {
  return {
    version: 1,
    machine: { ...machine, ...(follow && { follow: { url: follow.url } }) },
    ...(station && { station: hideSecrets(station) }),
  };
}

/** Settings at fault are told when the station starts; the assistant then begins with empty ones. */
function storedStation(file: string, env: NodeJS.ProcessEnv): Settings | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return readDocument(settingsSchema, file, env);
  } catch {
    return undefined;
  }
}
