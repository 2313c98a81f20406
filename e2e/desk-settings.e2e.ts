import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { isCutWire, openBrowser, ready, sayWhenSkipped } from './support/browser.ts';
import { lookOver, openDesk } from './support/desk.ts';
import { startHub } from './support/hub-process.ts';
import { scratch } from './support/scratch.ts';
import { openWall } from './support/wall.ts';

sayWhenSkipped('the settings page of the desk');

const patience = 15_000;
const sections = [
  'centre',
  'sources',
  'targets',
  'formula',
  'calendar',
  'shifts',
  'summaries',
  'limits',
  'categories',
  'regions',
  'orders',
  'retention',
  'brand',
  'webhooks',
  'words',
  'access',
  'history',
];
const settings = {
  centre: '95598',
  shifts: [{ name: '早班', from: '08:00', to: '16:00' }],
  tokens: [{ token: 'pbx-s3cret', sources: ['pbx'] }],
  sources: [{ id: 'acd', kind: 'callwall' as const, url: 'ws://127.0.0.1:9/feed', token: 'acd-s3cret' }],
  words: { 'scene.overview': '总览' },
  brand: { accent: '#00aa88' },
  webhooks: [{ id: '值班群', kind: 'wecom' as const, url: 'https://127.0.0.1:9/hook-s3cret' }],
  categories: [{ key: 'a', zh: '服务', children: [{ key: 'b', zh: '态度' }] }],
};

describe.skipIf(!ready)('the settings page', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  async function start() {
    const given = scratch(onTestFinished);
    const hub = given.keep(await startHub({ folder: given.folder(), settings }), (it) =>
      it.signal('SIGKILL'),
    );
    return { given, url: hub.url };
  }

  it.each([
    ['zh-CN', 'dark', [1280, 720]],
    ['en', 'light', [1920, 1080]],
  ] as const)(
    'has all its sections in %s, %s, at %j: axe finds nothing, nothing is cut off',
    async (lang, theme, size) => {
      const { given, url } = await start();
      const { page, troubles } = await openDesk(
        browser,
        { url, query: 'page=settings', lang, theme, size },
        given,
      );
      for (const section of sections) {
        await page.locator('.set-nav a').nth(sections.indexOf(section)).click();
        await page.locator('.set-body h2').waitFor();
        if (section === 'history') await page.locator('.set-table td').first().waitFor();
        expect([section, await lookOver(page)]).toEqual([section, { axe: [], wider: 0 }]);
        expect(await page.content()).not.toContain('s3cret');
      }
      expect(troubles).toEqual([]);
    },
  );

  it('says at each field what is wrong, saves, and the wall has it within seconds, without being loaded again', async () => {
    const { given, url } = await start();
    const wall = await openWall(browser, url, given);
    await wall.page.locator('.centre', { hasText: '95598' }).waitFor({ timeout: patience });
    await wall.page.evaluate(() => Reflect.set(window, 'mark', 1));
    const { page, troubles } = await openDesk(browser, { url, query: 'page=settings' }, given);
    await page.locator('#set-centre').fill('95598 新大厅');
    await page.locator('.set-nav a').nth(2).click();
    await page.locator('#set-targets-connectRate').fill('197');
    await page.getByText('至多 1').waitFor();
    expect(await page.getByRole('button', { name: '保存并生效' }).isDisabled()).toBe(true);
    await page.locator('#set-targets-connectRate').fill('95');
    // Kept where somebody looks at another page and comes back.
    await page.locator('.desk-nav a').first().click();
    await page.locator('.desk-nav a', { hasText: '设置' }).click();
    await page.getByRole('button', { name: '保存并生效' }).click();
    await page.getByText('版本 2 已生效').waitFor({ timeout: patience });
    await wall.page.locator('.centre', { hasText: '新大厅' }).waitFor({ timeout: patience });
    expect(await wall.page.evaluate(() => Reflect.get(window, 'mark'))).toBe(1);
    expect(await page.locator('.save-bar .ant-btn').count()).toBe(0);
    expect(troubles.filter((trouble) => !isCutWire(trouble))).toEqual([]);
  });

  it('shows both sides where somebody else saved meanwhile, and keeps the changes here upon theirs', async () => {
    const { given, url } = await start();
    const mine = await openDesk(browser, { url, query: 'page=settings' }, given);
    const theirs = await openDesk(browser, { url, query: 'page=settings' }, given);
    await mine.page.locator('#set-zone').fill('UTC');
    await theirs.page.locator('#set-centre').fill('另一个名字');
    await theirs.page.getByRole('button', { name: '保存并生效' }).click();
    await theirs.page.getByText('版本 2 已生效').waitFor({ timeout: patience });
    const conflict = mine.page.locator('.conflict');
    await conflict.waitFor({ timeout: patience });
    expect(await conflict.textContent()).toContain('另一个名字');
    expect(await conflict.textContent()).toContain('UTC');
    expect(await lookOver(mine.page)).toMatchObject({ axe: [] });
    await mine.page.getByRole('button', { name: '在对方版本上保留我的更改' }).click();
    await mine.page.getByRole('button', { name: '保存并生效' }).click();
    await mine.page.getByText('版本 3 已生效').waitFor({ timeout: patience });
    expect(await mine.page.locator('#set-centre').inputValue()).toBe('另一个名字');
    expect(await mine.page.locator('#set-zone').inputValue()).toBe('UTC');

    await mine.page.locator('.set-nav a').last().click();
    await mine.page.getByRole('button', { name: '与现行比较' }).last().click();
    await mine.page.locator('.set-changes', { hasText: '另一个名字' }).waitFor({ timeout: patience });
    await mine.page.getByRole('button', { name: '恢复' }).last().click();
    await mine.page.locator('.ant-popconfirm .ant-btn-primary').click();
    await mine.page.getByText('版本 4 已生效').waitFor({ timeout: patience });
    await mine.page.locator('.set-nav a').first().click();
    expect(await mine.page.locator('#set-centre').inputValue()).toBe('95598');
  });

  it('changes the limits of work orders and where they are others, and says at each field what is wrong', async () => {
    const { given, url } = await start();
    const { page, troubles } = await openDesk(browser, { url, query: 'page=settings&section=orders' }, given);
    const save = page.getByRole('button', { name: '保存并生效' });
    await page.locator('.order-kind summary', { hasText: '故障报修' }).click();
    const limit = page.locator('#set-orderKinds-0--links-1--within');
    expect(await limit.inputValue()).toBe('45');
    await limit.fill('');
    await page.getByText('1 至 366 个工作日').waitFor();
    expect(await save.isDisabled()).toBe(true);
    await limit.fill('50');
    await page.locator('#set-orderKinds-0--links-1--key').fill('到场');
    await page.getByText('以小写字母开头').waitFor();
    expect(await lookOver(page)).toEqual({ axe: [], wider: 0 });
    await page.locator('#set-orderKinds-0--links-1--key').fill('arrive');
    await page.locator('#set-orderAreas-rural').fill('四川 / 甘孜\n四川/阿坝');
    await page.getByRole('button', { name: '添加工单类型' }).click();
    await page.locator('#set-orderKinds-6--key').fill('投诉');
    await page.locator('#set-orderKinds-6--zh').fill('抢修催办');
    await page.getByText('已有相同的一项').waitFor();
    await page.locator('#set-orderKinds-6--key').fill('催办');
    await save.click();
    await page.getByText('版本 2 已生效').waitFor({ timeout: patience });
    const again = await openDesk(browser, { url, query: 'page=settings&section=orders' }, given);
    await again.page.locator('.order-kind summary', { hasText: '故障报修' }).click();
    expect(await again.page.locator('#set-orderKinds-0--links-1--within').inputValue()).toBe('50');
    expect(await again.page.locator('#set-orderKinds-6--zh').inputValue()).toBe('抢修催办');
    expect(await again.page.locator('#set-orderAreas-rural').inputValue()).toBe('四川 / 甘孜\n四川 / 阿坝');
    expect(troubles.filter((trouble) => !isCutWire(trouble))).toEqual([]);
  });

  it('takes a tree from a file, says which line is wrong, and gives it back as CSV', async () => {
    const { given, url } = await start();
    const { page } = await openDesk(browser, { url, query: 'page=settings&section=categories' }, given);
    const file = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
    const choose = page.locator('.tree-files input[type=file]');
    await choose.setInputFiles(file('wrong.csv', 'path,zh\na / / b,x\n'));
    await page.getByText('line 2').waitFor();
    await choose.setInputFiles(file('right.csv', 'path,zh,en\n投诉 / 停电,停电,Outage\n'));
    await page.getByText('已读入 2 项').waitFor();
    expect(await page.locator('.tree-node input').first().inputValue()).toBe('投诉');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '导出 CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('categories.csv');
    const empty = await openDesk(browser, { url, query: 'page=settings&section=regions' }, given);
    await empty.page.getByRole('button', { name: '载入示例' }).click();
    await empty.page.getByText(/已载入示例 \d+ 项：未经核实/).waitFor();
    expect(await empty.page.locator('.tree-node input').first().inputValue()).toBe('北京');
  });
});
