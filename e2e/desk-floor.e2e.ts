import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { OutgoingEvent } from '../main/adapters/feeds/source/outbox.ts';
import { axeViolations } from './support/axe-violations.ts';
import { openBrowser, ready, sayWhenSkipped, watchTroubles } from './support/browser.ts';
import { type HubProcess, startHub } from './support/hub-process.ts';
import { busiestTask } from './support/busiest-task.ts';
import { scratch } from './support/scratch.ts';
import { dialStation, type TestSource } from './support/source.ts';

sayWhenSkipped('the desk’s page of the floor');

/** The floor of the State Grid's hotline, in 94 teams. */
const SEATS = 4_700;
const TEAM = 50;
/** Changes of state a second while somebody looks at them. */
const CHANGES = 300;
/** The longest a page may keep the browser busy while somebody scrolls or types, ms. */
const LONG_MS = 100;
const patience = 60_000;
/** Unit: seconds. Nobody but the first hundred is over one, however slow the machine. */
const seatLimits = { ringing: 9_000, talking: 9_000, holding: 9_000, acw: 900, notReady: 9_000 };
const states = ['talking', 'talking', 'talking', 'ready', 'acw', 'ringing', 'holding', 'notReady'] as const;
/** Where pictures of the page go; nowhere without it. */
const pictures = process.env['PICTURES'];

function teamOf(team: number): string {
  return `${'甲乙丙丁'[team % 4]}值 ${Math.floor(team / 4) + 1} 组`;
}

function stateOf(seat: number, turn: number, time = Date.now()): OutgoingEvent {
  const data = {
    agent: String(10_001 + seat),
    state: states[(seat + turn) % states.length]!,
    name: `王${String(seat).padStart(4, '0')}`,
    team: teamOf(Math.floor(seat / TEAM)),
    queues: seat % 9 === 0 ? ['咨询', '藏语'] : ['咨询'],
  };
  return { type: 'agent.state', time, data };
}

function seatsWhere(test: (seat: number) => boolean): number {
  return Array.from({ length: SEATS }, (_, seat) => seat).filter(test).length;
}

describe.skipIf(!ready)('the desk’s page of the floor', () => {
  const open: { close(): unknown }[] = [];
  const given = scratch((end) => void open.push({ close: end }));
  const contexts: BrowserContext[] = [];
  let browser: Browser;
  let hub: HubProcess;
  let source: TestSource;

  beforeAll(async () => {
    browser = await openBrowser();
    hub = await startHub({
      folder: given.folder(),
      settings: { centre: '国网 95598', seatLimits },
    });
    source = dialStation(hub.feed);
    // The first hundred have been at their desk work for too long.
    for (let seat = 0; seat < SEATS; seat += 1)
      void source.say(stateOf(seat, 0, Date.now() - (seat < 100 ? 1_200_000 : 5_000)));
    await source.settled();
  }, 120_000);
  afterAll(async () => {
    await source.close();
    await hub.signal('SIGKILL');
    await browser.close();
    for (const each of open) await each.close();
  });

  // Each of them draws 4,700 seats as long as it is there.
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
  });

  async function desk(
    query: string,
    width = 1280,
    height = 720,
  ): Promise<{ page: Page; troubles: string[] }> {
    const context = await browser.newContext({ viewport: { width, height } });
    contexts.push(context);
    const page = await context.newPage();
    const troubles = watchTroubles(page);
    await page.goto(`${hub.url}/desk?page=floor&${query}`);
    return { page, troubles };
  }
  const rows = (page: Page) => page.locator('.windowed-rows .seat-line');
  const cells = (page: Page, row: number) => rows(page).nth(row).getByRole('cell').allInnerTexts();

  it('lists who has been in a state for too long first, with number, name, state and time', async () => {
    const { page, troubles } = await desk('lang=zh-CN');
    await rows(page).first().waitFor({ timeout: patience });
    expect(await page.locator('.page-head p').innerText()).toContain('在线 4,700 席，94 个班组');
    const [number, name, state, time, beyond, team] = await cells(page, 0);
    expect([number, name, state, team]).toEqual(['10005', '王0004', '话后', '甲值 1 组']);
    expect(time).toMatch(/^2\d:/);
    expect(beyond).toMatch(/^超出 \d:/);
    await expect.poll(() => cells(page, 0).then((texts) => texts[3]), { timeout: 5_000 }).not.toBe(time);
    expect(await page.getByRole('table').getAttribute('aria-rowcount')).toBe('4701');
    expect(await rows(page).count()).toBeLessThan(60);
    expect(troubles).toEqual([]);
  });

  it('finds a seat, a team, a state, a queue; what is found can be sent to a colleague', async () => {
    const { page, troubles } = await desk('lang=zh-CN');
    await rows(page).first().waitFor({ timeout: patience });
    const listed = () => page.getByRole('table').getAttribute('aria-rowcount').then(Number);
    await page.getByLabel('查找坐席').fill('王2345');
    await expect.poll(listed).toBe(2);
    expect((await cells(page, 0))[0]).toBe('12346');
    await page.getByLabel('查找坐席').fill('');
    await page.getByRole('button', { name: /^振铃/ }).click();
    await expect.poll(listed).toBe(seatsWhere((seat) => states[seat % 8] === 'ringing') + 1);
    await page.getByLabel('技能（队列）').click();
    await page.getByTitle('藏语').click();
    const both = seatsWhere((seat) => seat % 9 === 0 && states[seat % 8] === 'ringing');
    await expect.poll(listed, { timeout: patience }).toBe(both + 1);
    const colleague = await desk(new URL(page.url()).search.slice(1));
    await expect
      .poll(() => colleague.page.locator('.floor-shown').innerText(), { timeout: patience })
      .toBe(`列出 ${both} 席`);
    await page.getByRole('button', { name: '清除筛选' }).click();
    await expect.poll(listed).toBe(SEATS + 1);
    await page.getByLabel('仅超限').check();
    await expect.poll(listed).toBeLessThan(100);
    expect([...troubles, ...colleague.troubles]).toEqual([]);
  });

  it('groups by team, shows teams with their bars, and every seat on the map', async () => {
    const { page, troubles } = await desk('lang=zh-CN&group=true');
    await page.locator('.team-row').first().waitFor({ timeout: patience });
    expect(await page.locator('.team-row').first().innerText()).toContain('甲值 1 组');
    await page.getByText('班组', { exact: true }).first().click();
    await page.locator('.team-line-row').nth(1).waitFor();
    await page.locator('.team-line-row').nth(1).getByRole('button').first().click();
    await expect.poll(() => page.locator('.floor-shown').innerText()).toMatch(/^列出 \d+ 席$/);
    await page.getByText('分布图', { exact: true }).click();
    await page.locator('.seat-map-plan canvas').waitFor();
    await page.mouse.move(0, 0);
    const plan = await page.locator('.seat-map-plan').boundingBox();
    await page.mouse.move((plan?.x ?? 0) + 9, (plan?.y ?? 0) + 33);
    await page.getByRole('tooltip').waitFor();
    const [number = ''] = (await page.getByRole('tooltip').innerText()).split(' · ');
    await page.mouse.click((plan?.x ?? 0) + 9, (plan?.y ?? 0) + 33);
    await expect.poll(() => cells(page, 0).then((texts) => texts[0])).toBe(number);
    expect(troubles).toEqual([]);
  });

  it('never keeps the browser busy while 4,700 seats are scrolled, filtered and changing', async () => {
    const { page, troubles } = await desk('lang=zh-CN', 1920, 1080);
    await rows(page).first().waitFor({ timeout: patience });
    let turn = 1;
    const changing = setInterval(() => {
      const batch = Array.from({ length: CHANGES / 10 }, () =>
        stateOf(Math.floor(Math.random() * SEATS), turn++),
      );
      void source.say(...batch);
    }, 100);
    onTestFinished(() => clearInterval(changing));
    const scroll = async (px: number) => {
      await page.mouse.move(900, 700);
      for (let step = 0; step < 20; step += 1) {
        await page.mouse.wheel(0, step < 10 ? px : -px);
        await page.waitForTimeout(30);
      }
    };
    const busiest = {
      scrolling: await busiestTask(browser, () => scroll(6_000)),
      filtering: await busiestTask(browser, async () => {
        await page.getByLabel('查找坐席').pressSequentially('王12', { delay: 60 });
        await page.getByLabel('查找坐席').fill('');
        await page.getByRole('button', { name: /^话后/ }).click();
        await page.getByRole('button', { name: '清除筛选' }).click();
      }),
      'the map': await (async () => {
        await page.getByText('分布图', { exact: true }).click();
        await page.locator('.seat-map-plan canvas').waitFor();
        await page.waitForTimeout(1_000);
        return busiestTask(browser, () => scroll(600));
      })(),
    };
    for (const [what, { wall, work }] of Object.entries(busiest)) {
      console.log(`busiest task, ${what}: ${work.toFixed(0)} ms of work in ${wall.toFixed(0)} ms`);
      expect(work, what).toBeLessThan(LONG_MS);
    }
    expect(troubles).toEqual([]);
  }, 300_000);

  it('has no fault that axe finds, in both languages and all themes, however it is looked at', async () => {
    const found: unknown[] = [];
    for (const look of [
      'lang=zh-CN&theme=dark&group=true',
      'lang=en&theme=light',
      'lang=en&theme=dark&view=map',
      'lang=zh-CN&theme=light&view=teams',
      'lang=zh-CN&theme=contrast&find=王00',
      'lang=en&theme=contrast&find=nobody',
    ]) {
      const { page, troubles } = await desk(look);
      await page.locator('.state-bar').waitFor({ timeout: patience });
      await page.waitForTimeout(300);
      found.push(
        ...[await axeViolations(page)].flat().map((fault) => `${look} ${String(fault)}`),
        ...troubles,
      );
      await picture(page, `floor-${look.replaceAll(/[^a-z]+/gi, '-')}`);
      await page.context().close();
    }
    expect(found).toEqual([]);
  });

  it('has its head and its first rows on every screen, without sideways scrolling', async () => {
    for (const [width, height] of [
      [1280, 720],
      [1920, 1080],
      [3840, 2160],
    ] as const) {
      const { page } = await desk('lang=en&theme=dark', width, height);
      await rows(page).first().waitFor({ timeout: patience });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(wide).toBeLessThanOrEqual(0);
      expect((await rows(page).nth(8).boundingBox())?.y).toBeLessThan(height);
      await picture(page, `floor-${width}`);
      await page.context().close();
    }
  });
});

async function picture(page: Page, name: string): Promise<void> {
  if (pictures === undefined) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`) });
}
