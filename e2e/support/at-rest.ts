import type { Page } from 'playwright-core';

/** Until nothing moves on a page; what was broken off rests, too. */
export async function atRest(page: Page): Promise<void> {
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map((each) => each.finished)));
}
