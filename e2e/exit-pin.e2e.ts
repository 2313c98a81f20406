import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { wallTopics } from '../renderer/testing/wall-states.ts';
import { axeViolations } from './support/axe-violations.ts';
import { openBrowser, pages, ready, sayWhenSkipped } from './support/browser.ts';
import { type FakeStation, startFakeStation } from './support/fake-station.ts';
import { openShellPage } from './support/shell-pages.ts';

sayWhenSkipped('the way out of the kiosk');

describe.skipIf(!ready)('a wall in a window of the shell', () => {
  let browser: Browser;
  let station: FakeStation;
  beforeAll(async () => {
    browser = await openBrowser();
    station = await startFakeStation(pages, () => wallTopics('alarm', Date.now()));
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
  });
  afterAll(async () => {
    await browser.close();
    await station.close();
  });

  async function open(query = 'lang=zh-CN', viewport = { width: 1280, height: 720 }) {
    const address = `${station.url}/?scenes=overview:600,slots:600&${query}`;
    const opened = await openShellPage(browser, address, { window: 'wall' }, viewport);
    await opened.page.waitForSelector('main.overview');
    return opened;
  }
  async function askPin(page: Page): Promise<void> {
    await page.evaluate(() => {
      const ask: unknown = Reflect.get(window, 'callwallAskPin');
      if (typeof ask === 'function') ask();
    });
    await page.waitForSelector('.exit-pin');
  }

  it('has its figures over the port that the shell brings, and asks for no token', async () => {
    const { page, troubles, told } = await open();
    await page.waitForFunction(() => document.querySelector('.hero')?.textContent !== '');
    expect((await told('askForWire')).length).toBe(1);
    expect(troubles).toEqual([]);
    const asked = await page.evaluate(() =>
      performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('/session')),
    );
    expect(asked).toEqual([]);
  });

  it('is left with a PIN typed on the keyboard, while the wall’s own keys do nothing', async () => {
    const { page, troubles, told } = await open();
    await askPin(page);
    const dialog = page.getByRole('dialog', { name: '输入 PIN 退出大屏' });
    await dialog.waitFor();
    await page.keyboard.type('2p1');
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('.exit-pin-digits [aria-hidden]').textContent()).toBe('••');
    expect(await page.locator('main.overview').count()).toBe(1);
    expect(await page.locator('.playlist').textContent()).toBe('1 / 2');
    await page.keyboard.type('11');
    await page.keyboard.press('Enter');
    await dialog.getByText('PIN 不对').waitFor();
    await page.keyboard.type('24688');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    expect(await told('leaveKiosk')).toEqual(['2111', '2468']);
    await page.keyboard.press('ArrowRight');
    await page.waitForSelector('main.slots-scene');
    expect(troubles).toEqual([]);
  });

  it('is left by touch, counts down a wait, and says what to do where there is no PIN', async () => {
    const { page } = await open('lang=en');
    await askPin(page);
    const dialog = page.getByRole('dialog');
    const touch = async (digits: string) => {
      for (const digit of digits) await dialog.getByRole('button', { name: digit, exact: true }).click();
      await dialog.getByRole('button', { name: 'Leave the wall' }).click();
    };
    await touch('0000');
    await dialog.getByText('Wait 3 s').waitFor();
    expect(await dialog.getByRole('button', { name: '1', exact: true }).isDisabled()).toBe(true);
    await dialog.getByText('Wait 1 s').waitFor();
    await dialog.getByText('Closes after 20 seconds').waitFor();
    await touch('9999');
    await dialog.getByText('switch user').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  it('goes on by itself when nobody types a PIN', async () => {
    const { page } = await open();
    await askPin(page);
    await page.getByRole('dialog').waitFor();
    const begun = performance.now();
    await page.getByRole('dialog').waitFor({ state: 'detached', timeout: 40_000 });
    expect((performance.now() - begun) / 1000).toBeGreaterThan(18);
  });

  it.each([
    [1280, 720, 'en', 'light'],
    [1920, 1080, 'zh-CN', 'dark'],
    [3840, 2160, 'en', 'contrast'],
    [3840, 1080, 'en', 'dark'],
    [1080, 1920, 'zh-CN', 'light'],
  ])(
    'shows all of it on %ix%i in %s, %s, below the line of the alarm',
    async (width, height, lang, theme) => {
      const { page, troubles } = await open(`lang=${lang}&theme=${theme}`, { width, height });
      await askPin(page);
      for (const pin of ['9999', '0000']) {
        await page.keyboard.press('Escape');
        await askPin(page);
        await page.keyboard.type(pin);
        await page.keyboard.press('Enter');
        await page.waitForSelector('.exit-pin-said .glyph');
        const faults = await page.evaluate(overlayFaults);
        expect(faults).toEqual([]);
      }
      expect(await axeViolations(page, true)).toEqual([]);
      expect(troubles).toEqual([]);
    },
  );
});

/** Runs in the page: what of the overlay is cut, outside of the screen or over the alarm's line. */
function overlayFaults(): string[] {
  const faults: string[] = [];
  const box = document.querySelector('.exit-pin')?.getBoundingClientRect();
  const banner = document.querySelector('.banner')?.getBoundingClientRect();
  if (box === undefined || banner === undefined) return ['nothing there'];
  if (box.top < banner.bottom) faults.push('over the alarm');
  if (box.bottom > innerHeight || box.left < 0 || box.right > innerWidth) faults.push('outside');
  for (const element of document.querySelectorAll('.exit-pin :is(h2, p, button)')) {
    if (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1)
      faults.push(`cut: ${element.textContent}`);
  }
  return faults;
}
