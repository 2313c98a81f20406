import { Menu } from 'electron';
import type { MenuItemConstructorOptions } from 'electron';
import type { Words } from '../../../shared/words/words.ts';

/** What the menu can do. */
export interface MenuActions {
  newDesk(): void;
  openSetup(): void;
  printPdf(): void;
  openLogs(): void;
  openHealth(): void;
  quit(): void;
}

/** The application's menu; walls have none. @param developing developer tools are there */
export function setMenu(words: Words, version: string, actions: MenuActions, developing: boolean): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(words, version, actions, developing)));
}

/** The menu as data, so that it can be checked without a window. */
export function menuTemplate(
  words: Words,
  version: string,
  actions: MenuActions,
  developing: boolean,
): MenuItemConstructorOptions[] {
  const say = words.say.bind(words);
  return [
    {
      label: say('shell.menu.app'),
      submenu: [
        {
          label: say('shell.menu.newDesk'),
          accelerator: 'CommandOrControl+N',
          click: () => actions.newDesk(),
        },
        {
          label: say('shell.menu.print'),
          accelerator: 'CommandOrControl+P',
          click: () => actions.printPdf(),
        },
        { type: 'separator' },
        {
          label: say('shell.menu.setup'),
          accelerator: 'CommandOrControl+,',
          click: () => actions.openSetup(),
        },
        { type: 'separator' },
        { label: say('shell.menu.quit'), accelerator: 'CommandOrControl+Q', click: () => actions.quit() },
      ],
    },
    { label: say('shell.menu.edit'), role: 'editMenu' },
    {
      label: say('shell.menu.view'),
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'togglefullscreen' },
        ...(developing ? [{ role: 'toggleDevTools' as const }] : []),
      ],
    },
    { label: say('shell.menu.window'), role: 'windowMenu' },
    {
      label: say('shell.menu.help'),
      submenu: [
        { label: say('shell.menu.health'), click: () => actions.openHealth() },
        { label: say('shell.menu.logs'), click: () => actions.openLogs() },
        { label: say('shell.menu.about', { version }), enabled: false },
      ],
    },
  ];
}
