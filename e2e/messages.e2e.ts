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
});
