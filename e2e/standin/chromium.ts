import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connectCdp } from './cdp.ts';
import type { Cdp, CdpSession } from './cdp.ts';
import { launched } from './launched.ts';

/** Where a window stands, in DIP. */
export interface Place {
  x: number;
  y: number;
  width: number;
  height: number;
}
/** A window that Chromium has opened, and the conversation with its page. */
export interface OpenedWindow {
  targetId: string;
  windowId: number;
  session: CdpSession;
}
/** A page's target, as Chromium tells it. */
export interface TargetNews {
  targetId: string;
  url: string;
  title: string;
  openerId?: string;
}
/** Whoever has a page open, told of what becomes of it. */
export interface TargetWatcher {
  changed(news: TargetNews): void;
  /** A window that the page has opened by itself. */
  opened(news: TargetNews): void;
  crashed(status: string, code: number): void;
  destroyed(): void;
}

/** The blank page that a window shows before its first address; its title tells which request it answers. */
export const blankPage = 'data:text/html,<title>standin-';
/** No spare renderer among them: a page's process is told by being the newest. */
const OFF = 'Translate,HttpsUpgrades,MediaRouter,GlobalMediaControls,SpareRendererForSitePerProcess';
/** What the application may not decide for the browser. */
const KEPT = new Set(['user-data-dir', 'remote-debugging-port', 'disable-features', 'disable-extensions']);

/** The one Chromium behind all windows of an application. */
export class Chromium {
  /** The browser itself; there once `start` is done. */
  browser!: CdpSession;
  #cdp!: Cdp;
  #process: ChildProcess | undefined;
  #flags: string[] = [];
  readonly #fresh = new Map<string, (targetId: string) => void>();
  readonly watchers = new Map<string, TargetWatcher>();

  /** @param folder its profile @param lost called when it ends by itself */
  async start(folder: string, lost: () => void): Promise<void> {
    this.#flags = flags(folder);
    mkdirSync(join(folder, 'Default'), { recursive: true });
    const preferences = join(folder, 'Default', 'Preferences');
    if (!existsSync(preferences)) writeFileSync(preferences, '{"translate":{"enabled":false}}');
    const head = isHeadless() ? ['--headless=new'] : [];
    const port = launched.switches.get('remote-debugging-port') ?? '0';
    const args = [...this.#flags, `--remote-debugging-port=${port}`, '--no-startup-window', ...head];
    const child = spawnBound(args);
    this.#process = child;
    process.once('exit', () => child.kill('SIGKILL'));
    const url = await debuggingAddress(child);
    child.once('exit', lost);
    // Playwright reads this line.
    if (launched.switches.has('remote-debugging-port'))
      process.stderr.write(`DevTools listening on ${url}\n`);
    this.#cdp = await connectCdp(url);
    this.browser = this.#cdp.session();
    this.#listen();
    await this.browser.send('Target.setDiscoverTargets', { discover: true, filter: [{ type: 'page' }] });
  }

  /** Ends it, by force after two seconds. */
  async stop(): Promise<void> {
    const child = this.#process;
    if (child === undefined || child.exitCode !== null) return;
    const gone = new Promise<void>((done) => child.once('exit', () => done()));
    const late = new Promise<void>((done) => setTimeout(done, 2_000).unref());
    await Promise.race([this.browser?.send('Browser.close').then(() => gone), late]).catch(() => {});
    child.kill('SIGKILL');
  }

  /** Opens a window without a browser's bars. */
  async open({ x, y, width, height }: Place): Promise<OpenedWindow> {
    const token = randomBytes(6).toString('hex');
    const url = `${blankPage}${token}</title>`;
    const opened = new Promise<string>((done, fail) => {
      this.#fresh.set(token, done);
      setTimeout(() => fail(new Error('Chromium opened no window within 15 s')), 15_000).unref();
    });
    if (isHeadless())
      await this.browser.send('Target.createTarget', {
        url,
        newWindow: true,
        left: x,
        top: y,
        width,
        height,
      });
    // A second start hands its request to the browser that runs: only so are there windows without bars.
    else spawn(launched.made.chromium, [...this.#flags, `--app=${url}`], { stdio: 'ignore' }).unref();
    const targetId = await opened;
    const { sessionId } = await this.browser.send('Target.attachToTarget', { targetId, flatten: true });
    const { windowId } = await this.browser.send('Browser.getWindowForTarget', { targetId });
    return { targetId, windowId, session: this.#cdp.session(sessionId) };
  }

  #listen(): void {
    this.browser.on('Target.targetCreated', ({ targetInfo }) => {
      this.#heardOf(targetInfo);
      this.watchers.get(targetInfo.openerId ?? '')?.opened(targetInfo);
    });
    this.browser.on('Target.targetInfoChanged', ({ targetInfo }) => {
      this.#heardOf(targetInfo);
      this.watchers.get(targetInfo.targetId)?.changed(targetInfo);
    });
    this.browser.on('Target.targetCrashed', ({ targetId, status, errorCode }) =>
      this.watchers.get(targetId)?.crashed(status, errorCode),
    );
    this.browser.on('Target.targetDestroyed', ({ targetId }) => this.watchers.get(targetId)?.destroyed());
  }

  #heardOf({ url, targetId }: TargetNews): void {
    for (const [token, done] of this.#fresh) {
      if (!url.includes(token)) continue;
      this.#fresh.delete(token);
      done(targetId);
    }
  }
}

export const chromium = new Chromium();

/** Without a display there are pages, but no windows that anybody could see. */
export function isHeadless(): boolean {
  return (process.env['DISPLAY'] ?? '') === '' || process.env['STANDIN_HEADLESS'] === '1';
}

function flags(folder: string): string[] {
  const features = [launched.switches.get('disable-features') ?? '', OFF].filter((name) => name !== '');
  const appended = [...launched.switches].filter(([name]) => !launched.own.has(name) && !KEPT.has(name));
  return [
    `--user-data-dir=${folder}`,
    `--disable-features=${features.join(',')}`,
    ...appended.map(([name, value]) => (value === '' ? `--${name}` : `--${name}=${value}`)),
    // As root there is no sandbox; on these machines there is no GPU.
    ...[
      'no-sandbox',
      'test-type',
      'disable-gpu',
      `lang=${launched.switches.get('lang') ?? 'zh-CN'}`,
      'hide-crash-restore-bubble',
    ].map((it) => `--${it}`),
    ...['no-first-run', 'no-default-browser-check', 'password-store=basic', 'disable-sync'].map(
      (it) => `--${it}`,
    ),
    ...['disable-renderer-backgrounding', 'disable-backgrounding-occluded-windows'].map((it) => `--${it}`),
    ...['disable-component-update', 'disable-background-networking', 'use-mock-keychain'].map(
      (it) => `--${it}`,
    ),
  ];
}

/** Starts a Chromium that does not outlive this process, not even when somebody kills it: the next start needs its profile. */
function spawnBound(args: string[]): ChildProcess {
  const { chromium: program } = launched.made;
  const stdio: ('ignore' | 'pipe')[] = ['ignore', 'ignore', 'pipe'];
  const bound = '/usr/bin/setpriv';
  return existsSync(bound)
    ? spawn(bound, ['--pdeathsig', 'KILL', program, ...args], { stdio })
    : spawn(program, args, { stdio });
}

function debuggingAddress(child: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((done, fail) => {
    child.stderr?.on('data', (chunk: Buffer) => {
      said = `${said}${chunk.toString()}`.slice(-4_000);
      const url = /DevTools listening on (ws:\/\/\S+)/.exec(said)?.[1];
      if (url !== undefined) done(url);
    });
    child.once('exit', (code) => fail(new Error(`Chromium ended with ${code}: ${said.slice(-800)}`)));
  });
}
