import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { anAlert } from '../shared/alerts-text/alert.fixture.ts';
import type { Alert } from '../shared/model/alert.ts';
import { openBrowser, ready, sayWhenSkipped } from './support/browser.ts';
import { textOverlaps } from './support/text-overlaps.ts';
import { showWall, type ShownWall, type View } from './testing/wall-view.ts';

sayWhenSkipped('the look of the wall');

const usual: View = { scene: 'overview', state: 'normal', screen: '1080p', lang: 'zh-CN', theme: 'dark' };

describe.skipIf(!ready)('the wall', () => {
  let browser: Browser;
  let wall: ShownWall;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterEach(() => wall.close());
  afterAll(() => browser.close());

  async function open(view: View, given?: Parameters<typeof showWall>[2]): Promise<Page> {
    wall = await showWall(browser, view, given);
    return wall.page;
  }

  it('is measured by a rule that sees texts run into one another, however deep they are nested', async () => {
    const page = await open({ ...usual, scene: 'channels' });
    const plant = (selector: string, style: string) =>
      page.evaluate(
        ([where, what]) => {
          const element = document.querySelector<HTMLElement>(where);
          if (element !== null) element.style.cssText = what;
          return element !== null;
        },
        [selector, style] as const,
      );
    const planted = [
      [
        '.mix-ivrKey tbody tr:nth-child(2) td:nth-child(3)',
        'transform: translateX(1.1rem)',
        /^overlap: 12,510 /,
      ],
      ['.ivr-steps dd.note', 'transform: translateY(-0.3rem)', /^overlap: 18,823 /],
      ['.mix-channel tbody th', 'letter-spacing: 2rem; overflow: visible', /^runs out: /],
    ] as const;
    for (const [selector, style, fault] of planted) {
      expect(await plant(selector, style)).toBe(true);
      expect(await textOverlaps(page)).toContainEqual(expect.stringMatching(fault));
      await plant(selector, '');
      expect(await textOverlaps(page)).toEqual([]);
    }
  });

  it('marks every tile the moment the station hangs up, keeps its figures, and is back by itself', async () => {
    const page = await open(usual);
    const rate = await page.textContent('.hero');
    wall.station.hangUp();
    await page.waitForSelector('.fresh-down', { timeout: 1_000 });
    expect(await page.locator('.tile').count()).toBe(5);
    expect(await page.locator('.tile[data-stale="lost"] .stale-mark').count()).toBe(5);
    expect(await page.textContent('.hero')).toBe(rate);
    await page.waitForSelector('.fresh-fresh', { timeout: 5_000 });
    expect(await page.locator('.tile[data-stale]').count()).toBe(0);
  });

  it('shows a delta and acknowledges it', async () => {
    const page = await open(usual);
    const gauges = {
      depth: 4_321,
      longestSince: null,
      longestWaitTodayMs: 0,
      inService: 0,
      agentsBasis: 'none',
      agents: {},
    };
    wall.station.say({ t: 'delta', n: 2, topics: { gauges: { set: { gauges }, del: [] } } });
    await page.waitForFunction(() =>
      document.querySelector('.queue-now .figure')?.textContent?.startsWith('4,321'),
    );
    await expect.poll(() => wall.station.acked()).toBe(2);
  });

  it('shows messages one after the other, each whole, and none when there is none', async () => {
    const page = await open({ ...usual, state: 'messages' });
    const seen = new Set<string>();
    const line = page.locator('.messages .line');
    const count = Number((await page.textContent('.messages .turn'))?.split('/')[1]);
    expect(count).toBeGreaterThan(3);
    for (let turn = 1; turn <= count; turn += 1) {
      await page.waitForFunction(
        (at) => document.querySelector('.messages .turn')?.textContent?.startsWith(`${at} /`),
        turn,
        { timeout: 12_000 },
      );
      seen.add((await line.textContent()) ?? '');
    }
    const told = [...seen].join('').replaceAll('…', '');
    expect(told).toContain('第一职场各班组长请于 21:15 前完成交接');
    expect(told).toContain('<img src=x onerror=alert(1)> & {{name}}');
    wall.station.say({ t: 'delta', n: 2, topics: { messages: { set: {}, del: ['1', '2', '3'] } } });
    await page.waitForSelector('.messages', { state: 'detached' });
    expect(wall.troubles).toEqual([]);
  });

  it('says that it is being loaded again when the station speaks another version', async () => {
    const page = await open(usual, { version: 99 });
    await page.waitForFunction(() =>
      document.querySelector('.notice h2')?.textContent?.includes('程序已更新'),
    );
  });

  it('changes scenes by keys and by itself, stays where it is pinned, and follows what they show', async () => {
    const page = await open(
      { ...usual, screen: '720p', lang: 'en' },
      { query: 'scenes=overview:3,slots:600' },
    );
    await page.waitForSelector('main.overview');
    expect(wall.station.followed()).toContain('queueSlots');
    expect(wall.station.followed()).not.toContain('seats');
    await page.keyboard.press('p');
    await page.waitForFunction(() =>
      document.querySelector('.playlist')?.textContent?.includes('1 / 2 pinned'),
    );
    await page.keyboard.press('ArrowRight');
    await page.waitForSelector('main.slots-scene');
    await page.keyboard.press('1');
    await page.waitForSelector('main.overview');
    await page.keyboard.press('p');
    await page.waitForSelector('main.slots-scene', { timeout: 5_000 });
    expect(wall.troubles).toEqual([]);
  });

  it('comes to the scene that explains a critical alert, and goes back when somebody takes it on', async () => {
    const page = await open(usual, { query: 'scenes=slots:600,overview:600' });
    await page.waitForSelector('main.slots-scene');
    const tell = (n: number, alert: Alert) =>
      wall.station.say({ t: 'delta', n, topics: { alerts: { set: { a1: alert }, del: [] } } });
    tell(2, anAlert());
    await page.waitForSelector('main.overview');
    expect(await page.textContent('.playlist')).toBe('2 / 2 因告警停留');
    expect(await page.textContent('.alert-banner')).toContain('接通率骤降');
    tell(3, anAlert({ acknowledged: { role: 'leader', at: Date.now() } }));
    await page.waitForSelector('main.slots-scene');
    expect(await page.textContent('.alert-mark')).toBe('已确认');
    tell(4, anAlert({ id: 'a1', state: 'resolved' }));
    await page.waitForSelector('.alert-banner', { state: 'detached' });
    // Whoever stands at the display may have seen enough of it.
    tell(5, anAlert());
    await page.waitForSelector('main.overview');
    await page.keyboard.press('1');
    await page.waitForSelector('main.slots-scene');
    expect(wall.troubles).toEqual([]);
  });

  it('says which scenes there are when the address names another', async () => {
    const page = await open({ ...usual, lang: 'en' }, { query: 'scene=weather' });
    await page.waitForFunction(() =>
      document.querySelector('.notice p')?.textContent?.includes('overview, slots'),
    );
  });
});
