import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from './support/axe-violations.ts';
import { openBrowser, ready, sayWhenSkipped, watchTroubles } from './support/browser.ts';
import { type HubProcess, runProgram, startHub } from './support/hub-process.ts';
import { dialRaw, type RawFeed } from './support/raw-feed.ts';
import { scratch } from './support/scratch.ts';
import { contact, dialStation, type TestSource } from './support/source.ts';

sayWhenSkipped('the desk’s formula card and its page of health');

const patience = 60_000;

describe.skipIf(!ready)('the desk’s formula card and its page of health', () => {
  const open: { close(): unknown }[] = [];
  const given = scratch((end) => void open.push({ close: end }));
  let browser: Browser;
  let hub: HubProcess;
  let source: TestSource;
  let bad: RawFeed;
  let folder: string;

  beforeAll(async () => {
    browser = await openBrowser();
    folder = given.folder();
    hub = await startHub({ folder, settings: { centre: '国网 95598' } });
    source = dialStation(hub.feed);
    for (let call = 0; call < 40; call += 1) {
      const queue = call % 4 === 0 ? '报修' : '咨询';
      void source.say(contact('queued', `c${call}`, { queue }));
      if (call % 8 === 7) void source.say(contact('abandoned', `c${call}`, { queue, stage: 'queue' }));
      else void source.say(contact('answered', `c${call}`, { queue, agent: '8001' }));
    }
    await source.settled();
    bad = await dialRaw(hub.feed, '旧交换机');
    const event = (seq: number) => ({
      seq,
      type: 'contact.queued',
      time: Date.now(),
      data: { contact: 7, phone: '13912345678', note: '<img src=x onerror=alert(1)>' },
    });
    bad.send(JSON.stringify({ t: 'gap', from: 1, to: 12, why: '发送队列已满' }));
    bad.send(
      JSON.stringify({ t: 'batch', from: 13, events: Array.from({ length: 60 }, (_, at) => event(13 + at)) }),
    );
    await bad.next('fault');
  }, 120_000);
  afterAll(async () => {
    bad.hangUp();
    await source.close();
    await hub.signal('SIGKILL');
    await browser.close();
    for (const each of open) await each.close();
  });

  async function desk(query: string): Promise<{ page: Page; troubles: string[] }> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
    open.push(context);
    const page = await context.newPage();
    const troubles = watchTroubles(page);
    await page.goto(`${hub.url}/desk?${query}`);
    return { page, troubles };
  }
  const card = (page: Page) => page.getByRole('dialog');

  it('says of a number what is divided by what, as a report has it, and leads to its contacts', async () => {
    const { page, troubles } = await desk('page=live&lang=zh-CN');
    const today = page.locator('.centre-summary').getByTitle('口径：今日接通率');
    await today.waitFor({ timeout: patience });
    await today.click();
    await card(page).locator('.card-formula').waitFor({ timeout: patience });
    expect(await card(page).locator('.card-formula').innerText()).toBe('应答 ÷ (进队 − 未结束)');
    const terms = await card(page).locator('.card-sides td').allInnerTexts();
    const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(Date.now());
    const next = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(
      Date.now() + 86_400_000,
    );
    const { out } = await runProgram(
      'report',
      '--data',
      folder,
      '--from',
      day,
      '--to',
      next,
      '--slot',
      '1d',
      '--format',
      'json',
    );
    const { rows }: { rows: Record<string, number>[] } = JSON.parse(out);
    const { answered = 0, offered = 0, open: waiting = 0, connectRate = 0 } = rows[0] ?? {};
    expect(terms.map(Number)).toEqual([answered, offered, waiting, offered - waiting]);
    expect(await card(page).locator('.card-value').innerText()).toBe(`${(connectRate * 100).toFixed(1)}%`);

    // It is in the address: a colleague sees the same card.
    const colleague = await desk(new URL(page.url()).search.slice(1));
    await card(colleague.page).locator('.card-formula').waitFor({ timeout: patience });
    await card(page).getByText('其他算法').click();
    expect(await card(page).locator('.card-variants tr').count()).toBe(2);
    await card(page).getByText('口径历史').click();
    await card(page).locator('.card-history tbody tr').waitFor({ timeout: patience });
    await card(page).getByRole('link', { name: '查看背后的联系' }).click();
    await expect.poll(() => page.locator('.waits tbody tr').count(), { timeout: patience }).toBe(40);
    expect([...troubles, ...colleague.troubles]).toEqual([]);
  });

  it('has the rolling window that the page shows', async () => {
    const { page, troubles } = await desk('page=live&lang=zh-CN');
    const recent = page.locator('.centre-summary .figure-button').first();
    await recent.waitFor({ timeout: patience });
    await recent.click();
    await card(page).locator('.card-formula').waitFor({ timeout: patience });
    expect(await card(page).locator('.card-formula').innerText()).toBe('应答 ÷ 等待已结束');
    expect(await card(page).locator('.card-sides td').allInnerTexts()).toEqual(['35', '40']);
    await page.keyboard.press('Escape');
    await card(page).waitFor({ state: 'hidden' });
    expect(troubles).toEqual([]);
  });

  it('says of a value of the moment and of a peak what is counted, from which events, and what is behind it', async () => {
    const { page, troubles } = await desk('page=live&lang=zh-CN');
    await page.locator('.queues tbody tr').first().waitFor({ timeout: patience });
    for (const name of ['排队', '最长等待', '空闲坐席'])
      await page.locator('.queues tbody').getByTitle(`口径：${name}`, { exact: true }).first().waitFor();
    await page.locator('.centre-summary').getByTitle('口径：排队').click();
    await card(page).getByText('此刻已进队、尚未应答、放弃或流出的联系').waitFor({ timeout: patience });
    expect(await card(page).locator('.card-value').innerText()).toBe('0 通');
    await card(page).getByText('第 1 版').waitFor({ timeout: patience });
    const told = await card(page).innerText();
    for (const text of ['contact.queued', '不计与计入', '第 1 版']) expect(told).toContain(text);
    expect(told).toMatch(/截至 \d{4}-\d\d-\d\d \d\d:\d\d:\d\d/);
    await card(page).getByRole('link', { name: '查看背后的联系' }).click();
    await page.getByText('全部 40', { exact: true }).waitFor({ timeout: patience });
    await page.goto(`${hub.url}/desk?page=live&centre=true&lang=zh-CN`);
    const peak = page.locator('.day-slots .total').getByTitle('口径：排队峰值');
    await peak.waitFor({ timeout: patience });
    const most = await peak.innerText();
    await peak.click();
    await card(page).getByText('由事件时刻逐一算出，不是抽样').waitFor({ timeout: patience });
    expect(await card(page).locator('.card-value').innerText()).toBe(most);
    expect(troubles).toEqual([]);
  });

  it('shows the service level within every threshold of the settings, in a table and on its card', async () => {
    const { page, troubles } = await desk('page=live&centre=true&lang=zh-CN');
    const level = (seconds: number) =>
      page.locator('.day-slots .total').getByTitle(`口径：服务水平（${seconds} 秒）`);
    await level(20).waitFor({ timeout: patience });
    await page.getByText('服务水平（60 秒）', { exact: true }).click();
    await level(60).click();
    await card(page).locator('.card-symbols', { hasText: 'answeredIn60' }).waitFor({ timeout: patience });
    await card(page).getByText('20 秒', { exact: false }).first().click();
    await card(page).locator('.card-symbols', { hasText: 'answeredIn20' }).waitFor();
    expect(troubles).toEqual([]);
  });

  it('shows what could not be counted as it came, as text, without numbers of callers', async () => {
    const { page, troubles } = await desk('page=health&lang=zh-CN');
    await page.getByRole('button', { name: '旧交换机' }).click();
    await card(page).getByText('1–12').waitFor({ timeout: patience });
    // By key: the alert of the missing events pops up over it.
    await card(page).getByRole('link', { name: '查看此来源的隔离消息' }).press('Enter');
    await page.locator('.quarantine tbody tr.ant-table-row').first().waitFor({ timeout: patience });
    expect(await page.locator('.quarantine tbody tr.ant-table-row').count()).toBe(50);
    await page.locator('.ant-table-row-expand-icon').first().click();
    const raw = await page.locator('.raw').innerText();
    expect(raw).toContain('<img src=x onerror=alert(1)>');
    expect(raw).not.toContain('1391234');
    await page.getByRole('button', { name: '更早的' }).click();
    await expect.poll(() => page.locator('.quarantine tbody tr.ant-table-row').count()).toBe(10);
    await page.goto(`${hub.url}/desk?page=health&tab=station&lang=zh-CN`);
    await page.getByText('SQLite').waitFor({ timeout: patience });
    expect(await page.locator('.station-facts').innerText()).toContain(folder);
    expect(troubles).toEqual([]);
  });

  it('says of every number of its health what is counted, over which time, from where, and when it was read', async () => {
    const { page, troubles } = await desk('page=health&lang=zh-CN');
    const row = page.locator('tr', { hasText: '旧交换机' });
    for (const name of ['最新数据', '每秒事件', '待补', '缺失', '隔离', '时钟偏差'])
      await row.getByTitle(`口径：${name}`, { exact: true }).waitFor({ timeout: patience });
    await row.getByTitle('口径：缺失', { exact: true }).press('Enter');
    await card(page).locator('.card-value', { hasText: '12' }).waitFor({ timeout: patience });
    const told = await card(page).innerText();
    for (const text of ['旧交换机', '缺口声明', '条事件', '重启不清零', '来源发来的帧与编号'])
      expect(told).toContain(text);
    expect(told).toMatch(/截至 \d{4}-\d\d-\d\d \d\d:\d\d:\d\d/);
    await page.goto(`${hub.url}/desk?page=health&feed=${encodeURIComponent('旧交换机')}&lang=zh-CN`);
    await page.getByTitle('口径：条数').press('Enter');
    await page.getByText('旧交换机 · 1–12').waitFor({ timeout: patience });
    await page.goto(`${hub.url}/desk?page=health&tab=quarantine&lang=zh-CN`);
    await page.getByRole('button', { name: '共 60 条' }).press('Enter');
    await card(page).getByText('全部来源').waitFor({ timeout: patience });
    expect(await card(page).locator('.card-value').innerText()).toBe('60');
    await page.goto(`${hub.url}/desk?page=health&tab=station&lang=zh-CN`);
    await page.getByTitle('口径：事件循环延迟').first().press('Enter');
    await card(page).getByText('最近完整的 30 秒').first().waitFor({ timeout: patience });
    await card(page).getByText('截至').waitFor({ timeout: patience });
    expect(await page.locator('.station-facts .figure-button').count()).toBe(14);
    expect(troubles).toEqual([]);
  });

  it('has no fault that axe finds, in both languages and all themes', async () => {
    const found: unknown[] = [];
    const range = [0, 1].map((day) => new Date(Date.now() + day * 86_400_000).setUTCMinutes(0, 0, 0));
    const signal = (name: string, of: string) => encodeURIComponent(JSON.stringify(['signal', name, of, '']));
    const shown = encodeURIComponent(
      JSON.stringify(['serviceLevel', 'queue', '咨询', '咨询', ...range, 'offer', false]),
    );
    for (const look of [
      `page=live&card=${shown}&lang=zh-CN&theme=light`,
      `page=live&card=${shown}&lang=en&theme=dark`,
      'page=health&lang=zh-CN&theme=dark',
      'page=health&tab=quarantine&lang=en&theme=light',
      'page=health&tab=station&lang=zh-CN&theme=contrast',
      'page=health&tab=alarms&lang=en&theme=dark',
      `page=health&feed=${encodeURIComponent('旧交换机')}&lang=en&theme=light`,
      `page=health&card=${signal('feed.age', '旧交换机')}&lang=zh-CN&theme=dark`,
      `page=health&tab=station&card=${signal('station.loop', '')}&lang=en&theme=light`,
    ]) {
      const { page, troubles } = await desk(look);
      await page.locator('.card-formula, .health-page .ant-tabs').first().waitFor({ timeout: patience });
      await page.waitForTimeout(1_500);
      found.push(
        ...[await axeViolations(page)].flat().map((fault) => `${look} ${String(fault)}`),
        ...troubles,
      );
      await page.context().close();
    }
    expect(found).toEqual([]);
  });
});
