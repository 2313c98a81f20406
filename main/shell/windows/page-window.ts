import { join } from 'node:path';
import { app, BrowserWindow, shell } from 'electron';
import type { BrowserWindowConstructorOptions } from 'electron';
import type { WindowKind } from '../../../shared/contract/bridge.ts';
import { shellArgument, shellChannel } from '../../../shared/contract/shell-channels.ts';
import { projectRoot } from '../../adapters/project-root.ts';
import { hardenContents } from '../pages/harden.ts';
import type { Bounds } from '../policies/display-identity.ts';
import { kioskKey } from '../policies/kiosk-keys.ts';
import { APP_ORIGIN } from '../policies/navigation-policy.ts';

/** What a window is made with. */
export interface PageWindowOptions {
  kind: WindowKind;
  title: string;
  bounds?: Bounds;
  /** Nothing but the page, over the whole display, with no way out but the PIN. */
  kiosk?: boolean;
  /** The page's address below the application's origin, e.g. `index.html?scene=slots`. */
  page: string;
}

const preload = join(projectRoot, 'dist', 'preload', 'preload.cjs');
const icon = join(projectRoot, 'assets', 'icons', 'png', '256x256.png');
/** The dark theme's ground: what is seen until the page has drawn. */
const GROUND = '#0a0d12';

/** Opens a window with one of the application's own pages, shut off from everything else. */
export function openPageWindow({
  kind,
  title,
  bounds,
  kiosk = false,
  page,
}: PageWindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    ...bounds,
    ...looks(kind, kiosk),
    title,
    icon,
    show: false,
    backgroundColor: GROUND,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      disableDialogs: true,
      // Alerts sound on a wall that nobody has touched.
      autoplayPolicy: 'no-user-gesture-required',
      // A wall on a display that another window covers goes on: it may be mirrored to a hall.
      backgroundThrottling: false,
      devTools: !app.isPackaged,
      additionalArguments: [
        `${shellArgument.window}=${kind}`,
        `${shellArgument.version}=${app.getVersion()}`,
      ],
    },
  });
  hardenContents(window.webContents, kind, (address) => void shell.openExternal(address));
  if (kiosk) shutKeys(window);
  window.once('ready-to-show', () => window.show());
  loadPage(window, page);
  return window;
}

/** Loads one of our pages; what goes wrong is told by `did-fail-load`. */
export function loadPage(window: BrowserWindow, page: string): void {
  void window.loadURL(`${APP_ORIGIN}/${page}`).catch(() => undefined);
}

function looks(kind: WindowKind, kiosk: boolean): BrowserWindowConstructorOptions {
  if (kiosk) return { kiosk: true, frame: false, fullscreenable: true, autoHideMenuBar: true };
  if (kind === 'health') return { width: 760, height: 560, minWidth: 560, minHeight: 420 };
  if (kind === 'setup') return { width: 1080, height: 760, minWidth: 880, minHeight: 640 };
  return { minWidth: 880, minHeight: 560 };
}

function shutKeys(window: BrowserWindow): void {
  const { webContents } = window;
  void webContents.setVisualZoomLevelLimits(1, 1);
  webContents.on('context-menu', (event) => event.preventDefault());
  webContents.on('before-input-event', (event, key) => {
    const answer = kioskKey(key);
    if (answer !== 'pass') event.preventDefault();
    if (answer === 'askPin') webContents.send(shellChannel.pinAsked);
  });
}
