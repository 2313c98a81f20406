import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { launchShell } from '../../support/electron-app.ts';
import type { LaunchedShell, ShellLaunch } from '../../support/electron-app.ts';

/** Where the sample application is. */
export const sampleApp = join(import.meta.dirname, 'app');
/** Without a Chromium there is nothing to run over. */
export const hasChromium = existsSync(process.env['CHROME_PATH'] ?? '/usr/bin/chromium');
if (!hasChromium) console.log('skip: the stand-in needs a Chromium, and there is none');

/** The sample application with its window, whose page has heard from the utility process. */
export async function openSample(options: ShellLaunch = {}): Promise<{ shell: LaunchedShell; page: Page }> {
  const shell = await launchShell({ application: sampleApp, ...options });
  const page = await shell.app.firstWindow();
  await page.waitForFunction(() => Reflect.get(window, 'said')?.length >= 2, null, { timeout: 20_000 });
  return { shell, page };
}

/** Something that the sample's main process keeps for tests, e.g. `gone`. */
export function kept(shell: LaunchedShell, what: string): Promise<unknown> {
  return shell.app.evaluate((_electron, name) => Reflect.get(globalThis, 'sample')[name], what);
}

/** Waits until something kept is as it should be. */
export async function expectKept(shell: LaunchedShell, what: string, expected: unknown): Promise<void> {
  await expect.poll(() => kept(shell, what), { timeout: 10_000, interval: 100 }).toEqual(expected);
}
