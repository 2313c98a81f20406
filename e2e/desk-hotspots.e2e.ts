import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { atRest } from './support/at-rest.ts';
import { openBrowser, ready, sayWhenSkipped } from './support/browser.ts';
import { lookOver } from './support/desk.ts';
import { type DeskView, showDesk, type ShownDesk } from './testing/desk-view.ts';

sayWhenSkipped('the desk’s page of complaint hotspots');

const drawer = '.hotspot-drawer';

describe.skipIf(!ready)('the desk’s page of complaint hotspots', () => {
  let browser: Browser;
  let desk: ShownDesk;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterEach(() => desk.close());
  afterAll(() => browser.close());

  async function open(query: string, view: DeskView = {}): Promise<Page> {
    desk = await showDesk(browser, { state: 'alarm', ...view, query: `page=hotspots${query}` });
    return desk.page;
  }
  const asked = (name: string) => desk.asked.filter((each) => each.name === name).map(({ args }) => args);

  it('lists what goes on by need, with what is usual, how unusual it is, since when, and who is on it', async () => {
    const page = await open('');
    const row = page.locator('.hotspot-table tbody tr').first();
    const cells = await row.locator('th, td').allInnerTexts();
    expect(cells).toEqual([
      '停电问题 · 南京 及另外 1 类',
      '持续',
      '23',
      '1.4',
      '罕见',
      '13:51',
      '31',
      '李建国',
      '2',
    ]);
    expect(await page.locator('.region-tile[data-level="critical"]').innerText()).toContain('江苏');
    expect(desk.troubles).toEqual([]);
  });

  it('shows what is behind one: its course with the calls, folded parents, complaints as plain text', async () => {
    const page = await open('');
    await page.getByRole('link', { name: '停电问题 · 南京' }).click();
    expect(new URL(page.url()).searchParams.get('hotspot')).toBe('h1');
    const opened = page.locator(drawer);
    await opened.getByText('2026112200870', { exact: true }).first().waitFor();
    const text = await opened.innerText();
    for (const said of ['近 60 分钟 23 件', '多呼入 412 通', '比投诉晚 5 分', '停送电投诉 · 江苏', '16 倍'])
      expect(text).toContain(said);
    expect(text).toContain('<b>{{x}}</b>');
    expect(text).toContain('只列出最近 23 件');
    await page.goBack();
    await opened.waitFor({ state: 'detached' });
    expect(desk.troubles).toEqual([]);
  });

  it('lets a leader take it on, note, link and unlink orders; a refusal says why', async () => {
    const page = await open('&hotspot=h1');
    await page.getByRole('button', { name: '由我负责' }).click();
    await page.locator('.deed', { hasText: '已由你负责' }).waitFor();
    await page.getByLabel('新记录').fill('  已联系南京公司  ');
    await page.getByRole('button', { name: '添加记录' }).click();
    await page.locator('.deed', { hasText: '已添加记录' }).waitFor();
    await page.getByLabel('工单号').fill('404');
    await page.getByRole('button', { name: '关联', exact: true }).click();
    await page.locator('.deed', { hasText: 'there is no order "404"' }).waitFor();
    await page.getByLabel('工单号').fill('20261122009');
    await page.keyboard.press('Enter');
    await page.locator('.deed', { hasText: '已关联 20261122009' }).waitFor();
    await page.getByRole('button', { name: '取消关联 2026112200871' }).click();
    await page.locator('.deed', { hasText: '已取消关联 2026112200871' }).waitFor();
    expect(asked('hotspots.own')).toEqual([{ id: 'h1' }]);
    expect(asked('hotspots.note')).toEqual([{ id: 'h1', text: '已联系南京公司' }]);
    expect(asked('hotspots.link')).toEqual([{ id: 'h1', order: '20261122009' }]);
    expect(asked('hotspots.unlink')).toEqual([{ id: 'h1', order: '2026112200871' }]);
    expect(desk.troubles).toEqual([]);
  });

  it('closes one only when somebody has confirmed it', async () => {
    const page = await open('&hotspot=h1');
    await page.getByRole('button', { name: '结束热点' }).click();
    const dialog = page.getByRole('dialog', { name: /^结束“停电问题 · 南京”/ });
    await dialog.getByRole('button', { name: '取消' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(asked('hotspots.close')).toEqual([]);
    await page.getByRole('button', { name: '结束热点' }).click();
    await dialog.getByLabel('原因（可不填）').fill('计划停电');
    await dialog.getByRole('button', { name: '结束热点' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(asked('hotspots.close')).toEqual([{ id: 'h1', text: '计划停电' }]);
  });

  it('says why it was not closed, and keeps what was written', async () => {
    const page = await open('&hotspot=h1', { refuses: true });
    await page.getByRole('button', { name: '结束热点' }).click();
    const dialog = page.getByRole('dialog', { name: /^结束/ });
    await dialog.getByLabel('原因（可不填）').fill('计划停电');
    await dialog.getByRole('button', { name: '结束热点' }).click();
    await dialog.getByRole('alert').waitFor();
    expect(await dialog.getByRole('alert').innerText()).toContain('未能读写存储');
    expect(await dialog.getByLabel('原因（可不填）').inputValue()).toBe('计划停电');
  });

  it('explains every count by its formula, with the numbers put in', async () => {
    const page = await open('');
    await page.getByRole('button', { name: '23', exact: true }).click();
    const card = page.locator('.count-card');
    await card.getByText('P(Poisson(1.4) ≥ 23)').waitFor();
    const text = await card.innerText();
    for (const said of ['≈ 10^−19.6', '依据 28 天历史', '未计星期系数']) expect(text).toContain(said);
    expect(text).toMatch(/窗口 2026-11-22 13:\d\d – 2026-11-22 14:\d\d/);
    expect(new URL(page.url()).searchParams.get('how')).toBe('h1');
  });

  it('looks back on chosen days, and opens what is over from an address alone', async () => {
    const page = await open('&tab=history&from=2026-11-01&to=2026-11-22&hotspot=old');
    await page.locator(drawer).getByText('累计 31 件').waitFor();
    expect(asked('hotspots.list')[0]).toEqual({
      from: Date.UTC(2026, 9, 31, 16),
      to: Date.UTC(2026, 10, 22, 16),
      limit: 200,
    });
    expect(await page.locator('.hotspot-table').first().innerText()).toContain('2026-11-21 12:32');
    await page.locator(drawer).locator('.trail canvas').first().waitFor();
    expect(await page.getByRole('button', { name: '由我负责' }).count()).toBe(0);
  });

  it('counts a class in a region hour by hour', async () => {
    const page = await open('&tab=hours&what=outage&what=fault&where=32');
    await page.locator('.hotspots-chart canvas').waitFor();
    expect(asked('complaints.hours')).toEqual([
      {
        from: Date.UTC(2026, 10, 21, 16),
        to: Date.UTC(2026, 10, 22, 16),
        category: ['outage', 'fault'],
        region: ['32'],
      },
    ]);
    expect(await page.locator('.hotspot-table tbody tr').first().innerText()).toMatch(
      /^2026-11-22 14:00\s+23\s+1\.4\s+罕见/,
    );
  });

  it('shows a viewer what walls show, without names, complaints and anything to be done', async () => {
    const page = await open('&hotspot=h1&tab=history', { who: { id: 'v', name: '屏', role: 'viewer' } });
    await page.locator(drawer).getByText('近 60 分钟 23 件').waitFor();
    expect(await page.getByRole('tab').count()).toBe(1);
    expect(await page.locator('.hotspot-actions').count()).toBe(0);
    expect(desk.asked).toEqual([]);
    expect(await page.innerText('.hotspots-page')).toContain('需要');
  });

  it('is reached by g c, and says what to do before the first complaint', async () => {
    const page = await open('', { state: 'bare' });
    await page.getByText('还没有投诉数据').waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('l');
    await page.keyboard.press('g');
    await page.keyboard.press('c');
    await page.getByText('还没有投诉数据').waitFor();
    expect(desk.troubles).toEqual([]);
  });

  it.each([
    ['', 'alarm', 'zh-CN', 'dark', [1280, 720]],
    ['', 'huge', 'en', 'light', [1920, 1080]],
    ['', 'normal', 'en', 'contrast', [1280, 720]],
    ['', 'replay', 'en', 'dark', [1280, 720]],
    ['', 'bare', 'en', 'light', [1280, 720]],
    ['&hotspot=h1', 'alarm', 'en', 'dark', [1920, 1080]],
    ['&hotspot=h1&how=h1', 'alarm', 'zh-CN', 'light', [1920, 1080]],
    ['&tab=history', 'alarm', 'en', 'light', [1280, 720]],
    ['&tab=hours&what=outage', 'alarm', 'zh-CN', 'contrast', [1280, 720]],
  ] as const)(
    'at "%s", %s, in %s, %s, at %j: axe finds nothing, nothing is cut off',
    async (query, state, lang, theme, screen) => {
      const page = await open(query, { state, lang, theme, screen });
      await page.waitForLoadState('networkidle');
      await page.locator('.hotspot-table, .note, .hotspots-map').first().waitFor();
      if (query.includes('hotspot=')) await page.locator(drawer).getByRole('table').waitFor();
      await atRest(page);
      expect(await lookOver(page)).toEqual({ axe: [], wider: 0 });
      expect(desk.troubles).toEqual([]);
    },
  );
});
