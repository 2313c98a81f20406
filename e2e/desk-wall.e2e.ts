import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openBrowser, ready, sayWhenSkipped } from './support/browser.ts';
import { lookOver, openDesk } from './support/desk.ts';
import { startHub } from './support/hub-process.ts';
import { scratch } from './support/scratch.ts';

sayWhenSkipped('the desk’s control of walls');

const patience = 10_000;
/** A wall obeys its plan within so long, ms. */
const obeyed = 2_000;

describe.skipIf(!ready)('wall control', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  async function start() {
    const given = scratch(onTestFinished);
    const folder = given.folder();
    const hub = given.keep(await startHub({ folder }), (it) => it.signal('SIGKILL'));
    const wall = async (query: string): Promise<Page> => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
      given.keep(context, (it) => it.close());
      const page = await context.newPage();
      await page.goto(`${hub.url}/?${query}`);
      await page.locator('.scene-name').waitFor();
      return page;
    };
    return { given, folder, hub, wall, url: hub.url };
  }

  it.each([
    ['zh-CN', 'dark', [1280, 720]],
    ['en', 'light', [1920, 1080]],
  ] as const)(
    'shows the displays in %s, %s, at %j: axe finds nothing, nothing is cut off',
    async (lang, theme, size) => {
      const { given, url, wall } = await start();
      await wall(`display=${encodeURIComponent('大厅一号屏')}&scenes=overview:20,slots:20`);
      await wall('scene=league&lang=en');
      const { page, troubles } = await openDesk(
        browser,
        { url, query: 'page=wall', lang, theme, size },
        given,
      );
      await page.locator('.display-card').nth(1).waitFor({ timeout: patience });
      await page
        .frameLocator('.preview iframe')
        .first()
        .locator('.scene-name')
        .waitFor({ timeout: patience });
      expect(await lookOver(page)).toEqual({ axe: [], wider: 0 });
      await page.locator('.display-acts .ant-btn').first().click();
      await page.locator('.stops li').first().waitFor();
      await page.waitForTimeout(500);
      expect(await lookOver(page)).toMatchObject({ axe: [] });
      expect(troubles).toEqual([]);
    },
  );

  it('has a wall show its plan within 2 s, in another order, language and colours, also after the hub was killed', async () => {
    const { given, folder, hub, wall, url } = await start();
    const shown = await wall('display=hall&scenes=overview:600,slots:600');
    const { page } = await openDesk(browser, { url, query: 'page=wall&display=hall' }, given);
    const rows = page.locator('.stops li');
    await rows.nth(1).waitFor({ timeout: patience });
    // The second one goes up with the keyboard.
    await page.locator('.handle').nth(1).focus();
    await page.keyboard.press('ArrowUp');
    await page.locator('.stop-seconds input').first().fill('2');
    expect(await page.getByRole('button', { name: '发送到显示器' }).isDisabled()).toBe(true);
    await page.locator('.stop-seconds input').first().fill('300');
    const choose = async (label: string, option: string) => {
      await page.getByLabel(label).click();
      await page.locator('.ant-select-dropdown:visible').getByText(option, { exact: true }).click();
    };
    await choose('配色', '浅色');
    await choose('语言', 'English');
    await page.getByRole('button', { name: '发送到显示器' }).click();
    const begun = performance.now();
    await shown.locator('.scene-name', { hasText: 'By slot' }).waitFor({ timeout: patience });
    expect(performance.now() - begun).toBeLessThan(obeyed);
    expect(await shown.evaluate(() => document.documentElement.dataset['theme'])).toBe('light');

    await hub.signal('SIGKILL');
    given.keep(await startHub({ folder, port: hub.port }), (it) => it.signal('SIGKILL'));
    const again = await wall('display=hall&scenes=overview:600');
    await again.locator('.scene-name', { hasText: 'By slot' }).waitFor({ timeout: patience });
  });

  it('leaves the wall of a single scene alone when all others get another playlist', async () => {
    const { given, wall, url } = await start();
    const [single, list] = [await wall('scene=league'), await wall('scenes=overview:600')];
    const { page } = await openDesk(browser, { url, query: 'page=wall&display=*' }, given);
    await page.getByRole('button', { name: '添加场景' }).click();
    await page.locator('.stop-scene').click();
    await page.locator('.ant-select-dropdown:visible').getByText('现场坐席').click();
    await page.getByRole('button', { name: '发送到显示器' }).click();
    await list.locator('.scene-name', { hasText: '现场坐席' }).waitFor({ timeout: patience });
    expect(await single.locator('.scene-name').textContent()).toBe('班组看板');
  });

  it('has a display show its name, and a message run on every wall until it is withdrawn', async () => {
    const { given, wall, url } = await start();
    const shown = await wall(`display=${encodeURIComponent('<b>大厅</b>')}`);
    const { page } = await openDesk(browser, { url, query: 'page=wall' }, given);
    await page.getByRole('button', { name: '显示名称' }).click({ timeout: patience });
    await shown.locator('.display-name', { hasText: '<b>大厅</b>' }).waitFor({ timeout: obeyed });
    await shown.locator('.display-name').waitFor({ state: 'detached', timeout: patience });
    await page.getByLabel('新消息').fill('<i>22:00</i> 系统升级');
    await page.getByText('重要').click();
    await page.getByRole('button', { name: '发布' }).click();
    await shown.locator('.messages', { hasText: '<i>22:00</i> 系统升级' }).waitFor({ timeout: obeyed });
    await page.getByRole('button', { name: '撤回' }).click();
    await shown.locator('.messages').waitFor({ state: 'detached', timeout: patience });
  });
});
