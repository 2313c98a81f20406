import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { _electron } from 'playwright-core';
import type { ElectronApplication, Page } from 'playwright-core';
import { makeStandin, standinVersion } from '../standin/make-standin.ts';
import type { Recorded } from '../standin/recorded.ts';
import { hasXServer, startXServer } from './x-server.ts';
import type { Monitor, XServer } from './x-server.ts';

const root = join(import.meta.dirname, '..', '..');
const electronFolder = join(root, 'node_modules', 'electron');

/** How an application is started for a test. */
export interface ShellLaunch {
  /** After the application: its own arguments. */
  args?: readonly string[];
  /** Folder or file of the application; without it the built product's shell. */
  application?: string;
  env?: Record<string, string>;
  /** Folder of its data; without it a new one that is removed at the end. */
  userData?: string;
  /** Monitors of the screen that is made when there is none, or always when they are given; `headless`: no windows at all. */
  monitors?: readonly Monitor[] | 'headless';
}

/** An application that a test drives. */
export interface LaunchedShell {
  app: ElectronApplication;
  /** Its main process. */
  child: ChildProcess;
  backend: Backend;
  userData: string;
  /** What it has printed since it was there, for messages of failed tests. */
  output(): string;
  /** The window whose address has a text in it, as soon as there is one, e.g. `setup.html`. */
  windowAt(part: string): Promise<Page>;
  /** What it asked of the desktop; only the stand-in writes that down. */
  recorded(what?: string): Promise<Recorded[]>;
  /** Does something as the desktop or its people would, by a name of the stand-in's seam: `clickTray`, `setDisplays` … */
  act(name: string, ...args: unknown[]): Promise<void>;
  /** Answers the next dialog of a kind, e.g. `showSaveDialog`. */
  answerDialog(method: string, answer: object): Promise<void>;
  /** A page's address as the application knows it. */
  addressOf(page: Page): string;
  /** Ends it and everything that was started for it. */
  close(): Promise<void>;
}

/** Which Electron a run is on. */
export interface Backend {
  kind: 'electron' | 'stand-in';
  version: string;
  executable: string;
}

const PATIENCE_MS = 20_000;
const CLOSE_MS = 10_000;
const oneMonitor: readonly Monitor[] = [{ name: 'hall', x: 0, y: 0, width: 1920, height: 1080 }];
let chosen: Backend | undefined;

/** The real Electron where its binary is, the stand-in elsewhere. The first call says which, and what is not run. */
export function electronBackend(): Backend {
  chosen ??= chooseBackend();
  return chosen;
}

function chooseBackend(): Backend {
  const note = join(electronFolder, 'path.txt');
  const binary = existsSync(note) ? join(electronFolder, 'dist', readFileSync(note, 'utf8')) : '';
  if (binary !== '' && existsSync(binary)) {
    const version = readFileSync(join(electronFolder, 'dist', 'version'), 'utf8').trim();
    console.log(`electron backend: Electron ${version}`);
    return { kind: 'electron', version, executable: binary };
  }
  const dist = join(root, '.cache', 'electron-standin');
  const executable = makeStandin(dist);
  // Playwright asks Electron's package where it is; the path is remembered at the first start.
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] = dist;
  const version = standinVersion();
  console.log(`electron backend: stand-in ${version}`);
  console.log(
    'skip: the real Electron binary is not here: its sandbox, native menus, tray, notifications, GPU and window handling were not run',
  );
  return { kind: 'stand-in', version, executable };
}

/** Starts the built shell, or another application, and drives it. Whoever starts it closes it. */
export async function launchShell(options: ShellLaunch = {}): Promise<LaunchedShell> {
  const backend = electronBackend();
  const given = options.userData;
  const userData = given ?? mkdtempSync(join(tmpdir(), 'callwall-shell-'));
  const x = await screenFor(options.monitors);
  const application = options.application ?? join(root, 'dist', 'shell', 'shell.js');
  const env = {
    ...process.env,
    ...(x === undefined ? {} : { DISPLAY: x.display }),
    ...options.env,
  } as Record<string, string>;
  if (options.monitors === 'headless') env['STANDIN_HEADLESS'] = '1';
  let output = '';
  const end = async (): Promise<void> => {
    await x?.stop();
    if (given === undefined) rmSync(userData, { recursive: true, force: true, maxRetries: 5 });
  };
  const args = [application, `--user-data-dir=${userData}`, ...(options.args ?? [])];
  const app = await _electron.launch({ args, env, cwd: root, timeout: 60_000 }).catch(async (fault) => {
    await end();
    throw fault;
  });
  // Playwright forgets it when it has ended.
  const child = app.process();
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return {
    app,
    child,
    backend,
    userData,
    output: () => output,
    ...seamOf(app),
    addressOf,
    async windowAt(part) {
      const until = performance.now() + PATIENCE_MS;
      while (performance.now() < until) {
        const page = app.windows().find((one) => addressOf(one).includes(part));
        if (page !== undefined) return page;
        await pause(50);
      }
      throw new Error(`no window at ${part} but ${app.windows().map(addressOf).join(', ')}: ${output}`);
    },
    async close() {
      try {
        await closeApp(app, child);
      } finally {
        await end();
      }
    },
  };
}

function addressOf(page: Page): string {
  return page.url().replace(/^https:\/\/([^/]+)\.([a-z0-9+-]+)\.standin\.localhost/, '$2://$1');
}

/** An application that does not want to quit, or hangs, is killed: the next test needs its place. */
async function closeApp(app: ElectronApplication, child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((done) => child.once('exit', done));
  const late = pause(CLOSE_MS).then(() => child.kill('SIGKILL'));
  await Promise.race([app.close().catch(() => {}), late]);
  await gone;
}

/** What tests read and do through the stand-in's seam. */
function seamOf(app: ElectronApplication): Pick<LaunchedShell, 'recorded' | 'act' | 'answerDialog'> {
  return {
    async recorded(what) {
      const all = await app.evaluate(
        () => (Reflect.get(globalThis, 'callwallStandin')?.recorded ?? []) as Recorded[],
      );
      return all.filter((one) => what === undefined || one.what === what);
    },
    act: (name, ...args) =>
      app.evaluate(
        (_electron, told) => {
          Reflect.get(globalThis, 'callwallStandin').act[told.name](...told.args);
        },
        { name, args },
      ),
    answerDialog: (method, answer) =>
      app.evaluate(
        (_electron, told) => {
          const { dialogAnswers } = Reflect.get(globalThis, 'callwallStandin');
          (dialogAnswers[told.method] ??= []).push(told.answer);
        },
        { method, answer },
      ),
  };
}

async function screenFor(monitors: ShellLaunch['monitors']): Promise<XServer | undefined> {
  if (monitors === 'headless') return undefined;
  if (monitors === undefined && (process.env['DISPLAY'] ?? '') !== '') return undefined;
  if (hasXServer()) return startXServer(monitors ?? oneMonitor);
  console.log('skip: no Xvfb, openbox and xrandr: windows are not shown, their places not looked at');
  return undefined;
}
