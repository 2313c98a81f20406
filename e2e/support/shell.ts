import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { bridgeName } from '../../shared/contract/bridge.ts';
import type { WindowKind } from '../../shared/contract/bridge.ts';
import { projectRoot } from '../../main/adapters/project-root.ts';
import type { SetupInput } from '../../shared/model/machine.ts';
import { watchTroubles } from './browser.ts';
import { launchShell } from './electron-app.ts';
import type { LaunchedShell } from './electron-app.ts';
import type { Scratch } from './scratch.ts';
import type { Monitor } from './x-server.ts';

/** The application of a test, on whatever Electron is here. */
export interface Shell {
  app: ElectronApplication;
  /** Everything it keeps. */
  userData: string;
  /** Where its own station listens. */
  hub: string;
  /** The page of a window of that kind, as soon as there is one. */
  page(kind: WindowKind, nth?: number): Promise<Page>;
  /** Lines of the application's log so far. */
  log(): string;
  /** Does something as the desktop or its people would; see the stand-in's seam. */
  act: LaunchedShell['act'];
  /** Answers the next dialog of a kind. */
  answerDialog: LaunchedShell['answerDialog'];
  /** What it asked of the desktop; empty on the real Electron. */
  recorded: LaunchedShell['recorded'];
  /** What pages said that nobody should see. */
  troubles: string[];
}

/** How long windows may take to open on a busy machine, ms. */
const PATIENCE = 30_000;

/** A setup for a machine with a station of its own, at a free port. */
export async function setupOf(
  machine: SetupInput['machine'],
  station: SetupInput['station'] = {},
): Promise<SetupInput & { station: { listen: { port: number } } }> {
  return {
    machine: { language: 'zh-CN', ...machine },
    station: { centre: '国网 95598', ...station, listen: { port: await freePort() } },
  };
}

/** How a test starts the application. */
export interface StartOptions {
  /** Handed over by `--settings`; left out, it starts as on a new machine, or as `folder` was left. */
  setup?: SetupInput;
  args?: string[];
  folder?: string;
  /** Folder of another program than the checkout's. */
  entry?: string;
  monitors?: readonly Monitor[];
  env?: Record<string, string>;
}

/** Starts the application; it is ended with the test. */
export async function startShell(given: Scratch, options: StartOptions = {}): Promise<Shell> {
  const { setup, args = [], folder = given.folder(), entry = projectRoot, monitors, env } = options;
  const handed = join(folder, 'setup.json');
  if (setup !== undefined) writeFileSync(handed, JSON.stringify(setup));
  const launched = await launchShell({
    userData: folder,
    args: [...(setup === undefined ? [] : [`--settings=${handed}`]), ...args],
    application: entry,
    ...(monitors !== undefined && { monitors }),
    ...(env !== undefined && { env }),
  });
  given.keep(launched, (opened) => opened.close());
  const troubles: string[] = [];
  const { app } = launched;
  const watch = (page: Page): void => {
    const seen = watchTroubles(page);
    page.on('close', () => troubles.push(...seen));
  };
  app.windows().forEach(watch);
  app.on('window', watch);
  const port = setup?.station?.listen?.port;
  return {
    app,
    userData: folder,
    hub: port === undefined ? '' : `http://127.0.0.1:${port}`,
    act: launched.act,
    recorded: launched.recorded,
    answerDialog: launched.answerDialog,
    page: (kind, nth = 0) => pageOf(app, kind, nth),
    log: () => read(join(folder, 'logs', 'shell.log')),
    troubles,
  };
}

async function pageOf(app: ElectronApplication, kind: WindowKind, nth: number): Promise<Page> {
  const deadline = performance.now() + PATIENCE;
  for (;;) {
    const pages: Page[] = [];
    for (const page of app.windows()) if ((await kindOf(page)) === kind) pages.push(page);
    const found = pages[nth];
    if (found !== undefined) return found;
    if (performance.now() > deadline) throw new Error(`no window of kind ${kind} after ${PATIENCE} ms`);
    await new Promise((resume) => setTimeout(resume, 100));
  }
}

/** Undefined while the page loads or is gone. */
async function kindOf(page: Page): Promise<unknown> {
  try {
    return await page.evaluate((name) => {
      const bridge: unknown = Reflect.get(window, name);
      return typeof bridge === 'object' && bridge !== null ? Reflect.get(bridge, 'window') : undefined;
    }, bridgeName);
  } catch {
    return undefined;
  }
}

/** A port that was free a moment ago. */
export function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((done) =>
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    }),
  );
}

function read(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
