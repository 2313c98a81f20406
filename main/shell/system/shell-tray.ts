import { join } from 'node:path';
import { app, Menu, nativeImage, Tray } from 'electron';
import type { FromStation } from '../../../shared/contract/station-process.ts';
import type { Words } from '../../../shared/words/words.ts';
import { projectRoot } from '../../adapters/project-root.ts';
import { trayLook } from '../policies/tray-look.ts';
import type { TrayState } from '../policies/tray-look.ts';

type News = Omit<Extract<FromStation, { t: 'news' }>, 't'>;

/** What the tray's menu can do. */
export interface TrayActions {
  openDesk(): void;
  openSetup(): void;
  quit(): void;
}

/** The tray of a desk: its picture and text say the worst that is open, the badge how much. */
export class ShellTray {
  readonly #tray: Tray;
  readonly #words: Words;

  constructor(words: Words, actions: TrayActions) {
    this.#words = words;
    this.#tray = new Tray(pictureOf('stale'));
    this.#tray.setContextMenu(
      Menu.buildFromTemplate([
        { label: words.say('shell.tray.open'), click: () => actions.openDesk() },
        { label: words.say('shell.menu.setup'), click: () => actions.openSetup() },
        { type: 'separator' },
        { label: words.say('shell.menu.quit'), click: () => actions.quit() },
      ]),
    );
    this.#tray.on('click', () => actions.openDesk());
    this.show({ linked: false, urgent: [] });
  }

  show(news: News): void {
    const { state, badge } = trayLook(news);
    this.#tray.setImage(pictureOf(state));
    this.#tray.setToolTip(
      this.#words.say('shell.tray.tip', {
        name: this.#words.say('app.name'),
        state: this.#words.say(`shell.tray.${state}`),
      }),
    );
    app.setBadgeCount(badge);
  }

  end(): void {
    this.#tray.destroy();
  }
}

function pictureOf(state: TrayState): Electron.NativeImage {
  return nativeImage.createFromPath(join(projectRoot, 'assets', 'icons', 'tray', `${state}.png`));
}
