import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { axeViolations } from './support/axe-violations.ts';
import { isCutWire, openBrowser, ready, sayWhenSkipped } from './support/browser.ts';
import { startHub } from './support/hub-process.ts';
import { layoutFaults } from './support/layout-faults.ts';
import { type Scratch, scratch } from './support/scratch.ts';
import { openWall } from './support/wall.ts';

sayWhenSkipped('the viewer token');

const patience = 10_000;
const viewer = (token: string) => ({ tokens: [{ token, viewer: true }] });

describe.skipIf(!ready)('a wall whose station wants a viewer token', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  async function start(given: Scratch, folder: string, token: string, port = 0) {
    return given.keep(await startHub({ folder, port, settings: viewer(token) }), (it) =>
      it.signal('SIGKILL'),
    );
  }

  /** Chromium writes every refused request into the console; nothing else may stand there. */
  function surprises(troubles: string[]): string[] {
    return troubles.filter(
      (trouble) => !isCutWire(trouble) && !/^error: Failed to load resource: .*401/.test(trouble),
    );
  }

  /** What is shown once the door is open: the station has no sources yet. */
  const inside = (page: Page) => page.getByText('还没有数据来源').waitFor({ timeout: patience });

  it('asks for it, says when it is wrong, and opens with the right one, all by keyboard', async () => {
    const given = scratch(onTestFinished);
    const hub = await start(given, given.folder(), 'right-token');
    // Whatever stands in the address is no token.
    const { page, troubles } = await openWall(browser, hub.url, given, '&token=right-token');
    const field = page.getByLabel('查看令牌');
    await field.waitFor({ timeout: patience });
    expect(await field.evaluate((input) => input === document.activeElement)).toBe(true);
    expect(await page.locator('.fresh').textContent()).toBe('未登录');
    await page.keyboard.type('wrong-token');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('令牌不对').waitFor({ timeout: patience });
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    // What was typed is selected, so that typing replaces it.
    await page.keyboard.type('right-token');
    await page.keyboard.press('Enter');
    await inside(page);
    expect(await page.evaluate(() => document.cookie)).toBe('');
    const kept = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]));
    expect(kept).not.toContain('token');
    expect(surprises(troubles)).toEqual([]);
  });

  it('finds its way back by itself after a restart of the hub, and asks again when the token was changed', async () => {
    const given = scratch(onTestFinished);
    const folder = given.folder();
    const first = await start(given, folder, 'old-token');
    const { page, troubles } = await openWall(browser, first.url, given);
    await signIn(page, 'old-token');
    await inside(page);
    await first.signal('SIGKILL');
    await page.waitForSelector('.fresh-down', { timeout: patience });
    const second = await start(given, folder, 'old-token', first.port);
    await page.waitForSelector('.fresh-down', { state: 'detached', timeout: patience });
    expect(await page.getByLabel('查看令牌').count()).toBe(0);

    await second.signal('SIGKILL');
    await start(given, folder, 'new-token', first.port);
    await page.getByLabel('查看令牌').waitFor({ timeout: patience });
    await signIn(page, 'old-token');
    await page.getByRole('alert').getByText('令牌不对').waitFor({ timeout: patience });
    await signIn(page, 'new-token');
    await inside(page);
    expect(surprises(troubles)).toEqual([]);
  });

  it('asks again when its session has ended, and opens by itself once it has one', async () => {
    const given = scratch(onTestFinished);
    const folder = given.folder();
    const hub = await start(given, folder, 'token');
    const { page } = await openWall(browser, hub.url, given);
    await signIn(page, 'token');
    await inside(page);
    const cookies = await page.context().cookies();
    await page.context().clearCookies();
    await hub.signal('SIGKILL');
    await start(given, folder, 'token', hub.port);
    await page.getByLabel('查看令牌').waitFor({ timeout: patience });
    // As another tab of this browser would.
    await page.context().addCookies(cookies);
    await inside(page);
  });

  it.each([
    [1920, 1080, 'zh-CN', 'dark'],
    [3840, 2160, 'en', 'contrast'],
    [1280, 720, 'en', 'light'],
    [1080, 1920, 'zh-CN', 'dark'],
  ])('asks legibly on %ix%i in %s, %s', async (width, height, lang, theme) => {
    const given = scratch(onTestFinished);
    const hub = await start(given, given.folder(), 'token');
    const context = await browser.newContext({ viewport: { width, height } });
    given.keep(context, (it) => it.close());
    const page = await context.newPage();
    await page.goto(`${hub.url}/?lang=${lang}&theme=${theme}`);
    await page.locator('#sign-in-token').waitFor({ timeout: patience });
    await page.keyboard.type('wrong');
    await page.keyboard.press('Enter');
    await page.locator('#sign-in-fault svg').waitFor({ timeout: patience });
    await page.evaluate(() => document.fonts.ready);
    expect(await page.evaluate(layoutFaults)).toEqual([]);
    expect(await axeViolations(page)).toEqual([]);
  });
});

async function signIn(page: Page, token: string): Promise<void> {
  await page.getByLabel('查看令牌').fill(token);
  await page.keyboard.press('Enter');
}
