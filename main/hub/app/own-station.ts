import type { StationJob } from '../../../shared/contract/station-process.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import { SettingsFault } from '../../adapters/settings/settings-fault.ts';
import { Problem } from '../problem.ts';
import { runHub } from '../run-hub.ts';
import { settingsHome, startSettings } from '../station-settings.ts';
import { openOwnWindows } from './own-windows.ts';
import type { StationAccess } from './station-access.ts';

/**
 * Runs the station of this machine. Browsers find the same wall at its hub.
 * @throws Problem for settings at fault and for a folder or port that cannot be used
 */
export async function ownStation(job: Extract<StationJob, { kind: 'own' }>): Promise<StationAccess> {
  const settings = settingsOf(job);
  const hub = await runHub({
    folder: job.folder,
    settings,
    home: settingsHome(undefined, job.folder, process.env),
    // The windows are another process: this one's output goes to the shell's log.
    onLogFault: (cause) => process.stderr.write(`the log cannot be written: ${cause.message}\n`),
  });
  const windows = openOwnWindows(hub);
  return {
    hub: hub.url,
    openViewer: (page) => windows.openViewer(page),
    async close() {
      windows.close();
      await hub.close();
    },
  };
}

function settingsOf({ folder }: Extract<StationJob, { kind: 'own' }>): Settings {
  try {
    return startSettings(undefined, folder, process.env);
  } catch (fault) {
    if (fault instanceof SettingsFault)
      throw new Problem(fault.message, 'correct the settings, then try again');
    throw fault;
  }
}
