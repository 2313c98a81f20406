import type { BrowserWindow, WebContents } from 'electron';
import { shellChannel } from '../../../shared/contract/shell-channels.ts';
import type { Log } from '../../station/ports.ts';
import { backoff } from '../policies/backoff.ts';
import { afterFailure } from '../policies/relaunch-policy.ts';
import { ask, BEAT_MS, freshPulse, loading, watchdog } from '../policies/watchdog.ts';

/** A page that stood for so long after a failure has got over it, ms. */
const RECOVERED_MS = 60_000;
/** A load that was broken off by another one, as Chromium numbers it: no failure. */
const ABORTED = -3;
/** Where a page hung is asked for no longer than this, ms. */
const STACK_MS = 1_000;

/** What keeping pages alive needs of the application. */
export interface KeepAliveParts {
  log: Log;
  mono(): number;
  /** A page is loaded again. */
  reloaded(): void;
  /** Pages fail too often: the whole application starts anew, if that may help. */
  relaunch(why: string): boolean;
}

/** Watches the pages of windows: one that crashed, hangs or did not load is loaded again, at growing intervals. */
export class KeepAlive {
  readonly #parts: KeepAliveParts;
  readonly #beats = new Map<WebContents, () => void>();
  #failures: number[] = [];

  constructor(parts: KeepAliveParts) {
    this.#parts = parts;
  }

  /** A page has answered: its thread is alive. */
  beat(contents: WebContents): void {
    this.#beats.get(contents)?.();
  }

  watch(window: BrowserWindow, name: string): void {
    const { webContents } = window;
    const { log, mono } = this.#parts;
    let pulse = freshPulse;
    let inARow = 0;
    let recovery: NodeJS.Timeout | undefined;
    const timer = setInterval(() => {
      if (watchdog(pulse, mono()) === 'hung') {
        pulse = freshPulse;
        void this.#endHung(webContents, name);
        return;
      }
      pulse = ask(pulse, mono());
      webContents.send(shellChannel.beat, 1);
    }, BEAT_MS);
    this.#beats.set(webContents, () => (pulse = freshPulse));
    const fail = (why: string): void => {
      pulse = freshPulse;
      clearTimeout(recovery);
      log.error('a page failed', { window: name, why });
      const { act, failures } = afterFailure(this.#failures, mono());
      this.#failures = failures;
      if (act === 'relaunch' && this.#parts.relaunch(why)) return;
      inARow += 1;
      setTimeout(() => {
        if (window.isDestroyed()) return;
        this.#parts.reloaded();
        webContents.reload();
      }, backoff(inARow));
    };
    webContents.on('did-start-loading', () => (pulse = loading(mono())));
    webContents.on('did-finish-load', () => {
      pulse = freshPulse;
      clearTimeout(recovery);
      recovery = setTimeout(() => (inARow = 0), RECOVERED_MS);
    });
    webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
      if (reason !== 'clean-exit') fail(`its process is gone: ${reason} (${exitCode})`);
    });
    webContents.on('did-fail-load', (_event, code, why, _address, isMainFrame) => {
      if (isMainFrame && code !== ABORTED) fail(`it did not load: ${why} (${code})`);
    });
    window.on('closed', () => {
      clearInterval(timer);
      clearTimeout(recovery);
      this.#beats.delete(webContents);
    });
  }

  /** The machine slept, or the screen did: nobody is to blame for not having answered. */
  forgive(): void {
    for (const forget of this.#beats.values()) forget();
  }

  /** Says where it hangs, if that can be known, and ends its process, whose end loads it again. */
  async #endHung(contents: WebContents, name: string): Promise<void> {
    const unknown = new Promise<string>((done) => setTimeout(() => done('not known'), STACK_MS));
    const stack = await Promise.race([stackOf(contents), unknown]);
    this.#parts.log.error('a page hangs', { window: name, stack });
    if (!contents.isDestroyed()) contents.forcefullyCrashRenderer();
  }
}

async function stackOf(contents: WebContents): Promise<string> {
  try {
    return String(await contents.mainFrame.collectJavaScriptCallStack());
  } catch (fault) {
    return `not known: ${fault instanceof Error ? fault.message : String(fault)}`;
  }
}
