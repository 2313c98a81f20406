import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anAlert } from '../shared/alerts-text/alert.fixture.ts';
import { aNotice } from '../renderer/testing/alerts.ts';
import { openBrowser, ready, sayWhenSkipped } from './support/browser.ts';
import { badAfternoon, noticesOf, showDesk } from './testing/desk-view.ts';
import { showWall } from './testing/wall-view.ts';

sayWhenSkipped('the sound of alerts');
const patience = { timeout: 20_000 };

/** From now on the page writes down every tone that it starts, Hz, and every notification. */
async function listen(page: Page): Promise<{ tones(): Promise<number[]>; told(): Promise<string[]> }> {
  await page.evaluate(() => {
    const heard: number[] = [];
    const told: string[] = [];
    const { start } = OscillatorNode.prototype;
    OscillatorNode.prototype.start = function (when) {
      heard.push(Math.round(this.frequency.value));
      start.call(this, when);
    };
    class Told extends EventTarget {
      static permission = 'granted';
      constructor(title: string, { body }: { body: string }) {
        super();
        told.push(`${title}\n${body}`);
      }
    }
    Object.assign(window, { heard, told, Notification: Told });
  });
  const read = (name: string) => page.evaluate((key): unknown => Reflect.get(window, key), name);
  return {
    tones: async () => (await read('heard')) as number[],
    told: async () => (await read('told')) as string[],
  };
}

describe.skipIf(!ready)('alerts', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it('are heard at the desk after the first click, once each, the most severe for all that come at once', async () => {
    const desk = await showDesk(browser, { query: 'page=live' });
    const { page } = desk;
    const { tones } = await listen(page);
    const some = badAfternoon().slice(0, 3);
    desk.tell(some, noticesOf(some));
    await page.locator('.pop-up').first().waitFor();
    await page.waitForTimeout(1_500);
    expect(await tones()).toEqual([]);
    expect(await page.getAttribute('.sound-menu', 'data-state')).toBe('locked');
    await page.locator('h1').click();
    await expect.poll(async () => (await tones()).length, patience).toBe(12);
    expect((await tones()).filter((_, at) => at % 2 === 0)).toEqual([880, 1109, 1319, 880, 1109, 1319]);
    expect(await page.getAttribute('.sound-menu', 'data-state')).toBe('on');
    // They grow, and nothing is heard again.
    desk.tell(
      some,
      noticesOf(some).map((notice) => ({ ...notice, count: 9 })),
    );
    await page.locator('.pop-up', { hasText: '等 9 项' }).first().waitFor();
    await page.waitForTimeout(1_500);
    expect(await tones()).toHaveLength(12);
    await desk.reload();
    const again = await listen(page);
    await page.locator('h1').click();
    await page.waitForTimeout(1_500);
    expect(await again.tones()).toEqual([]);
    await desk.close();
  });

  it('are silent where somebody turned the sound off, and say where there is no voice', async () => {
    const desk = await showDesk(browser, { query: 'page=live' });
    const { page } = desk;
    const { tones } = await listen(page);
    await page.locator('.sound-menu').click();
    await page.getByText('此电脑没有中文语音，无法播报').waitFor();
    await page.getByRole('switch', { name: '告警声音' }).click();
    desk.tell(badAfternoon(), noticesOf(badAfternoon()));
    await page.locator('.pop-up').first().waitFor();
    await page.waitForTimeout(1_500);
    expect(await tones()).toEqual([]);
    await desk.reload();
    expect(await page.getAttribute('.sound-menu', 'data-state')).toBe('off');
    await desk.close();
  });

  it('are told by the desktop while nobody looks at the page', async () => {
    const desk = await showDesk(browser, { query: 'page=live' });
    const { page } = desk;
    const { told } = await listen(page);
    const [first] = badAfternoon();
    await page.evaluate(() => Object.defineProperty(document, 'hidden', { get: () => true }));
    desk.tell(first === undefined ? [] : [first], noticesOf(badAfternoon().slice(0, 1)));
    await expect
      .poll(told, patience)
      .toEqual(['严重告警：接通率骤降\n全中心\n接通率 5 分钟 84.2%（应 ≥ 88%），1 分钟 78.9%']);
    await desk.close();
  });

  it('are heard in a hall whose address asks for it; a badge says that its browser wants a click', async () => {
    const view = {
      scene: 'overview',
      state: 'normal',
      screen: '720p',
      lang: 'zh-CN',
      theme: 'dark',
    } as const;
    const wall = await showWall(browser, view, { query: 'scene=overview&sound=70' });
    const { tones } = await listen(wall.page);
    await wall.page.locator('.sound-badge').waitFor();
    const warning = anAlert({ severity: 'warning' });
    wall.station.say({
      t: 'delta',
      n: 2,
      topics: {
        alerts: { set: { a1: warning }, del: [] },
        notices: { set: { n1: aNotice({ severity: 'warning' }) }, del: [] },
      },
    });
    await wall.page.locator('.alert-banner').waitFor();
    await wall.page.mouse.click(400, 300);
    await expect.poll(tones, patience).toEqual([880, 1760, 659, 1318]);
    await wall.page.waitForSelector('.sound-badge', { state: 'detached' });
    await wall.close();
    const silent = await showWall(browser, view);
    expect(silent.station.followed()).not.toContain('notices');
    await silent.close();
  });
});
