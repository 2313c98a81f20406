import type { WebContents, WebFrameMain, WebPreferences } from 'electron';
import { originOf } from './addresses.ts';
import { chromium } from './chromium.ts';
import { Page } from './page.ts';
import type { PageHost } from './page.ts';
import { record } from './recorded.ts';
import { session } from './session.ts';
import { nothing, standIn } from './strict.ts';
import { rendererOf } from './watch.ts';

const pages = new Map<number, Page>();
let lastId = 0;

/** Opens a page; `close` is what the window around it does when the page is closed. */
export function openContents(preferences: WebPreferences, host: PageHost, close: () => void): Page {
  const page = new Page(preferences, host);
  const id = (lastId += 1);
  pages.set(id, page);
  page.events.once('destroyed', () => pages.delete(id));
  page.begin(
    standIn<WebContents>(
      'webContents',
      {
        id,
        session: session.defaultSession,
        mainFrame: mainFrameOf(page),
        close,
        ...membersOf(page),
      },
      page.events,
    ),
  );
  return page;
}

function membersOf(page: Page): Partial<WebContents> {
  const command = (run: () => Promise<unknown> | undefined): void => void run()?.catch(() => {});
  return {
    getURL: () => page.url,
    getTitle: () => page.title,
    getType: () => 'window',
    isDestroyed: () => page.dead,
    isCrashed: () => page.crashed,
    send: (channel, ...args) => page.messages.send(channel, args),
    postMessage: (channel, message, transfer) => page.messages.send(channel, [message], transfer),
    loadURL: (url) => page.load(url),
    // A page that was never loaded has nothing to show again.
    reload: () => command(() => (page.url === '' ? undefined : page.load(page.url))),
    setWindowOpenHandler: (handler) => void (page.openHandler = handler),
    // Chromium answers this command when the page is there again, or never.
    forcefullyCrashRenderer: () => command(() => page.session?.send('Page.crash')),
    getOSProcessId: () => rendererOf(page),
    invalidate: () => record('webContents.invalidate', page.url),
    setVisualZoomLevelLimits: () => Promise.resolve(),
    setZoomFactor: (factor) => record('webContents.zoom', factor),
    setBackgroundThrottling: nothing,
    openDevTools: () => record('webContents.openDevTools', page.url),
    closeDevTools: nothing,
    isDevToolsOpened: () => false,
    async printToPDF({ landscape = false, printBackground = false, pageSize }) {
      const { session: cdp } = await page.opened;
      const inches =
        typeof pageSize === 'object' ? { paperWidth: pageSize.width, paperHeight: pageSize.height } : {};
      const { data } = await cdp.send('Page.printToPDF', { landscape, printBackground, ...inches });
      return Buffer.from(data, 'base64');
    },
    async executeJavaScript(expression) {
      const { session: cdp } = await page.opened;
      const how = { expression, awaitPromise: true, returnByValue: true };
      const { result, exceptionDetails } = await cdp.send('Runtime.evaluate', how);
      if (exceptionDetails !== undefined) throw new Error(exceptionDetails.exception?.description);
      return result.value;
    },
  };
}

function mainFrameOf(page: Page): WebFrameMain {
  return standIn<WebFrameMain>('mainFrame', {
    parent: null,
    routingId: 1,
    processId: 1,
    get url() {
      return page.url;
    },
    get origin() {
      return originOf(page.url);
    },
    isDestroyed: () => page.dead,
    // Electron as well answers nothing unless the document's policy asks for it.
    collectJavaScriptCallStack: () => Promise.resolve(),
  });
}

const find = (fits: (page: Page) => boolean): WebContents | undefined => [...pages.values()].find(fits)?.face;

export const webContents = standIn<typeof Electron.WebContents>('webContents', {
  getAllWebContents: () => [...pages.values()].map(({ face }) => face),
  fromId: (id) => pages.get(id)?.face,
  fromDevToolsTargetId: (targetId) => find((page) => page.targetId === targetId),
  getFocusedWebContents: () => null,
});

/** Closes the page's target, whenever it is there. */
export function closeTarget(page: Page): void {
  page.opened
    .then(({ targetId }) => chromium.browser.send('Target.closeTarget', { targetId }))
    // Chromium may have closed it already.
    .catch(() => {});
}
