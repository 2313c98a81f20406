import type { Browser, Page } from 'playwright-core';
import { axeViolations } from './axe-violations.ts';
import { watchTroubles } from './browser.ts';
import type { Scratch } from './scratch.ts';

/** A desk on a page of its own, as it may stand somewhere. */
export interface DeskView {
  url: string;
  /** Page and what of its state is in the address, e.g. `page=wall`. */
  query: string;
  lang?: 'zh-CN' | 'en';
  theme?: 'dark' | 'light' | 'contrast';
  size?: readonly [number, number];
}

/** Opens a desk; it is closed with the test. */
export async function openDesk(
  browser: Browser,
  view: DeskView,
  given: Pick<Scratch, 'keep'>,
): Promise<{ page: Page; troubles: string[] }> {
  const { url, query, lang = 'zh-CN', theme = 'dark', size = [1280, 720] } = view;
  const [width, height] = size;
  const context = given.keep(await browser.newContext({ viewport: { width, height } }), (it) => it.close());
  const page = await context.newPage();
  const troubles = watchTroubles(page);
  await page.goto(`${url}/desk?${query}&lang=${lang}&theme=${theme}`);
  await page.waitForSelector('.page-head');
  return { page, troubles };
}

/** What axe finds, and whether anything is wider than the page: nothing of a desk may be cut off at its side. */
export async function lookOver(page: Page): Promise<unknown> {
  const wide = await page.evaluate(() => {
    const main = document.querySelector('main');
    return main === null ? -1 : main.scrollWidth - main.clientWidth;
  });
  return { axe: await axeViolations(page), wider: Math.max(0, wide) };
}
