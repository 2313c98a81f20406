import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadProfile } from '../main/adapters/feeds/simulator/load-profile.ts';
import { simulate } from '../main/adapters/feeds/simulator/simulate.ts';
import { exampleTree } from '../main/adapters/settings/example-tree.ts';
import { openBrowser, ready, sayWhenSkipped } from './support/browser.ts';
import { openDesk } from './support/desk.ts';
import { type HubProcess, runProgram, startHub } from './support/hub-process.ts';
import { scratch } from './support/scratch.ts';
import { openWall } from './support/wall.ts';

sayWhenSkipped('hotspots and orders of a simulated evening');

/** An evening with an outage; it ends with the last second of an hour, so that the sliding hour is the local one. */
const evening = { start: '2026-11-26T19:00', hour: '2026-11-26T20:00', end: '2026-11-26T21:00' };
const SPAN_MS = 2 * 3_600_000 - 1_000;
const patience = 30_000;

/** What the commands print, as far as it is compared. */
interface HotspotRow {
  category: string[];
  region: string[];
  n: number;
}
interface OrderCount {
  created: number;
  open: number;
  overdueOpen: number;
  links: Record<string, { open: number }>;
}

describe.skipIf(!ready)('hotspots and orders of a simulated evening, on a real station', () => {
  let clean: () => Promise<void> = () => Promise.resolve();
  const given = scratch((end) => void (clean = end));
  let browser: Browser;
  let hub: HubProcess;
  let folder: string;

  beforeAll(async () => {
    browser = await openBrowser();
    folder = given.folder();
    const profile = loadProfile('95598');
    const trees = profile.trees ?? { categories: '', regions: '' };
    hub = await startHub({
      folder,
      settings: {
        centre: profile.title,
        zone: profile.zone,
        categories: exampleTree(trees.categories),
        regions: exampleTree(trees.regions),
      },
    });
    // Without a day to compare with nothing is unusual.
    const quiet = join(given.folder(), 'quiet.jsonl');
    const data = { complaint: 'quiet', category: ['服务投诉', '服务行为'], region: ['北京'] };
    const time = Date.parse(`${evening.start}:00+08:00`) - 30 * 3_600_000;
    writeFileSync(quiet, `${JSON.stringify({ type: 'complaint.filed', time, data })}\n`);
    await runProgram('replay', quiet, '--mapping', 'events', '--speed', 'max', '--to', hub.feed);
    const how = { profile: profile.name, seats: 300, seed: 7, speed: 'max', start: evening.start } as const;
    await simulate({ to: hub.feed, ...how, forMs: SPAN_MS });
  }, 200_000);
  afterAll(async () => {
    await hub.signal('SIGKILL');
    await browser.close();
    await clean();
  });

  async function printed<T>(...args: string[]): Promise<T> {
    const { code, out } = await runProgram(...args, '--data', folder);
    expect(code).toBe(0);
    const told: T = JSON.parse(out);
    return told;
  }
  const orderCount = () => printed<OrderCount>('orders', '--at', evening.end);
  const hotspotRows = async () => {
    const told = await printed<{ rows: HotspotRow[] }>(
      'hotspots',
      '--from',
      evening.hour,
      '--to',
      evening.end,
    );
    return told.rows;
  };
  const number = async (page: Page, selector: string) => {
    const text = await page.locator(selector).first().innerText();
    return Number(/[\d,]+/.exec(text)?.[0].replaceAll(',', ''));
  };

  it('the wall and the desk show the hotspot that the command prints, with as many complaints', async () => {
    const [row] = await hotspotRows();
    expect(row).toMatchObject({ category: ['停送电投诉', '停电问题'], region: ['河南'] });
    const wall = await openWall(browser, hub.url, given, '&scene=hotspots');
    await wall.page.locator('.hotspot-top', { hasText: '停电问题' }).waitFor({ timeout: patience });
    const top = async () => (await wall.page.locator('.hotspot-top').innerText()).replaceAll(/\s/g, '');
    // The evening came in within seconds; the station looks at hotspots in steps of its own.
    await expect.poll(top, { timeout: patience }).toContain(`${row?.n}件`);
    expect(await top()).toContain('河南');
    const desk = await openDesk(browser, { url: hub.url, query: 'page=hotspots' }, given);
    const first = desk.page.locator('.hotspot-table tbody tr').first();
    await first.waitFor({ timeout: patience });
    const cells = await first.locator('th, td').allInnerTexts();
    expect(cells.slice(0, 3)).toEqual(['停电问题 · 河南', expect.any(String), String(row?.n)]);
    expect([...wall.troubles, ...desk.troubles]).toEqual([]);
  });

  it('the wall and the desk show the orders that the command counts', async () => {
    const count = await orderCount();
    expect(count.overdueOpen).toBeGreaterThan(0);
    const wall = await openWall(browser, hub.url, given, '&scene=orders');
    await wall.page.locator('.orders-due tbody tr').first().waitFor({ timeout: patience });
    const shown = (await wall.page.locator('.orders-scene').innerText()).replaceAll(/\s/g, '');
    const text = (n: number | undefined) => n?.toLocaleString('en');
    expect(shown).toContain(`超时在办严重${text(count.overdueOpen)}在办${text(count.open)}`);
    expect(shown).toContain(`今日新建${text(count.created)}`);
    const lanes = { dispatch: '派单', reach: '到场/联系', handle: '恢复/办结', satisfaction: '满意度' };
    for (const [lane, name] of Object.entries(lanes))
      // Where the rate is of few orders its interval takes the place of its name.
      expect(shown).toMatch(new RegExp(`${name}${text(count.links[lane]?.open)}(及时率|[0-9.]+%)`));
    const desk = await openDesk(browser, { url: hub.url, query: 'page=orders' }, given);
    await desk.page.locator('.order-line').nth(1).waitFor({ timeout: patience });
    expect(await number(desk.page, '.page-head')).toBe(count.open);
    expect([...wall.troubles, ...desk.troubles]).toEqual([]);
  });

  it('an order that is linked to a hotspot leads there, and back', async () => {
    const { page, troubles } = await openDesk(browser, { url: hub.url, query: 'page=orders' }, given);
    const order = await page.locator('.order-line .figure-button').first().innerText({ timeout: patience });
    await page.goto(`${hub.url}/desk?page=hotspots&lang=zh-CN`);
    await page.getByRole('link', { name: '停电问题 · 河南' }).click();
    await page.getByLabel('工单号').fill(order);
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: order }).click();
    await page.locator('.order-story').getByRole('link', { name: '停电问题 · 河南' }).click();
    await page.locator('.hotspot-drawer').getByRole('link', { name: order }).waitFor({ timeout: patience });
    expect(troubles).toEqual([]);
  });
});
