import type { Browser, Page } from 'playwright-core';
import { watchTroubles } from './browser.ts';
import type { Scratch } from './scratch.ts';

/** A wall in the browser, with everything about it that nobody should see. */
export interface WallPage {
  page: Page;
  troubles: string[];
}

/** What a person reads off the wall, apart from what ticks. */
export interface Figures {
  rate: string;
  depth: string;
  /** Name, depth, connect rate of 15 minutes and of today, by row. */
  queues: string[][];
}

/** Opens the wall at 1080p with a browser session of its own. */
export async function openWall(browser: Browser, url: string, given: Scratch, query = ''): Promise<WallPage> {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
  given.keep(context, (opened) => opened.close());
  const page = await context.newPage();
  const troubles = watchTroubles(page);
  await page.goto(`${url}/?lang=zh-CN${query}`);
  return { page, troubles };
}

/** The figures as they stand on the wall now. */
export function readFigures(page: Page): Promise<Figures> {
  return page.evaluate(() => {
    const text = (element: Element | null | undefined) => {
      const seen = element?.cloneNode(true);
      if (!(seen instanceof Element)) return '';
      for (const unseen of seen.querySelectorAll('.unseen, .interval')) unseen.remove();
      return seen.textContent?.trim() ?? '';
    };
    return {
      rate: text(document.querySelector('.hero')),
      depth: text(document.querySelector('.queue-now .figure')),
      queues: [...document.querySelectorAll('.queues-attention tbody tr')].map((row) =>
        [row.children[0], row.children[1], row.children[3], row.children[4]].map(text),
      ),
    };
  });
}

/** Waits until nothing on the wall is marked as standing still. */
export async function freshAgain(page: Page, timeout: number): Promise<void> {
  await page.waitForSelector('.fresh-fresh', { timeout });
  await page.waitForFunction(() => document.querySelector('.tile[data-stale]') === null, null, { timeout });
}
