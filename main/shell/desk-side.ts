import { join } from 'node:path';
import { app, BrowserWindow, Menu, shell } from 'electron';
import type { FromStation } from '../../shared/contract/station-process.ts';
import type { MachineSettings } from '../../shared/model/machine.ts';
import type { Words } from '../../shared/words/words.ts';
import type { MachineFolder } from './setup/machine-file.ts';
import { hubOf } from './setup/machine-of.ts';
import { Notifications } from './system/notifications.ts';
import { printPdf } from './system/save-files.ts';
import { setMenu } from './system/shell-menu.ts';
import { ShellTray } from './system/shell-tray.ts';
import { DeskWindows } from './windows/desk-windows.ts';

/** What the desk side needs of the application. */
export interface DeskSideParts {
  folder: MachineFolder;
  opened(window: BrowserWindow, name: string): void;
  openSetup(): void;
  openHealth(): void;
}

/** What a machine with a desk has besides its walls: windows, menu, tray and notifications. */
export class DeskSide {
  readonly #parts: DeskSideParts;
  #desks: DeskWindows | undefined;
  #tray: ShellTray | undefined;
  #notifications: Notifications | undefined;
  #query = '';
  #title = '';

  constructor(parts: DeskSideParts) {
    this.#parts = parts;
  }

  /** Runs with these settings; also after they have changed. */
  run(machine: MachineSettings, words: Words): void {
    const base = { lang: machine.language, theme: machine.theme, ...hubOf(machine, this.#parts.folder) };
    this.#query = new URLSearchParams(base).toString();
    this.#title = words.say('shell.desk');
    const actions = {
      openDesk: () => this.front(),
      newDesk: () => this.openDesk(),
      openSetup: () => this.#parts.openSetup(),
      openHealth: () => this.#parts.openHealth(),
      openLogs: () => void shell.openPath(join(app.getPath('userData'), 'logs')),
      printPdf: () => void printPdf(BrowserWindow.getFocusedWindow() ?? this.#desks?.newest ?? null, words),
      quit: () => app.quit(),
    };
    setMenu(words, app.getVersion(), actions, !app.isPackaged);
    this.#tray?.end();
    this.#tray = new ShellTray(words, actions);
    this.#notifications = new Notifications(words, actions.openDesk);
    if (this.#desks !== undefined) return this.#desks.renew();
    this.#desks = new DeskWindows({
      file: this.#parts.folder.windows,
      title: () => this.#title,
      query: () => this.#query,
      opened: this.#parts.opened,
    });
    this.#desks.openAll();
  }

  show(news: Omit<Extract<FromStation, { t: 'news' }>, 't'>): void {
    this.#tray?.show(news);
    this.#notifications?.show(news);
  }

  /** Opens one more desk. @param query what its page shows other than the usual */
  openDesk(query?: string): void {
    const asked = new URLSearchParams(this.#query);
    for (const [key, value] of new URLSearchParams(query)) asked.set(key, value);
    this.#desks?.open({ query: asked.toString() });
  }

  /** Brings a desk to the front. */
  front(): void {
    this.#desks?.show();
  }

  /** The application ends: the windows are remembered. */
  end(): void {
    this.#desks?.end();
  }

  /** This machine has no desk any more. */
  close(): void {
    this.#desks?.close();
    this.#tray?.end();
    Menu.setApplicationMenu(null);
  }
}
