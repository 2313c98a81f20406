import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silenceRules } from './support/ask-hub.ts';
import { isCutWire, openBrowser, ready, sayWhenSkipped } from './support/browser.ts';
import { layCable } from './support/cable.ts';
import { type HubProcess, runProgram, startHub } from './support/hub-process.ts';
import { type Scratch, scratch } from './support/scratch.ts';
import { contact, dialStation, type TestSource } from './support/source.ts';
import { freshAgain, openWall, readFigures } from './support/wall.ts';

sayWhenSkipped('an event from /feed to the pixel, and cut connections');

/**
 * The wall's own word: a badge at once, within 11 s of silence, and back within 5 s. Unit: ms. A busy machine may take
 * its time to show the badge, but not so long that it could be silence that told.
 */
const within = { badge: 6_000, silence: 11_000, recovery: 5_000 };
/** For what has no limit of its own on a busy machine. Unit: ms. */
const patience = 15_000;

describe.skipIf(!ready)('one event', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it('goes from /feed to the pixel: queued, answered, ended, abandoned', async ({ onTestFinished }) => {
    const given = scratch(onTestFinished);
    const hub = given.keep(await startHub({ folder: given.folder() }), (it) => it.signal('SIGTERM'));
    const { page, troubles } = await openWall(browser, hub.url, given);
    await page.getByText('还没有数据来源').waitFor();
    const source = given.keep(dialStation(hub.feed), (it) => it.close());
    await page.waitForSelector('.fresh-fresh');
    await expect.poll(() => readFigures(page), { timeout: patience }).toMatchObject({ depth: '0通' });

    await source.say(contact('queued', 'c1', { queue: 'sales' }));
    await expect
      .poll(() => readFigures(page), { timeout: patience })
      .toEqual({ rate: '—', depth: '1通', queues: [['sales', '1', '—', '—']] });
    await source.say(contact('answered', 'c1', { queue: 'sales', agent: 'a1' }));
    await expect
      .poll(() => readFigures(page), { timeout: patience })
      .toEqual({ rate: '100.0%', depth: '0通', queues: [['sales', '0', '100.0%', '100.0%']] });
    const talking = page.locator('.agents-now');
    await expect.poll(() => talking.textContent(), { timeout: patience }).toMatch(/通话\s*1/);
    await source.say(contact('ended', 'c1', { by: 'customer' }));
    await expect.poll(() => talking.textContent(), { timeout: patience }).not.toMatch(/通话\s*1/);
    await source.say(contact('queued', 'c2', { queue: 'sales' }));
    await source.say(contact('abandoned', 'c2', { stage: 'queue' }));
    await expect
      .poll(() => readFigures(page), { timeout: patience })
      .toEqual({ rate: '50.0%', depth: '0通', queues: [['sales', '0', '50.0%', '50.0%']] });
    expect(troubles).toEqual([]);
  });
});

describe.skipIf(!ready)('a wall', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  /** A station with two calls of a source, and a wall that shows them. @param cable the wall's way to the station */
  async function running(given: Scratch, way: 'direct' | 'cable' = 'direct') {
    const folder = given.folder();
    const hub = given.keep(await startHub({ folder }), async (it) => {
      await it.signal('SIGCONT');
      await it.signal('SIGKILL');
    });
    await silenceRules(hub.url);
    const cable = await layCable(hub.port);
    given.keep(cable, (it) => it.close());
    const source = given.keep(dialStation(hub.feed), (it) => it.close());
    await twoCalls(source);
    const url = way === 'direct' ? hub.url : `http://127.0.0.1:${cable.port}`;
    const { page, troubles } = await openWall(browser, url, given);
    await freshAgain(page, patience);
    await page.waitForFunction(() => document.querySelector('.queue-now .figure')?.textContent === '1通');
    const figures = await readFigures(page);
    return { folder, hub, cable, source, page, troubles, figures };
  }

  async function twoCalls(source: TestSource): Promise<void> {
    await source.say(
      contact('queued', 'c1', { queue: 'sales' }),
      contact('answered', 'c1', { queue: 'sales', agent: 'a1' }),
      contact('queued', 'c2', { queue: 'sales' }),
    );
  }

  /** Starts the station again where it was; it is ended with the test. */
  async function again(given: Scratch, folder: string, port: number): Promise<HubProcess> {
    return given.keep(await startHub({ folder, port }), (it) => it.signal('SIGKILL'));
  }

  it('tells at once that its hub was killed, keeps its figures, and is back by itself with the same ones', async ({
    onTestFinished,
  }) => {
    const given = scratch(onTestFinished);
    const { folder, hub, source, page, troubles, figures } = await running(given);
    await hub.signal('SIGKILL');
    await page.waitForSelector('.fresh-down', { timeout: within.badge });
    expect(await page.locator('.tile').count()).toBe(5);
    expect(await page.locator('.tile[data-stale="lost"] .stale-mark').count()).toBe(5);
    expect(await readFigures(page)).toEqual(figures);

    await again(given, folder, hub.port);
    await freshAgain(page, within.recovery);
    expect(await readFigures(page)).toEqual(figures);
    await source.say(contact('answered', 'c2', { queue: 'sales', agent: 'a2' }));
    await expect.poll(() => readFigures(page), { timeout: patience }).toMatchObject({ depth: '0通' });
    expect(troubles.filter((trouble) => !isCutWire(trouble))).toEqual([]);
  });

  it('is back by itself each time its hub is killed while a source streams, and nothing is lost or double', async ({
    onTestFinished,
  }) => {
    const given = scratch(onTestFinished);
    const { folder, source, page, troubles, ...first } = await running(given);
    let { hub } = first;
    let calls = 2;
    const stream = setInterval(() => {
      const id = `c${(calls += 1)}`;
      void source.say(
        contact('queued', id, { queue: 'sales' }),
        contact('abandoned', id, { stage: 'queue' }),
      );
    }, 5);
    given.keep(stream, clearInterval);
    for (let round = 0; round < 5; round += 1) {
      const before = source.said();
      await expect.poll(() => source.said()).toBeGreaterThan(before + 20);
      await hub.signal('SIGKILL');
      await page.waitForSelector('.fresh-down', { timeout: within.badge });
      hub = await again(given, folder, hub.port);
      await page.waitForSelector('.fresh-fresh', { timeout: within.recovery });
    }
    clearInterval(stream);
    await source.settled();
    await freshAgain(page, patience);
    const rate = `${((1 / (calls - 1)) * 100).toFixed(1)}%`;
    await expect
      .poll(() => readFigures(page), { timeout: patience })
      .toEqual({ rate, depth: '1通', queues: [['sales', '1', rate, rate]] });
    expect(troubles.filter((trouble) => !isCutWire(trouble))).toEqual([]);
    await hub.signal('SIGTERM');
    const { code, out } = await runProgram('verify', '--data', folder);
    expect([code, out]).toEqual([
      0,
      expect.stringMatching(new RegExp(`no difference.* ${source.said()} events`)),
    ]);
  });

  it.concurrent('notices within 11 s that its cable was pulled, and is back within 5 s of its return', async ({
    onTestFinished,
    expect,
  }) => {
    const given = scratch(onTestFinished);
    const { cable, page, figures, source } = await running(given, 'cable');
    cable.pull();
    await page.waitForSelector('.fresh-down', { timeout: within.silence });
    expect(await readFigures(page)).toEqual(figures);
    await source.say(contact('answered', 'c2', { queue: 'sales', agent: 'a2' }));
    // The worst moment: the wall has just dialled into the dead cable.
    await page.waitForEvent('websocket', { timeout: patience });
    cable.plug();
    await freshAgain(page, within.recovery);
    expect(await readFigures(page)).toMatchObject({ depth: '0通' });
  });

  it.concurrent('notices within 11 s that its hub hangs, and is back within 5 s when it goes on', async ({
    onTestFinished,
    expect,
  }) => {
    const given = scratch(onTestFinished);
    const { hub, page, figures } = await running(given);
    await hub.signal('SIGSTOP');
    await page.waitForSelector('.fresh-down', { timeout: within.silence });
    expect(await readFigures(page)).toEqual(figures);
    await hub.signal('SIGCONT');
    await freshAgain(page, within.recovery);
    expect(await readFigures(page)).toEqual(figures);
  });

  it.concurrent('names a source that has gone, and one that has fallen silent', async ({
    onTestFinished,
    expect,
  }) => {
    const given = scratch(onTestFinished);
    const { hub, cable, source, page, figures } = await running(given);
    const other = given.keep(dialStation(`ws://127.0.0.1:${cable.port}/feed`, 'pbx-2'), (it) => it.close());
    await other.say(contact('entered', 'x1'));
    await freshAgain(page, patience);
    cable.pull();
    await page.locator('.fresh-stale', { hasText: 'pbx-2 无消息' }).waitFor({ timeout: within.silence });
    await page.locator('.banner', { hasText: '来源 pbx-2 没有消息' }).waitFor();
    expect(await readFigures(page)).toEqual(figures);
    await page.locator('.fresh-down', { hasText: 'pbx-2 断开' }).waitFor({ timeout: patience });
    await source.close();
    await page.locator('.banner .more', { hasText: '另有 1 条' }).waitFor();
    expect(await page.locator('.tile[data-stale="down"]').count()).toBe(5);
    given.keep(dialStation(hub.feed, 'pbx-2'), (it) => it.close());
  });
});
