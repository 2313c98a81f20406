import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../../adapters/project-root.ts';
import type { Browser } from './find-browser.ts';

/** A window of the wall that we opened. */
export interface OpenedWall {
  /** Closes it, where the browser is a process of ours. */
  close(): void;
  /** Resolves with the cause when the browser could not be started. */
  failed: Promise<string>;
}

/**
 * Opens a page as a window without tabs and address bar where the browser can do that, with a profile of its own in
 * `profile`, so that closing it touches no other window of the user's.
 */
export function openWall(browser: Browser, url: string, profile: string): OpenedWall {
  const child = spawn(browser.path, argumentsFor(browser, url, profile), { stdio: 'ignore' });
  const failed = new Promise<string>((tell) => child.once('error', (fault) => tell(fault.message)));
  return {
    failed,
    close() {
      if (browser.kind !== 'default') child.kill();
    },
  };
}

function argumentsFor({ kind }: Browser, url: string, profile: string): string[] {
  if (kind === 'electron')
    return [projectRoot, `--data=${join(profile, 'electron')}`, `--follow=${url}`, ...asRoot()];
  return kind === 'app' ? appArguments(url, profile) : [url];
}

/** Chromium refuses to run as root with its sandbox; what it shows here is only our own page. */
function asRoot(): string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

function appArguments(url: string, profile: string): string[] {
  return [
    `--app=${url}`,
    `--user-data-dir=${join(profile, 'browser')}`,
    '--window-size=1600,900',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-session-crashed-bubble',
    // The wall is in Chinese, and a browser in another language would offer to translate it, over the figures.
    '--disable-features=Translate',
    ...asRoot().flatMap((flag) => [flag, '--test-type']),
  ];
}
