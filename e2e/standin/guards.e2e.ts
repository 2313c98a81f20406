import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LaunchedShell } from '../support/electron-app.ts';
import { hasChromium, openSample } from './testing/sample.ts';

const tries = { timeout: 10_000, interval: 100 };

describe.skipIf(!hasChromium)('what a page may not do', () => {
  let shell: LaunchedShell;
  let page: Page;
  beforeAll(async () => {
    ({ shell, page } = await openSample());
  });
  afterAll(() => shell?.close());

  it('is decided by the headers that the application serves it with', async () => {
    const seen = await page.evaluate(async () => {
      const answer = await fetch('page.js');
      const missing = await fetch('/../main.ts?').then(({ status }) => status);
      const outside = await fetch('https://example.com/').then(
        () => 'loaded',
        () => 'refused',
      );
      const script = Object.assign(document.createElement('script'), { textContent: 'window.inline = 1' });
      document.body.append(script);
      return {
        header: answer.headers.get('x-sample'),
        missing,
        outside,
        inline: Reflect.get(window, 'inline'),
        secure: isSecureContext,
      };
    });
    expect(seen).toEqual({
      header: 'yes',
      missing: 200,
      outside: 'refused',
      inline: undefined,
      secure: true,
    });
  });

  it('is to go elsewhere when the application prevents it', async () => {
    await page.evaluate(() => location.assign('https://example.com/'));
    await expect.poll(() => shell.recorded('navigation.prevented'), tries).toHaveLength(1);
    expect(shell.addressOf(page)).toBe('app://sample/page.html');
    expect(await page.evaluate(() => document.title)).toBe('sample page');
  });

  it('is to open windows, neither by a script nor by a link', async () => {
    expect(await page.evaluate(() => window.open('https://example.com/a'))).toBeNull();
    await page.evaluate(() => document.querySelector('a')?.click());
    await expect.poll(() => shell.recorded('window.open'), tries).toHaveLength(2);
    expect((await shell.recorded('window.open')).map(({ value }) => value)).toEqual([
      { url: 'https://example.com/a', action: 'deny' },
      { url: expect.any(String), action: 'deny' },
    ]);
    await expect.poll(() => shell.app.windows().length, tries).toBe(1);
  });

  it('is what the permission handlers deny', async () => {
    const state = (name: string) =>
      page.evaluate(
        async (asked) => (await navigator.permissions.query({ name: asked as PermissionName })).state,
        name,
      );
    expect(await state('geolocation')).toBe('denied');
    expect(await state('notifications')).toBe('denied');
    expect(await state('camera')).toBe('denied');
    expect(await state('clipboard-write')).toBe('granted');
  });

  it('is to download', async () => {
    await page.evaluate(() => {
      const href = URL.createObjectURL(new Blob(['figures']));
      Object.assign(document.createElement('a'), { href, download: 'figures.txt' }).click();
    });
    const prevented = { url: expect.stringMatching(/^blob:/), prevented: true };
    await expect.poll(() => shell.recorded('download'), tries).toMatchObject([{ value: prevented }]);
  });

  it('is to see a key that the application takes', async () => {
    await page.bringToFront();
    await page.keyboard.press('a');
    await page.keyboard.press('F5');
    await page.keyboard.press('b');
    await page.waitForFunction(() => window.keys.length >= 2);
    expect(await page.evaluate(() => window.keys)).toEqual(['a', 'b']);
    expect(await page.evaluate(() => performance.getEntriesByType('navigation').length)).toBe(1);
  });

  it('is to send a request that the session cancels', async () => {
    await shell.app.evaluate(({ session }) => {
      const cancels = /cancelled/;
      session.defaultSession.webRequest.onBeforeRequest(({ url }, answer) =>
        answer({ cancel: cancels.test(url) }),
      );
    });
    const fetched = (name: string) =>
      page.evaluate(
        (path) =>
          fetch(path)
            .then(({ status }) => status)
            .catch(String),
        name,
      );
    expect(await fetched('cancelled.txt')).toMatch(/Failed to fetch/);
    expect(await fetched('page.js')).toBe(200);
  });
});
