import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { isCutWire, openBrowser, ready, sayWhenSkipped } from './support/browser.ts';
import { startHub } from './support/hub-process.ts';
import { scratch } from './support/scratch.ts';
import { openWall } from './support/wall.ts';

sayWhenSkipped('messages to the hall');

const patience = 10_000;
const settings = { centre: '中国邮政 11183', tokens: [{ token: 'duty-token', messages: true }] };
const bearer = { Authorization: 'Bearer duty-token' };

describe.skipIf(!ready)('a message written over HTTP', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  function post(url: string, message: object, headers: Record<string, string> = bearer): Promise<Response> {
    const body = JSON.stringify(message);
    return fetch(`${url}/messages`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body,
    });
  }

  it('stands on the wall as text, outlives the death of the hub, and is gone once withdrawn', async () => {
    const given = scratch(onTestFinished);
    const folder = given.folder();
    const hub = given.keep(await startHub({ folder, settings }), (it) => it.signal('SIGKILL'));
    const { page, troubles } = await openWall(browser, hub.url, given);
    const line = page.locator('.messages .line');
    const text = '<img src=x onerror="document.title=1"> 三楼开会';
    expect((await post(hub.url, { text }, {})).status).toBe(401);
    const answer = await post(hub.url, { text, level: 'warning' });
    expect(answer.status).toBe(201);
    // A wall that was never live has nothing to lose.
    await line.waitFor();
    await hub.signal('SIGKILL');
    await page.waitForSelector('.fresh-down', { timeout: patience });
    const again = given.keep(await startHub({ folder, settings, port: hub.port }), (it) =>
      it.signal('SIGKILL'),
    );
    await page.waitForSelector('.fresh-down', { state: 'detached', timeout: patience });
    await line.getByText(text).waitFor({ timeout: patience });
    expect(await page.locator('.messages[data-level="warning"] .glyph-warning').count()).toBe(1);
    expect(await page.locator('.messages img').count()).toBe(0);
    expect(await page.title()).not.toBe('1');

    const { id } = await answer.json();
    const withdrawn = await fetch(`${again.url}/messages/${id}`, { method: 'DELETE', headers: bearer });
    expect(withdrawn.status).toBe(204);
    await line.waitFor({ state: 'detached', timeout: patience });
    expect(troubles.filter((trouble) => !isCutWire(trouble))).toEqual([]);
  });

  it('leaves the wall by itself when its time is over', async () => {
    const given = scratch(onTestFinished);
    const hub = given.keep(await startHub({ folder: given.folder(), settings }), (it) =>
      it.signal('SIGKILL'),
    );
    const { page } = await openWall(browser, hub.url, given);
    await post(hub.url, { text: '短', until: Date.now() + 4_000 });
    await page.locator('.messages .line').getByText('短').waitFor({ timeout: 3_000 });
    await page.locator('.messages').waitFor({ state: 'detached', timeout: 8_000 });
  });

  it('stands on a wall that shows whose it is: name, logo and colours of the settings', async () => {
    const given = scratch(onTestFinished);
    const folder = given.folder();
    writeFileSync(
      join(folder, 'logo.svg'),
      '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="30"><script>document.title=1</script><path fill="#fff" d="M0 0h60v20H0z"/></svg>',
    );
    const brand = { name: '中国邮政集团', logo: 'logo.svg', accent: '#0b2a7a', second: '#00573d' };
    const hub = given.keep(await startHub({ folder, settings: { centre: '11183 客服中心', brand } }), (it) =>
      it.signal('SIGKILL'),
    );
    const { page, troubles } = await openWall(browser, hub.url, given);
    await page.locator('.brand-name').getByText('中国邮政集团').waitFor({ timeout: patience });
    await page.waitForFunction(() => {
      const logo = document.querySelector('.logo');
      return logo instanceof HTMLImageElement && logo.complete && logo.naturalWidth > 0;
    });
    const colours = await page.evaluate(() => {
      const style = getComputedStyle(document.documentElement);
      return ['--accent', '--rule'].map((name) => style.getPropertyValue(name));
    });
    expect(colours.every((colour) => /^#[0-9a-f]{6}$/.test(colour))).toBe(true);
    expect(colours).not.toContain('#6cb6ee');
    expect(await page.title()).not.toBe('1');
    expect(troubles.filter((trouble) => !isCutWire(trouble))).toEqual([]);
  });
});
