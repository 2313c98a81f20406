import { BrowserWindow } from 'electron';
import type { WebContents } from 'electron';
import type { WindowKind } from '../../../shared/contract/bridge.ts';
import type { KeepAlive } from './keep-alive.ts';
import { openPageWindow } from './page-window.ts';
import type { PageWindowOptions } from './page-window.ts';

/** All windows of the application by their kind: whoever is not among them may ask nothing. */
export class PageWindows {
  readonly #keepAlive: Pick<KeepAlive, 'watch'>;
  readonly #kinds = new Map<WebContents, WindowKind>();

  constructor(keepAlive: Pick<KeepAlive, 'watch'>) {
    this.#keepAlive = keepAlive;
  }

  /** Takes note of a window that was opened, and keeps its page alive. @param name what it is called in the log */
  add(window: BrowserWindow, kind: WindowKind, name: string): void {
    const { webContents } = window;
    this.#kinds.set(webContents, kind);
    this.#keepAlive.watch(window, name);
    window.on('closed', () => this.#kinds.delete(webContents));
  }

  /** Undefined for pages that are not ours. */
  kindOf(page: WebContents): WindowKind | undefined {
    return this.#kinds.get(page);
  }

  of(kind: WindowKind): BrowserWindow[] {
    return BrowserWindow.getAllWindows().filter(({ webContents }) => this.kindOf(webContents) === kind);
  }

  /** Opens a window of which there is one at most, or brings it to the front. */
  openOnce(options: PageWindowOptions): void {
    const [open] = this.of(options.kind);
    if (open === undefined) this.add(openPageWindow(options), options.kind, options.kind);
    else open.focus();
  }

  close(kind: WindowKind): void {
    for (const window of this.of(kind)) window.destroy();
  }
}
