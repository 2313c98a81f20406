import { spawn } from 'node:child_process';
import { app } from 'electron';
import type { Log } from '../station/ports.ts';
import { relaunchArguments } from './policies/command-line.ts';
import { mayRelaunch } from './policies/relaunch-policy.ts';

/** What beginning and ending need of the application. */
export interface LifeParts {
  log: Log;
  /** How often the application has started itself anew without a long time in between. */
  anew: number;
  /** Windows may close from now on. @param relaunching it comes back at once */
  lettingGo(relaunching: boolean): void;
  /** Commits what is pending. */
  stopStation(): Promise<void>;
}

/** How the application ends and starts itself anew. */
export class Life {
  readonly #parts: LifeParts;
  #ended: Promise<void> | undefined;
  #over = false;
  #relaunching = false;

  constructor(parts: LifeParts) {
    this.#parts = parts;
  }

  listen(): void {
    app.on('before-quit', (event) => {
      if (this.#over) return;
      event.preventDefault();
      void this.prepare().finally(() => app.quit());
    });
  }

  /** Lets the windows go and has the station commit: after it the application may end at any moment. */
  prepare(): Promise<void> {
    this.#ended ??= this.#end();
    return this.#ended;
  }

  /**
   * Ends and comes back. False when that has been tried already and did not help, or the application ends anyway: then
   * whoever asked goes on as well as possible.
   */
  relaunch(why: string, more: readonly string[] = []): boolean {
    const { log, anew } = this.#parts;
    if (this.#relaunching || this.#ended !== undefined) return true;
    if (!mayRelaunch(anew, process.uptime() * 1_000)) return false;
    this.#relaunching = true;
    const added = [...more, `--anew=${anew + 1}`];
    log.error('the application starts anew', { why, added: added.join(' ') });
    startAgain(added);
    app.quit();
    return true;
  }

  /** Comes back after everything was prepared for an installer that did not do its work. */
  comeBack(why: string): void {
    this.#parts.log.error('the application starts anew', { why });
    startAgain([]);
    app.quit();
  }

  async #end(): Promise<void> {
    this.#parts.lettingGo(this.#relaunching);
    await this.#parts.stopStation();
    this.#over = true;
  }
}

function startAgain(more: readonly string[]): void {
  const args = relaunchArguments(process.argv.slice(1), more);
  const image = app.isPackaged ? process.env['APPIMAGE'] : undefined;
  // What Electron itself would start lies in a file system that is gone with this process.
  if (image === undefined) app.relaunch({ args });
  else app.once('quit', () => startImage(image, args));
}

function startImage(image: string, args: readonly string[]): void {
  app.releaseSingleInstanceLock();
  spawn(image, args, { detached: true, stdio: 'ignore' }).unref();
}
