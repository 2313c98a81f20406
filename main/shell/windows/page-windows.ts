import { BrowserWindow } from 'electron';
import type { WebContents } from 'electron';
import type { WindowKind } from '../../../shared/contract/bridge.ts';
import type { KeepAlive } from './keep-alive.ts';
import { loadPage, openPageWindow } from './page-window.ts';
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

  /**
   * Opens a window of which there is one at most. @param again what to do with one that is open: bring it to the front,
   * and where it shows something else by now, load its page anew
   */
  openOnce(options: PageWindowOptions, again: { focus: boolean; load: boolean }): void {
    const [open] = this.of(options.kind);
    if (open === undefined) return this.add(openPageWindow(options), options.kind, options.kind);
    if (again.load) loadPage(open, options.page);
    if (again.focus) open.focus();
  }

  close(kind: WindowKind): void {
    for (const window of this.of(kind)) window.destroy();
  }
}
