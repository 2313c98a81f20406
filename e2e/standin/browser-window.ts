import { EventEmitter } from 'node:events';
import type { BrowserWindow as Face, BrowserWindowConstructorOptions, WebContents } from 'electron';
import { appEvents, lastClosed, openWindows, phase } from './app-events.ts';
import { chromium } from './chromium.ts';
import type { Page } from './page.ts';
import { record } from './recorded.ts';
import { screen } from './screen.ts';
import { nothing, preventable, standIn, standInClass } from './strict.ts';
import { everyLook } from './watch.ts';
import { closeTarget, openContents } from './web-contents.ts';
import { WindowState } from './window-state.ts';

let lastId = 0;
let focused: Face | null = null;

/** What a window of the application is made of. */
class Win {
  readonly events = new EventEmitter();
  readonly state: WindowState;
  readonly page: Page;
  readonly face: Face;
  title: string;
  kiosk: boolean;
  visible: boolean;
  dead = false;
  #shownOnce = false;

  constructor(options: BrowserWindowConstructorOptions) {
    const { workArea } = screen.getPrimaryDisplay();
    const { width = 800, height = 600, x = workArea.x + 40, y = workArea.y + 40 } = options;
    const { kiosk = false, fullscreen = false, show = true, title = '' } = options;
    this.state = new WindowState(this.events, { x, y, width, height });
    if (kiosk || fullscreen) this.state.standing = 'fullscreen';
    this.kiosk = kiosk;
    this.visible = show;
    this.title = title;
    const { state } = this;
    const host = {
      get place() {
        return state.normal;
      },
      opened: ({ windowId }: { windowId: number }) => state.place(windowId),
      loaded: () => this.#loaded(),
      focused: (on: boolean) => this.focus(on),
      gone: () => this.gone(),
    };
    this.page = openContents(options.webPreferences ?? {}, host, () => this.close());
    const id = (lastId += 1);
    this.face = standIn<Face>(
      'BrowserWindow',
      { id, webContents: this.page.face, ...standingMembers(this), ...otherMembers(this) },
      this.events,
    );
    for (const event of ['unresponsive', 'responsive'])
      this.page.events.on(event, () => this.events.emit(event));
    this.page.events.on('page-title-updated', (event, text) => {
      this.events.emit('page-title-updated', event, text, true);
      if (!event.defaultPrevented) this.title = text;
    });
  }

  #loaded(): void {
    if (this.#shownOnce) return;
    this.#shownOnce = true;
    this.events.emit('ready-to-show');
  }

  focus(on: boolean): void {
    if (on === (focused === this.face)) return;
    focused = on ? this.face : null;
    this.events.emit(on ? 'focus' : 'blur');
  }

  close(): void {
    if (this.dead) return;
    const event = preventable();
    this.events.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }

  destroy(): void {
    if (this.dead) return;
    closeTarget(this.page);
    this.page.gone();
  }

  gone(): void {
    if (this.dead) return;
    this.dead = true;
    if (focused === this.face) focused = null;
    openWindows.delete(this.face);
    this.events.emit('closed');
    if (openWindows.size === 0) lastClosed.told();
  }
}

function standingMembers(win: Win): Partial<Face> {
  const { state } = win;
  const is = (standing: string) => () => state.standing === standing;
  const setFullScreen = (on: boolean): void => state.stand(on ? 'fullscreen' : 'normal');
  return {
    setFullScreen,
    isFullScreen: is('fullscreen'),
    isKiosk: () => win.kiosk,
    setKiosk(on) {
      win.kiosk = on;
      setFullScreen(on);
    },
    maximize: () => state.stand('maximized'),
    isMaximized: is('maximized'),
    minimize: () => state.stand('minimized'),
    isMinimized: is('minimized'),
    restore: () => state.stand('normal'),
    unmaximize: () => state.stand('normal'),
    setBounds: (bounds) => state.move(bounds),
    getBounds: () => state.bounds(),
    getNormalBounds: () => ({ ...state.normal }),
    setPosition: (x, y) => state.move({ x, y }),
    setSize: (width, height) => state.move({ width, height }),
  };
}

function otherMembers(win: Win): Partial<Face> {
  const { page } = win;
  const show = (): void => {
    if (win.visible) return;
    win.visible = true;
    if (win.state.standing === 'minimized') win.state.stand(win.kiosk ? 'fullscreen' : 'normal');
    win.events.emit('show');
  };
  const focus = (): void => {
    const raise = ({ targetId }: { targetId: string }) =>
      chromium.browser.send('Target.activateTarget', { targetId });
    // A window that closes meanwhile needs no keyboard.
    page.opened.then(raise).catch(nothing);
    win.focus(true);
  };
  return {
    loadURL: (url) => page.load(url),
    reload: () => page.face.reload(),
    show,
    showInactive: show,
    focus,
    isVisible: () => win.visible,
    isFocused: () => focused === win.face,
    // The protocol can minimise a window, and not hide it.
    hide() {
      win.visible = false;
      win.state.stand('minimized');
      win.events.emit('hide');
    },
    close: () => win.close(),
    destroy: () => win.destroy(),
    isDestroyed: () => win.dead,
    setTitle: (title) => void (win.title = title),
    getTitle: () => win.title,
    setOverlayIcon: (image, description) => record('window.overlay', { shown: image !== null, description }),
    flashFrame: (on) => record('window.flash', on),
    setAlwaysOnTop: (on) => record('window.alwaysOnTop', on),
    setProgressBar: (progress) => record('window.progress', progress),
    setMenu: nothing,
    removeMenu: nothing,
    setMenuBarVisibility: nothing,
    setAutoHideMenuBar: nothing,
    setIcon: nothing,
    setBackgroundColor: nothing,
    setMinimumSize: nothing,
    moveTop: focus,
    blur: nothing,
  };
}

function makeWindow(options: BrowserWindowConstructorOptions = {}): Face {
  if (!phase.ready) throw new Error('Cannot create BrowserWindow before app is ready');
  const { nodeIntegration = false, contextIsolation = true, sandbox = true } = options.webPreferences ?? {};
  if (nodeIntegration || !contextIsolation || !sandbox)
    throw new Error('stand-in: only windows with a sandbox, an isolated preload and no Node');
  const win = new Win(options);
  openWindows.add(win.face);
  everyLook(
    () => win.state.look(),
    () => win.dead,
  );
  appEvents.emit('web-contents-created', {}, win.page.face);
  appEvents.emit('browser-window-created', {}, win.face);
  return win.face;
}

export const BrowserWindow = standInClass<typeof Electron.BrowserWindow>('BrowserWindow', makeWindow, {
  getAllWindows: () => [...openWindows],
  getFocusedWindow: () => focused,
  fromWebContents: (contents: WebContents) =>
    [...openWindows].find((it) => it.webContents === contents) ?? null,
  fromId: (id: number) => [...openWindows].find((it) => it.id === id) ?? null,
});
