import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { OutgoingEvent } from '../main/adapters/feeds/source/outbox.ts';
import { axeViolations } from './support/axe-violations.ts';
import { busiestTask } from './support/busiest-task.ts';
import { openBrowser, ready, sayWhenSkipped, watchTroubles } from './support/browser.ts';
import { type HubProcess, startHub } from './support/hub-process.ts';
import { scratch } from './support/scratch.ts';
import { contact, dialStation, type TestSource } from './support/source.ts';

sayWhenSkipped('the desk’s page Live');

const QUEUES = 500;
const patience = 30_000;
/** The most processor time that one task may take while somebody scrolls, ms. */
const LONG_MS = 100;

/** Two answered calls and one that left, and in the first queue one that waits. */
function callsOf(queue: number): OutgoingEvent[] {
  const id = `q${String(queue).padStart(3, '0')}`;
  const call = (name: string) => `${id}-${name}`;
  return [
    { type: 'roster.queue', time: Date.now(), data: { queue: id, name: `队列 ${queue}` } },
    contact('queued', call('a'), { queue: id, channel: 'voice', business: '查询', customer: '13912345678' }),
    contact('answered', call('a'), { queue: id, agent: '8001' }),
    contact('ended', call('a'), { by: 'customer', agent: '8001' }),
    contact('queued', call('b'), { queue: id }),
    contact('abandoned', call('b'), { queue: id, stage: 'queue' }),
    ...(queue === 0 ? [contact('queued', call('c'), { queue: id })] : []),
  ];
}

describe.skipIf(!ready)('the desk’s page Live', () => {
  let clean: () => Promise<void> = () => Promise.resolve();
  const given = scratch((end) => void (clean = end));
  let browser: Browser;
  let hub: HubProcess;
  let source: TestSource;

  beforeAll(async () => {
    browser = await openBrowser();
    hub = await startHub({ folder: given.folder(), settings: { centre: '国网 95598' } });
    source = dialStation(hub.feed);
    for (let queue = 0; queue < QUEUES; queue += 1) void source.say(...callsOf(queue));
    await source.settled();
  }, 120_000);
  afterAll(async () => {
    await source.close();
    await hub.signal('SIGKILL');
    await browser.close();
    await clean();
  });

  async function desk(query = 'lang=zh-CN'): Promise<{ page: Page; troubles: string[] }> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    const troubles = watchTroubles(page);
    await page.goto(`${hub.url}/desk?${query}`);
    return { page, troubles };
  }
  const rows = (page: Page) => page.locator('.queues tbody tr:not(.spacer)');

  it('goes down from a queue to one contact’s events, and each step can be sent to a colleague', async () => {
    const { page, troubles } = await desk();
    await page.getByLabel('筛选队列').fill('q000');
    await expect.poll(() => rows(page).count(), { timeout: patience }).toBe(1);
    await page.getByRole('link', { name: '队列 0' }).click();
    await page.locator('.day-slots .total').waitFor({ timeout: patience });
    // The rows behind a number are as many as it says.
    const cells = await page.locator('.day-slots .total td').allInnerTexts();
    expect(cells.slice(0, 6)).toEqual(['3', '1', '1', '0', '0', '1']);
    await page.locator('.day-slots .total').getByRole('link', { name: '合计' }).click();
    await expect.poll(() => page.locator('.waits tbody tr').count(), { timeout: patience }).toBe(3);
    await page.getByText('放弃 1', { exact: true }).click();
    await expect.poll(() => page.locator('.waits tbody tr').count()).toBe(1);
    await page.getByText('全部 3', { exact: true }).click();
    await page.getByRole('link', { name: 'q000-a' }).click();
    await page.locator('.events').waitFor({ timeout: patience });
    const events = await page.locator('.events tbody th').allInnerTexts();
    expect(events.map((text) => text.split(' ')[0])).toEqual(['进入队列', '接通', '通话结束']);
    expect(await page.locator('main').innerText()).not.toContain('5678');

    const colleague = await desk(new URL(page.url()).search.slice(1));
    await colleague.page.locator('.events').waitFor({ timeout: patience });
    expect(await colleague.page.locator('.crumbs').innerText()).toContain('q000-a');
    await page.reload();
    await page.locator('.events').waitFor({ timeout: patience });
    await page.goBack();
    await page.locator('.waits').waitFor({ timeout: patience });
    await page.getByRole('link', { name: '全部队列' }).click();
    await rows(page).first().waitFor({ timeout: patience });
    expect([...troubles, ...colleague.troubles]).toEqual([]);
  });

  it('is worked by keys alone, which never act while somebody types', async () => {
    const { page, troubles } = await desk();
    await rows(page).first().waitFor({ timeout: patience });
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: '键盘操作' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.keyboard.press('/');
    await page.getByRole('combobox').fill('队列 7');
    await page.getByRole('option', { name: '队列 7', exact: false }).first().waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.day-slots').waitFor({ timeout: patience });
    expect(await page.locator('.crumbs h1').innerText()).toBe('队列 7');
    await page.keyboard.press('g');
    await page.keyboard.press('l');
    await rows(page).first().waitFor({ timeout: patience });
    await page.keyboard.press('f');
    await page.keyboard.type('g l ?');
    expect(await page.getByLabel('筛选队列').inputValue()).toBe('g l ?');
    await page.getByLabel('筛选队列').fill('');
    await rows(page).first().locator('a').focus();
    await page.keyboard.press('ArrowDown');
    const second = await rows(page).nth(1).locator('a').innerText();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(second);
    await page.keyboard.press('Enter');
    await page.locator('.day-slots').waitFor({ timeout: patience });
    expect(await page.locator('.crumbs h1').innerText()).toBe(second);
    expect(troubles).toEqual([]);
  });

  it('sorts by any column, both ways, and remembers it in the address', async () => {
    const { page } = await desk();
    await rows(page).first().waitFor({ timeout: patience });
    await page.getByRole('button', { name: '队列', exact: true }).click();
    await expect.poll(() => rows(page).first().locator('a').innerText()).toBe('队列 0');
    await page.getByRole('button', { name: '队列', exact: true }).click();
    await expect.poll(() => rows(page).first().locator('a').innerText()).toBe('队列 499');
    expect(page.url()).toContain('sort=name');
    await page.reload();
    await expect
      .poll(() => rows(page).first().locator('a').innerText(), { timeout: patience })
      .toBe('队列 499');
  });

  it('draws only the rows in view, and none of them for long', async () => {
    const { page } = await desk();
    await rows(page).first().waitFor({ timeout: patience });
    expect(await rows(page).count()).toBeLessThan(60);
    await page.mouse.move(640, 500);
    const busiest = await busiestTask(browser, async () => {
      for (let step = 0; step < 60; step += 1) {
        await page.mouse.wheel(0, step < 30 ? 900 : -900);
        await page.waitForTimeout(30);
      }
    });
    console.log(`busiest task while scrolling ${QUEUES} queues: ${busiest.work.toFixed(0)} ms`);
    expect(busiest.work).toBeLessThan(LONG_MS);
  });

  it.each([
    ['zh-CN', 'dark'],
    ['en', 'light'],
    ['en', 'contrast'],
  ])('has no fault that axe finds on any step, %s, %s', { timeout: 180_000 }, async (lang, theme) => {
    const { page, troubles } = await desk(`lang=${lang}&theme=${theme}`);
    const found: string[] = [];
    const look = async (step: string, shown: string) => {
      await page.locator(shown).first().waitFor({ timeout: patience });
      found.push(...[await axeViolations(page)].flat().map((fault) => `${step} ${String(fault)}`));
    };
    await look('queues', '.queues tbody a');
    await rows(page).first().locator('a').click();
    await look('day', '.day-slots');
    await page.locator('.day-slots .total th a').click();
    await look('waits', '.waits');
    await page.locator('.waits tbody th a').first().click();
    await look('contact', '.events');
    await page.keyboard.press('/');
    await look('search', '[role=combobox]');
    expect([...found, ...troubles]).toEqual([]);
  });

  it('keeps what it showed and says since when, when the station is gone', async () => {
    const { page } = await desk('lang=en&theme=light');
    await rows(page).first().waitFor({ timeout: patience });
    await page.locator('.fresh-fresh').waitFor({ timeout: patience });
    await hub.signal('SIGSTOP');
    try {
      await page.locator('.stale-mark').waitFor({ timeout: 30_000 });
      expect(await rows(page).count()).toBeGreaterThan(10);
      expect(await page.locator('main').getAttribute('data-stale')).toBe('lost');
      expect(await axeViolations(page)).toEqual([]);
    } finally {
      await hub.signal('SIGCONT');
    }
    await page.locator('.fresh-fresh').waitFor({ timeout: 30_000 });
  });
});
