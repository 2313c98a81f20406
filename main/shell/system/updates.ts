import { app } from 'electron';
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
  /** Commits and lets the windows go, before an installer begins. */
  prepare(): Promise<void>;
  /** An installer did not end this application: it has to come back by itself. */
  comeBack(why: string): void;
}

/** An installer that has not ended the application by then never will, ms. */
const INSTALL_MS = 30_000;

/** A package of the system is installed by its administrator, who has the password: here it is only fetched. */
function installsByItself(): boolean {
  return process.platform !== 'linux' || process.env['APPIMAGE'] !== undefined;
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
    autoUpdater.autoInstallOnAppQuit = installsByItself();
    autoUpdater.setFeedURL({ provider: 'generic', url: settings.url });
    autoUpdater.on('error', (fault) => log.warn('no update', { why: fault.message }));
    autoUpdater.on('update-downloaded', ({ version }) => {
      this.#downloaded = true;
      const by = installsByItself() ? `${settings.from}-${settings.to}` : 'the administrator';
      log.info('an update is ready', { version, by });
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
    setInterval(() => void this.#look(), LOOK_MS).unref();
  }

  /** The application ends: what is ready is installed, unless something urgent is open or it comes back at once. */
  quitting(relaunching: boolean): void {
    autoUpdater.autoInstallOnAppQuit = installsByItself() && !relaunching && this.#may(true);
  }

  async #look(): Promise<void> {
    if (!this.#downloaded || !installsByItself() || !this.#may(false)) return;
    // Once: an installer that fails would fail again in a minute.
    this.#downloaded = false;
    this.#parts.log.info('the update is installed now', {});
    await this.#parts.prepare();
    // The new program is started by the installer, perhaps before this one has ended.
    app.releaseSingleInstanceLock();
    setTimeout(() => this.#parts.comeBack('the installer did not end the application'), INSTALL_MS);
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
