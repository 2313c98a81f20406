import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Page } from 'playwright-core';
import type { SetupInput } from '../../shared/model/machine.ts';

/** An installed application that runs without anything of the checkout. */
export interface Installed {
  page: Page;
  /** Ends it as the system does; gives how it ended. */
  end(): Promise<number | null>;
}

/**
 * Starts a packaged program with a setup, windowless, and finds its first page over Chromium's own debugging port: the fuses of a
 * package shut Node's.
 */
export async function runInstalled(program: string, folder: string, setup: SetupInput): Promise<Installed> {
  mkdirSync(folder, { recursive: true });
  const handed = join(folder, 'setup.json');
  writeFileSync(handed, JSON.stringify(setup));
  const args = [
    '--no-sandbox',
    '--remote-debugging-port=0',
    `--user-data-dir=${folder}`,
    `--settings=${handed}`,
  ];
  const child = spawn(program, args, {
    cwd: folder,
    // Neither a download of an earlier run nor the tester's own session has a part in it.
    env: {
      ...process.env,
      STANDIN_HEADLESS: '1',
      XDG_CACHE_HOME: join(folder, 'cache'),
      XDG_CONFIG_HOME: join(folder, 'config'),
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const gone = once(child, 'exit');
  let output = '';
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const said = (): string => output;
  const browser = await chromium.connectOverCDP(await debuggingAddress(child.stderr));
  const deadline = performance.now() + 20_000;
  const pages = (): Page[] => browser.contexts().flatMap((context) => context.pages());
  const ours = (): Page | undefined => pages().find((page) => page.url().includes('desk.html'));
  while (ours() === undefined && performance.now() < deadline)
    await new Promise((resume) => setTimeout(resume, 100));
  const page = ours();
  if (page === undefined)
    throw new Error(
      `no page of the application among ${pages()
        .map((each) => each.url())
        .join()}: ${said()}`,
    );
  return {
    page,
    async end() {
      await browser.close();
      child.kill('SIGTERM');
      const [code] = await gone;
      return typeof code === 'number' ? code : null;
    },
  };
}

function debuggingAddress(stderr: NodeJS.ReadableStream): Promise<string> {
  let said = '';
  return new Promise((done, fail) => {
    stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const found = /DevTools listening on (\S+)/.exec(said)?.[1];
      if (found !== undefined) done(found);
    });
    stderr.on('end', () => fail(new Error(`the application ended:\n${said}`)));
  });
}
