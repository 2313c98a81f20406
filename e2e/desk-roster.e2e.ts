import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { isCutWire, openBrowser, ready, sayWhenSkipped } from './support/browser.ts';
import { lookOver, openDesk } from './support/desk.ts';
import { startHub } from './support/hub-process.ts';
import { scratch } from './support/scratch.ts';
import { openWall } from './support/wall.ts';

sayWhenSkipped('the roster on the desk');

const patience = 40_000;
const always = {
  shifts: [{ name: '全天', from: '00:00', to: '00:00' }],
  roster: {
    teams: [
      { name: '甲值', leaders: [{ name: '王一' }] },
      { name: '乙值', leaders: [] },
    ],
    rotation: { start: '2026-11-01', cycle: [{ 全天: '甲值' }] },
    exceptions: [{ date: '2026-11-03', shift: '全天', team: '乙值', leader: '李二' }],
  },
};

describe.skipIf(!ready)('the roster', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  async function start(settings: object) {
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
    'is edited in %s, %s, at %j: axe finds nothing, nothing is cut off',
    async (lang, theme, size) => {
      const { given, url } = await start(always);
      const query = 'page=settings&section=shifts&month=2026-11&day=2026-11-03';
      const { page, troubles } = await openDesk(browser, { url, query, lang, theme, size }, given);
      const day = page.locator('.roster-day');
      await day.waitFor();
      expect(await day.locator('.roster-leader').inputValue()).toBe('李二');
      expect(await lookOver(page)).toEqual({ axe: [], wider: 0 });
      const { SHOTS } = process.env;
      if (SHOTS !== undefined) await page.screenshot({ path: `${SHOTS}/roster-${lang}.png`, fullPage: true });
      expect(troubles).toEqual([]);
    },
  );

  it('begins with a template; a cell of the month becomes an exception by keyboard; the wall names the team, not the leader', async () => {
    const { given, url } = await start({ ...always, roster: { ...always.roster, exceptions: [] } });
    const wall = await openWall(browser, url, given);
    await wall.page.locator('.shift', { hasText: '全天 甲值' }).waitFor({ timeout: patience });
    const { page, troubles } = await openDesk(browser, { url, query: 'page=settings&section=shifts' }, given);
    await page.locator('.day[aria-current=date]').focus();
    await page.keyboard.press('Enter');
    await page.locator('.roster-day').waitFor();
    expect(new URL(page.url()).searchParams.get('day')).toMatch(/^\d{4}-\d\d-\d\d$/);
    await page.locator('.roster-day .ant-select').click();
    await page.locator('.ant-select-item-option', { hasText: '乙值' }).last().click();
    await page.locator('.roster-day .roster-leader').fill('李二');
    await page.getByRole('button', { name: '保存并生效' }).click();
    await page.getByText('版本 2 已生效').waitFor({ timeout: patience });
    await wall.page.locator('.shift', { hasText: '全天 乙值' }).waitFor({ timeout: patience });
    await page.locator('.desk-head', { hasText: '值班长 李二' }).waitFor({ timeout: patience });
    expect(await wall.page.content()).not.toContain('李二');

    await page.getByRole('button', { name: '四值三运转' }).click();
    expect(await page.locator('.roster-month .roster-cell').first().textContent()).toContain('夜班');
    expect(await page.locator('.set-table tbody tr').count()).toBe(8);
    expect(troubles.filter((trouble) => !isCutWire(trouble))).toEqual([]);
  });

  it('gives a month as CSV, takes it back, and says at which line and column it cannot', async () => {
    const { given, url } = await start(always);
    const query = 'page=settings&section=shifts&month=2026-11';
    const { page } = await openDesk(browser, { url, query }, given);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '导出本月 CSV' }).click(),
    ]);
    const text = await readFile(await download.path(), 'utf8');
    expect(text.split('\r\n').slice(0, 4)).toEqual([
      '\uFEFFdate,shift,team,leader',
      '2026-11-01,全天,甲值,王一',
      '2026-11-02,全天,甲值,王一',
      '2026-11-03,全天,乙值,李二',
    ]);
    const edited = text
      .replace('2026-11-02,全天,甲值', '2026-11-02,全天,乙值')
      .replace('-01,全天,甲', '-01,全天,丁');
    await page
      .locator('.tree-files input[type=file]')
      .setInputFiles({ name: 'm.csv', mimeType: 'text/csv', buffer: Buffer.from(edited) });
    await page.getByText('第 2 行 team 列：没有班组“丁值”').waitFor();
    expect(await page.locator('.day').nth(1).textContent()).toContain('乙值');
    expect(await page.locator('.day').nth(0).textContent()).toContain('甲值');
  });
});
