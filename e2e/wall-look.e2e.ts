import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type SceneName, sceneNames } from '../shared/contract/scenes.ts';
import { NOON, type WallState, wallTopics } from '../renderer/testing/wall-states.ts';
import { axeViolations } from './support/axe-violations.ts';
import { openBrowser, pages, ready, sayWhenSkipped, watchTroubles } from './support/browser.ts';
import { type FakeStation, startFakeStation } from './support/fake-station.ts';
import { layoutFaults } from './support/layout-faults.ts';
import { textOverlaps } from './support/text-overlaps.ts';

sayWhenSkipped('the look of the wall');

const screens = {
  '720p': [1280, 720],
  '1080p': [1920, 1080],
  '1440p': [2560, 1440],
  '4K': [3840, 2160],
  strip: [3840, 1080],
  portrait: [1080, 1920],
} as const;
type Screen = keyof typeof screens;
interface View {
  scene: SceneName;
  state: WallState;
  screen: Screen;
  lang: 'zh-CN' | 'en';
  theme: 'dark' | 'light' | 'contrast';
}
/** Every state on the hall's usual screen, every screen, language and theme at least with the longest texts. */
const views: View[] = [
  ...(['normal', 'alarm', 'stale', 'empty', 'huge', 'replay', 'bare'] as const).map(
    (state) => ({ scene: 'overview', state, screen: '1080p', lang: 'zh-CN', theme: 'dark' }) as const,
  ),
  ...(['720p', '1440p', '4K', 'strip', 'portrait'] as const).map(
    (screen) => ({ scene: 'overview', state: 'alarm', screen, lang: 'en', theme: 'light' }) as const,
  ),
  ...(['720p', 'strip', 'portrait'] as const).map(
    (screen) => ({ scene: 'overview', state: 'huge', screen, lang: 'en', theme: 'contrast' }) as const,
  ),
  ...(['1080p', 'strip', 'portrait'] as const).map(
    (screen) => ({ scene: 'overview', state: 'replay', screen, lang: 'en', theme: 'light' }) as const,
  ),
  ...(['1080p', 'strip', 'portrait'] as const).map(
    (screen) => ({ scene: 'overview', state: 'stale', screen, lang: 'en', theme: 'dark' }) as const,
  ),
  ...(['720p', '4K', 'strip', 'portrait'] as const).map(
    (screen) => ({ scene: 'overview', state: 'messages', screen, lang: 'en', theme: 'contrast' }) as const,
  ),
  { scene: 'overview', state: 'messages', screen: '1080p', lang: 'zh-CN', theme: 'light' },
  { scene: 'overview', state: 'branded', screen: '1080p', lang: 'zh-CN', theme: 'dark' },
  { scene: 'overview', state: 'branded', screen: '720p', lang: 'en', theme: 'light' },
  { scene: 'overview', state: 'branded', screen: 'portrait', lang: 'zh-CN', theme: 'contrast' },
  ...sceneNames.filter((scene) => scene !== 'overview').flatMap(viewsOf),
];

/**
 * Every state on the hall's usual screen, every screen with the most and the longest, and where room is scarce what
 * needs more of it: the marks of a stale scene, the intervals of a small centre.
 */
function viewsOf(scene: SceneName): View[] {
  return [
    ...(['normal', 'alarm', 'stale', 'empty', 'huge', 'replay', 'bare'] as const).map((state): View => ({
      scene,
      state,
      screen: '1080p',
      lang: 'zh-CN',
      theme: 'dark',
    })),
    ...(['720p', '1440p', '4K', 'strip', 'portrait'] as const).map((screen): View => ({
      scene,
      state: 'huge',
      screen,
      lang: 'en',
      theme: 'light',
    })),
    ...(['720p', 'strip', 'portrait'] as const).map((screen): View => ({
      scene,
      state: 'stale',
      screen,
      lang: 'en',
      theme: 'contrast',
    })),
    ...(['720p', 'portrait'] as const).map((screen): View => ({
      scene,
      state: 'replay',
      screen,
      lang: 'en',
      theme: 'light',
    })),
    ...(['720p', 'strip', 'portrait'] as const).map((screen): View => ({
      scene,
      state: 'messages',
      screen,
      lang: 'zh-CN',
      theme: 'dark',
    })),
    { scene, state: 'alarm', screen: '720p', lang: 'en', theme: 'contrast' },
    { scene, state: 'alarm', screen: 'strip', lang: 'en', theme: 'dark' },
    { scene, state: 'alarm', screen: 'portrait', lang: 'zh-CN', theme: 'light' },
  ];
}

/** What axe looks at does not change with the size of the screen, and it takes its time. */
function isFirstOfItsKind(view: View): boolean {
  return (
    views.find(
      ({ scene, state, theme }) => scene === view.scene && state === view.state && theme === view.theme,
    ) === view
  );
}

const usual: View = { scene: 'overview', state: 'normal', screen: '1080p', lang: 'zh-CN', theme: 'dark' };
const begun = Date.now();
/** The scripted day, from its afternoon on: a wall at night would have nothing unfinished to show. */
const afternoon = () => NOON + Date.now() - begun;

describe.skipIf(!ready)('the wall', () => {
  let browser: Browser;
  let station: FakeStation | undefined;
  let troubles: string[] = [];
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
    await station?.close();
    station = undefined;
  });
  afterAll(() => browser.close());

  async function open(view: View, version?: number): Promise<Page> {
    station = await startFakeStation(pages, () => wallTopics(view.state, afternoon()), version, afternoon);
    const [width, height] = screens[view.screen];
    const page = await browser.newPage({ viewport: { width, height } });
    troubles = watchTroubles(page);
    await page.goto(`${station.url}/?scene=${view.scene}&lang=${view.lang}&theme=${view.theme}`);
    await page.waitForSelector('main');
    // The wall does not wait long for its font, and on a busy machine it would be measured in another.
    await page.evaluate(async () => {
      await document.fonts.load('500 24px "Inter Variable"', '0');
      await document.fonts.ready;
    });
    return page;
  }

  it.each(views)(
    '$scene, $state on $screen in $lang, $theme: nothing clipped, nothing small, axe content, console quiet',
    async (view) => {
      const page = await open(view);
      expect(await page.evaluate(layoutFaults)).toEqual([]);
      expect(await textOverlaps(page)).toEqual([]);
      if (isFirstOfItsKind(view)) expect(await axeViolations(page)).toEqual([]);
      expect(troubles).toEqual([]);
    },
  );

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
    station?.hangUp();
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
    station?.say({ t: 'delta', n: 2, topics: { gauges: { set: { gauges }, del: [] } } });
    await page.waitForFunction(() =>
      document.querySelector('.queue-now .figure')?.textContent?.startsWith('4,321'),
    );
    await expect.poll(() => station?.acked()).toBe(2);
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
    station?.say({ t: 'delta', n: 2, topics: { messages: { set: {}, del: ['1', '2', '3'] } } });
    await page.waitForSelector('.messages', { state: 'detached' });
    expect(troubles).toEqual([]);
  });

  it('says that it is being loaded again when the station speaks another version', async () => {
    const page = await open(usual, 99);
    await page.waitForFunction(() =>
      document.querySelector('.notice h2')?.textContent?.includes('程序已更新'),
    );
  });

  it('changes scenes by keys and by itself, stays where it is pinned, and follows what they show', async () => {
    station = await startFakeStation(pages, () => wallTopics('normal', afternoon()), undefined, afternoon);
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
    troubles = watchTroubles(page);
    await page.goto(`${station.url}/?scenes=overview:3,slots:600&lang=en`);
    await page.waitForSelector('main.overview');
    expect(station.followed()).toContain('queueSlots');
    expect(station.followed()).not.toContain('seats');
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
    expect(troubles).toEqual([]);
  });

  it('says which scenes there are when the address names another', async () => {
    station = await startFakeStation(pages, () => wallTopics('normal', afternoon()), undefined, afternoon);
    const page = await browser.newPage();
    await page.goto(`${station.url}/?scene=weather&lang=en`);
    await page.waitForFunction(() =>
      document.querySelector('.notice p')?.textContent?.includes('overview, slots'),
    );
  });
});
