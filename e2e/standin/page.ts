import { randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import type { WebContents, WebPreferences } from 'electron';
import { appEvents } from './app-events.ts';
import { fromChromium, toChromium } from './addresses.ts';
import type { CdpSession } from './cdp.ts';
import { blankPage, chromium } from './chromium.ts';
import type { OpenedWindow, Place } from './chromium.ts';
import type { FromPage } from './in-page/messages.ts';
import { PageHang } from './page-hang.ts';
import { PageMessages } from './page-messages.ts';
import { PageRequests } from './page-requests.ts';
import { pageScripts } from './page-scripts.ts';
import { applyPermissions } from './permissions.ts';
import { record, warn } from './recorded.ts';
import { preventable } from './strict.ts';
import { claimRenderer, everyLook } from './watch.ts';

/** The window around a page. */
export interface PageHost {
  place: Place;
  /** The page has its Chromium window now. */
  opened(window: OpenedWindow): Promise<void>;
  loaded(): void;
  focused(on: boolean): void;
  gone(): void;
}

type OpenHandler = Parameters<WebContents['setWindowOpenHandler']>[0];

/** A page of the application: what is behind a `WebContents`. */
export class Page {
  readonly events = new EventEmitter();
  readonly preferences: WebPreferences;
  readonly host: PageHost;
  face!: WebContents;
  messages!: PageMessages;
  #requests!: PageRequests;
  #hang: PageHang | undefined;
  /** There when Chromium has a window for it. */
  opened!: Promise<OpenedWindow>;
  session: CdpSession | undefined;
  targetId = '';
  url = '';
  title = '';
  crashed = false;
  dead = false;
  openHandler: OpenHandler = () => ({ action: 'allow' });

  constructor(preferences: WebPreferences, host: PageHost) {
    this.preferences = preferences;
    this.host = host;
    this.events.setMaxListeners(0);
  }

  begin(face: WebContents): void {
    this.face = face;
    this.messages = new PageMessages(face, this.events, (message) => this.#hear(message));
    this.#requests = new PageRequests(face, this.events);
    this.opened = this.#open();
    this.opened.catch((fault) => warn(`window: ${String(fault)}`));
  }

  async #open(): Promise<OpenedWindow> {
    const opened = await chromium.open(this.host.place);
    const { session, targetId } = opened;
    this.session = session;
    this.targetId = targetId;
    chromium.watchers.set(targetId, {
      changed: ({ title }) => this.#titled(title),
      opened: (news) => this.#openedByItself(news.targetId, fromChromium(news.url)),
      crashed: (status, code) => this.#crashed(status, code),
      destroyed: () => this.gone(),
    });
    this.#listen(session);
    await session.send('Page.enable');
    const { frameTree } = await session.send('Page.getFrameTree');
    this.#requests.mainFrameId = frameTree.frame.id;
    await this.messages.attach(session);
    const { argv0, versions, platform, arch } = process;
    const argv = [argv0, '--type=renderer', ...(this.preferences.additionalArguments ?? [])];
    const told = { argv, versions: { ...versions } as Record<string, string>, platform, arch };
    const config = { secret: randomBytes(8).toString('hex'), process: told };
    for (const script of pageScripts(config, this.preferences.preload))
      await session.send('Page.addScriptToEvaluateOnNewDocument', script);
    await this.#requests.attach(session);
    const hang = new PageHang(session, this.events);
    this.#hang = hang;
    everyLook(
      () => hang.look(),
      () => this.dead,
    );
    await this.host.opened(opened);
    return opened;
  }

  #listen(session: CdpSession): void {
    session.on('Page.frameStartedLoading', ({ frameId }) => {
      if (frameId === this.#requests.mainFrameId) this.events.emit('did-start-loading');
    });
    session.on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId !== undefined || frame.url.startsWith(blankPage)) return;
      this.#requests.mainFrameId = frame.id;
      this.url = fromChromium(frame.unreachableUrl ?? frame.url);
      void claimRenderer(this);
      if (frame.unreachableUrl === undefined) this.events.emit('did-navigate', {}, this.url, 200, 'OK');
    });
    session.on('Page.domContentEventFired', () => this.#began() && this.events.emit('dom-ready', {}));
    session.on('Page.loadEventFired', () => {
      if (!this.#began()) return;
      this.events.emit('did-finish-load', {});
      this.host.loaded();
    });
    session.on('Runtime.consoleAPICalled', ({ type, args }) => {
      const message = args.map(({ value, description }) => String(value ?? description)).join(' ');
      this.#console(type === 'warning' || type === 'error' || type === 'debug' ? type : 'info', message);
    });
    session.on('Runtime.exceptionThrown', ({ exceptionDetails: { exception, text } }) =>
      this.#console('error', exception?.description ?? text),
    );
  }

  /** Whether the application has sent the page anywhere yet. */
  #began(): boolean {
    return this.#requests.ordered !== '';
  }

  #console(level: string, message: string): void {
    this.events.emit('console-message', {
      level,
      message,
      lineNumber: 0,
      sourceId: '',
      frame: this.face.mainFrame,
    });
  }

  /** Goes to an address. Rejects as Electron does when it cannot be loaded. */
  async load(address: string): Promise<void> {
    const { session } = await this.opened;
    this.crashed = false;
    this.url = address;
    const url = toChromium(address);
    this.#requests.ordered = url;
    await applyPermissions(this.face, url);
    const finished = this.#finished(address);
    // Told below: nobody may be waiting for it yet.
    finished.catch(() => {});
    const { errorText } = await session.send('Page.navigate', { url });
    if (errorText !== undefined)
      this.events.emit('did-fail-load', {}, errorNumbers[errorText] ?? -2, errorText, address, true, 0, 0);
    return finished;
  }

  #finished(address: string): Promise<void> {
    return new Promise((done, fail) => {
      const settle = (then: () => void) => {
        this.events.off('did-finish-load', loaded).off('did-fail-load', failed);
        then();
      };
      const loaded = (): void => settle(done);
      const failed = (_event: unknown, errno: number, code: string): void =>
        settle(() =>
          fail(Object.assign(new Error(`${code} (${errno}) loading '${address}'`), { errno, code })),
        );
      this.events.on('did-finish-load', loaded).on('did-fail-load', failed);
    });
  }

  #hear(message: FromPage): void {
    if (message.t === 'open') this.#ask(fromChromium(message.url));
    else if (message.t === 'focus') this.host.focused(message.on);
    else if (message.t === 'context-menu') this.events.emit('context-menu', preventable(), message);
    else if (message.t === 'preload-error') {
      warn(`preload: ${message.fault}`);
      this.events.emit('preload-error', {}, this.preferences.preload, new Error(message.fault));
    }
  }

  #ask(url: string): void {
    const referrer = { url: this.url, policy: 'strict-origin-when-cross-origin' as const };
    const { action } = this.openHandler({
      url,
      frameName: '',
      features: '',
      disposition: 'new-window',
      referrer,
    });
    record('window.open', { url, action });
    if (action === 'allow') warn(`window.open of ${url}: only denied windows are implemented`);
  }

  #openedByItself(targetId: string, url: string): void {
    this.#ask(url);
    chromium.browser.send('Target.closeTarget', { targetId }).catch(() => {});
  }

  #titled(title: string): void {
    if (title === this.title || title.startsWith('standin-')) return;
    this.title = title;
    this.events.emit('page-title-updated', preventable(), title, true);
  }

  #crashed(status: string, exitCode: number): void {
    if (this.crashed || this.dead) return;
    this.crashed = true;
    this.#hang?.forget();
    this.messages.pageGone();
    const details = { reason: status === 'killed' || status === 'oom' ? status : 'crashed', exitCode };
    this.events.emit('render-process-gone', {}, details);
    appEvents.emit('render-process-gone', {}, this.face, details);
  }

  /** Chromium has closed the page, or is about to. */
  gone(): void {
    if (this.dead) return;
    this.dead = true;
    chromium.watchers.delete(this.targetId);
    this.messages.pageGone();
    this.events.emit('destroyed');
    this.host.gone();
  }
}

const errorNumbers: Record<string, number> = {
  'net::ERR_ABORTED': -3,
  'net::ERR_BLOCKED_BY_CLIENT': -20,
  'net::ERR_CONNECTION_REFUSED': -102,
  'net::ERR_NAME_NOT_RESOLVED': -105,
};
