import { chromium } from 'playwright-core';
import type { Page } from 'playwright-core';
import { rasterSwitches } from '../../../main/shell/policies/raster-switches.ts';
import { findOrInstallChromium } from '../../chromium.ts';

/** A station at full load and a busy machine let a page wait. Unit: ms. */
const PATIENCE = 120_000;

/** A real browser, headless, drawing in software and with the application's switches for that; empty at first. */
export interface WallBrowser {
  /** The browser's first process; all others are below it. */
  pid: number;
  newPage(size: { width: number; height: number }): Promise<Page>;
  close(): Promise<void>;
}

/** Starts one; null when there is none on this machine. */
export async function startBrowser(): Promise<WallBrowser | null> {
  const executablePath = findOrInstallChromium();
  if (executablePath === undefined) return null;
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--hide-scrollbars',
    '--disable-background-networking',
    ...Object.entries(rasterSwitches).map(([name, value]) => `--${name}=${value}`),
  ];
  const server = await chromium.launchServer({ executablePath, args });
  const browser = await chromium.connect(server.wsEndpoint());
  return {
    pid: server.process().pid!,
    async newPage(viewport) {
      const context = await browser.newContext({ viewport });
      context.setDefaultTimeout(PATIENCE);
      return context.newPage();
    },
    close: () => server.close(),
  };
}

/** Opens the wall and waits until it shows what the station said first; without calls there is no chart yet. */
export async function openWall(page: Page, url: string, query = ''): Promise<void> {
  await page.goto(`${url}/?lang=zh-CN${query}`);
  await page.locator('#wall > *').first().waitFor();
}
