import { autoUpdater } from 'electron-updater';
import type { MachineSettings } from '../../../shared/model/machine.ts';
import type { Log } from '../../station/ports.ts';
import { updatePolicy } from '../policies/update-policy.ts';

/** The feed is asked this often, ms. */
const ASK_MS = 4 * 3_600_000;
/** How often it is looked whether the moment has come, ms. */
const LOOK_MS = 60_000;

/** What updating needs of the application. */
export interface UpdateParts {
  settings: NonNullable<MachineSettings['updates']>;
  log: Log;
  /** Whether something urgent is open. */
  urgent(): boolean;
}

/**
 * Updates from a feed inside the house: looked for, downloaded and checked (SHA-512 of the feed's metadata) at any time,
 * installed when `updatePolicy` says so.
 */
export class Updates {
  readonly #parts: UpdateParts;
  #downloaded = false;

  constructor(parts: UpdateParts) {
    this.#parts = parts;
    const { log, settings } = parts;
    autoUpdater.logger = null;
    autoUpdater.autoDownload = true;
    autoUpdater.autoInstallOnAppQuit = true;
    autoUpdater.setFeedURL({ provider: 'generic', url: settings.url });
    autoUpdater.on('error', (fault) => log.warn('no update', { why: fault.message }));
    autoUpdater.on('update-downloaded', ({ version }) => {
      this.#downloaded = true;
      log.info('an update is ready', { version, from: settings.from, to: settings.to });
    });
  }

  start(): void {
    const ask = (): void => {
      // What went wrong has been told by the `error` event.
      const downloaded = autoUpdater.checkForUpdates().then((found) => found?.downloadPromise);
      downloaded.catch(() => undefined);
    };
    ask();
    setInterval(ask, ASK_MS).unref();
    setInterval(() => this.#look(), LOOK_MS).unref();
  }

  /** The application ends: what is ready is installed, unless something urgent is open. */
  quitting(): void {
    autoUpdater.autoInstallOnAppQuit = this.#may(true);
  }

  #look(): void {
    if (!this.#downloaded || !this.#may(false)) return;
    this.#parts.log.info('the update is installed now', {});
    autoUpdater.quitAndInstall(true, true);
  }

  #may(quitting: boolean): boolean {
    const now = new Date();
    const local = now.getHours() * 60 + now.getMinutes();
    return (
      updatePolicy({ window: this.#parts.settings, local, urgent: this.#parts.urgent(), quitting }) ===
      'install'
    );
  }
}
