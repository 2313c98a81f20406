import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type Summary, summarySchema } from '../shared/model/summary.ts';
import { targetOf, valueText } from '../shared/summary-text/value-text.ts';
import { formatLocal } from '../shared/time/format.ts';
import { createZone } from '../shared/time/zone-day.ts';
import { atRest } from './support/at-rest.ts';
import { isCutWire, openBrowser, ready, sayWhenSkipped } from './support/browser.ts';
import { type DeskView, lookOver, openDesk } from './support/desk.ts';
import { type HubProcess, runProgram, startHub } from './support/hub-process.ts';
import { type Scratch, scratch } from './support/scratch.ts';
import { contact, dialStation } from './support/source.ts';

sayWhenSkipped('the desk’s page of shifts');

const zone = createZone('Asia/Shanghai');
const settings = {
  centre: '城东供电服务热线',
  zone: 'Asia/Shanghai',
  shifts: [
    { name: '上半日班', from: '00:00', to: '12:00' },
    { name: '下半日班', from: '12:00', to: '00:00' },
  ],
  roster: {
    teams: [
      { name: '甲值', leaders: [{ name: '李雷' }] },
      { name: '乙值', leaders: [{ name: '韩梅' }] },
    ],
    rotation: { start: '2026-11-01', cycle: [{ 上半日班: '甲值', 下半日班: '乙值' }] },
  },
};
const sizes = [
  [1280, 720],
  [1920, 1080],
] as const;

/** Which shift is on, who leads the next one. */
function shiftNow() {
  const now = Date.now();
  const isMorning = Number(formatLocal(zone, now, 'time').slice(0, 2)) < 12;
  return {
    date: formatLocal(zone, now, 'date'),
    name: isMorning ? '上半日班' : '下半日班',
    leader: isMorning ? '李雷' : '韩梅',
    next: isMorning ? '韩梅' : '李雷',
  };
}

describe.skipIf(!ready)('the desk’s page of shifts', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser('window');
  });
  afterAll(() => browser.close());

  /** A station with some calls, an alert that nobody acknowledged, and a work order past its limit. */
  async function start(more: object = {}): Promise<{ given: Scratch; hub: HubProcess; folder: string }> {
    const given = scratch(onTestFinished);
    const folder = given.folder();
    const hub = given.keep(await startHub({ folder, settings: { ...settings, ...more } }), (it) =>
      it.signal('SIGKILL'),
    );
    const source = given.keep(dialStation(hub.feed), (it) => it.close());
    const now = Date.now();
    for (const [at, id] of ['c1', 'c2', 'c3'].entries()) {
      await source.say(contact('queued', id, { queue: 'repair' }));
      if (at === 2) continue;
      await source.say(contact('answered', id, { queue: 'repair', agent: 'a1' }));
      await source.say(contact('ended', id, { queue: 'repair', agent: 'a1', by: 'customer' }));
    }
    await source.say({ type: 'roster.queue', time: now, data: { queue: 'repair', name: '故障报修' } });
    await source.say(
      { type: 'order.created', time: now - 3_600_000, data: { order: 'B2611', kind: '故障报修' } },
      { type: 'order.created', time: now, data: { order: 'B2612', kind: '故障报修' } },
    );
    return { given, hub, folder };
  }
  const desk = (hub: HubProcess, given: Scratch, more: Partial<DeskView> = {}) =>
    openDesk(browser, { url: hub.url, query: 'page=shift', ...more }, given);

  const write = async (page: Page, text: string) => {
    await page.getByRole('textbox', { name: '新记录' }).fill(text);
    await page.keyboard.press('Enter');
  };

  it('shows a note on another desk within two seconds; corrected, done and withdrawn it says so on both', async () => {
    const { given, hub } = await start();
    const [one, other] = [await desk(hub, given), await desk(hub, given)];
    await other.page.getByText('本班还没有记录').waitFor();
    await one.page.keyboard.press('n');
    await one.page.getByRole('checkbox', { name: '需跟进' }).check();
    await one.page.getByRole('textbox', { name: '新记录' }).fill('城东 13800138000 <b>停电</b>');
    const sent = Date.now();
    await one.page.keyboard.press('Enter');
    await other.page.getByText('城东 •••00 <b>停电</b>').first().waitFor({ timeout: 2_000 });
    console.log(`a note was on the other desk after ${Date.now() - sent} ms`);
    await expect.poll(() => one.page.getByRole('textbox', { name: '新记录' }).inputValue()).toBe('');
    await other.page.getByRole('button', { name: /^更正/ }).click();
    await other.page.getByRole('textbox', { name: /^更正/ }).fill('城东停电');
    await other.page.keyboard.press('Enter');
    await one.page
      .locator('.note-row', { hasText: '已更正' })
      .getByText('城东停电', { exact: true })
      .waitFor();
    await one.page.getByRole('button', { name: '办结：城东停电' }).click();
    await other.page.locator('.note-row', { hasText: '已办结' }).waitFor();
    await write(other.page, '写错了');
    await one.page.getByRole('button', { name: '撤回：写错了' }).click();
    await other.page.locator('.note-row[data-state=withdrawn]', { hasText: '写错了' }).waitFor();
    expect([...one.troubles, ...other.troubles]).toEqual([]);
  });

  it('hands over by name with what is open; to nobody it is refused; the other desk accepts; a kill loses nothing', async () => {
    const { given, hub, folder } = await start();
    const [one, other] = [await desk(hub, given), await desk(hub, given)];
    const { name, leader, next, date } = shiftNow();
    await one.page.getByText(`值班长 ${leader}`).first().waitFor();
    await write(one.page, '等抢修回电');
    await one.page.getByText('等抢修回电').first().waitFor();
    await one.page.getByText('超时工单 1，下一班内到期 1').waitFor();
    const form = one.page.getByRole('form', { name: `交班：${name}` });
    const to = form.getByRole('combobox', { name: '交给' });
    expect(await to.inputValue()).toBe(next);
    await to.fill('');
    await form.getByRole('button', { name: '交班' }).click();
    await form.getByText('没有交给任何人').waitFor();
    await to.fill(next);
    await one.page.keyboard.press('Escape');
    await form.getByLabel('交班说明（可不填）').fill('请盯紧 B2611');
    await form.getByRole('button', { name: '交班' }).click();

    const waits = other.page.getByRole('form', { name: '交接班' });
    await waits.getByText('请盯紧 B2611').waitFor();
    await waits.getByLabel('我的姓名').fill('别人');
    await waits.getByRole('button', { name: '接班' }).click();
    await waits.getByText('这个班次不是交给你的').waitFor();
    await waits.getByRole('button', { name: '查看交接事项' }).click();
    await other.page.locator('.handover-drawer').getByText('B2611').first().waitFor();
    expect(new URL(other.page.url()).searchParams.get('handover')).toBe('1');
    await other.page.keyboard.press('Escape');

    await hub.signal('SIGKILL');
    given.keep(await startHub({ folder, port: hub.port }), (it) => it.signal('SIGKILL'));
    await waits.getByLabel('我的姓名').fill(next);
    await expect
      .poll(
        async () => {
          await waits
            .getByRole('button', { name: '接班' })
            .click({ timeout: 2_000 })
            .catch(() => undefined);
          return one.page.getByText(`${name}已由 ${next} 于`).count();
        },
        { timeout: 40_000, interval: 1_000 },
      )
      .toBe(1);
    const rows = await one.page.locator('.shift-table tbody tr').allInnerTexts();
    expect(rows).toHaveLength(1);
    expect(rows[0]).toContain(`${date} ${name}`);
    expect(rows[0]).toContain('已接班');
    expect([...one.troubles, ...other.troubles].filter((trouble) => !isCutWire(trouble))).toEqual([]);
  });

  it('previews the summary that the command writes, number by number, with notes and hand-over', async () => {
    const { given, hub, folder } = await start();
    const { page, troubles } = await desk(hub, given);
    const { date, name, next } = shiftNow();
    await write(page, '=cmd|已联系抢修');
    await page.locator('.note-row', { hasText: '已联系抢修' }).waitFor();
    await page.getByRole('form').getByRole('button', { name: '交班' }).last().click();
    await page.getByRole('form', { name: '交接班' }).getByText(next).waitFor();
    await page.getByRole('tab', { name: '班次小结' }).click();
    await page.locator('.summary [data-table=formulas]').waitFor();
    expect(new URL(page.url()).searchParams.get('tab')).toBe('summary');
    const out = join(folder, 'shift.json');
    const asked = ['--data', folder, '--date', date, '--shift', name, '--format', 'json', '--out', out];
    const { code } = await runProgram('shift', ...asked);
    expect(code).toBe(0);
    const summary = summarySchema.parse(JSON.parse(readFileSync(out, 'utf8')));
    await page.getByRole('button', { name: /重新统计$/ }).click();
    // Whoever still waits does so a little longer at each look.
    await expect
      .poll(async () => (await tablesOf(page)).length, { timeout: 20_000 })
      .toBe(summary.tables.length);
    const [shown, written] = [await tablesOf(page), textsOf(summary)];
    const differ = shown.flatMap((table, at) =>
      JSON.stringify(table) === JSON.stringify(written[at]) ? [] : [[table, written[at]]],
    );
    expect(differ).toEqual([]);
    expect(summary.tables.find(({ key }) => key === 'notes')?.rows).toHaveLength(1);
    expect(summary.tables.find(({ key }) => key === 'handover')?.rows.length).toBeGreaterThanOrEqual(2);
    expect(await page.locator('.summary-chart').count()).toBe(2);
    await page.getByText('月', { exact: true }).click();
    await page.getByRole('heading', { name: /话务月报/ }).waitFor();
    expect(new URL(page.url()).searchParams.get('kind')).toBe('month');
    expect(troubles).toEqual([]);
  });

  it('marks on every page that the shift before is not accepted, until it is', async () => {
    const minute = (ms: number) => formatLocal(zone, ms, 'minute');
    const begun = Date.now() - 20 * 60_000;
    const [from, to] = [minute(begun), minute(begun + 43_200_000)];
    const shifts = [
      { name: '前班', from: to, to: from },
      { name: '本班', from, to },
    ];
    const { given, hub } = await start({ shifts, roster: {} });
    const [one, other] = [await desk(hub, given), await desk(hub, given, { query: 'page=alerts' })];
    const form = one.page.getByRole('form', { name: '交班：前班' });
    await form.getByRole('combobox', { name: '交给' }).fill('周敏');
    expect(await other.page.locator('.late-handover').count()).toBe(0);
    await form.getByRole('button', { name: '交班' }).click();
    await other.page.getByRole('link', { name: '上一班未接班' }).click();
    await other.page.getByText(`前班至今未完成交接班（本班 ${from} 开始）`).waitFor();
    expect(await lookOver(other.page)).toEqual({ axe: [], wider: 0 });
    const { SHOTS } = process.env;
    if (SHOTS !== undefined) await other.page.screenshot({ path: `${SHOTS}/desk-shift-late.png` });
    const waits = other.page.getByRole('form', { name: '交接班' });
    await waits.getByLabel('我的姓名').fill('周敏');
    await waits.getByRole('button', { name: '接班' }).click();
    await one.page.locator('.late-handover').waitFor({ state: 'detached' });
    expect([...one.troubles, ...other.troubles]).toEqual([]);
  });

  it('is reached by g d, and says what to do where there are no shifts', async () => {
    const { given, hub } = await start({ shifts: [], roster: {} });
    const { page, troubles } = await desk(hub, given, { query: 'page=alerts' });
    await page.keyboard.press('g');
    await page.keyboard.press('d');
    await page.getByText('还没有班次').waitFor();
    await page.getByRole('button', { name: '去设置' }).click();
    await page.getByRole('heading', { name: '班次' }).first().waitFor();
    expect(new URL(page.url()).searchParams.get('section')).toBe('shifts');
    expect(troubles.filter((trouble) => !isCutWire(trouble))).toEqual([]);
  });

  it.each([
    ['zh-CN', 'dark'],
    ['en', 'light'],
  ] as const)('in %s, %s: axe finds nothing, nothing is cut off', async (lang, theme) => {
    const { given, hub } = await start();
    const writer = await desk(hub, given);
    await write(writer.page, '配网抢修三组已到城东变，预计 14:30 送电');
    await writer.page.locator('.note-row').waitFor();
    await writer.page.getByRole('checkbox', { name: '需跟进' }).check();
    await write(writer.page, '等调度确认转供电方案');
    await writer.page.locator('.note-row').nth(1).waitFor();
    await writer.page.getByRole('form').getByRole('button', { name: '交班' }).last().click();
    await writer.page.getByRole('form', { name: '交接班' }).waitFor();
    const { SHOTS } = process.env;
    for (const size of sizes) {
      const { page, troubles } = await desk(hub, given, { lang, theme, size });
      await page.locator('.open-list li').first().waitFor();
      await page.getByRole('button', { name: lang === 'en' ? 'No' : '不用', exact: true }).click();
      await page.getByRole('button', { name: lang === 'en' ? 'Fold' : '收起', exact: true }).click();
      expect(await lookOver(page)).toEqual({ axe: [], wider: 0 });
      if (SHOTS !== undefined) await page.screenshot({ path: `${SHOTS}/desk-shift-${lang}-${size[0]}.png` });
      await page
        .getByRole('button', { name: lang === 'en' ? 'Show what was handed over' : '查看交接事项' })
        .click();
      await page.locator('.handover-drawer tbody tr').first().waitFor();
      await atRest(page);
      expect(await lookOver(page)).toEqual({ axe: [], wider: 0 });
      if (SHOTS !== undefined)
        await page.screenshot({ path: `${SHOTS}/desk-shift-items-${lang}-${size[0]}.png` });
      await page.locator('.handover-drawer .ant-drawer-close').click();
      await page.getByRole('tab').nth(1).click();
      await page.locator('.summary-chart').first().waitFor();
      expect(await lookOver(page)).toEqual({ axe: [], wider: 0 });
      if (SHOTS !== undefined)
        await page.screenshot({ path: `${SHOTS}/desk-shift-summary-${lang}-${size[0]}.png` });
      expect(troubles).toEqual([]);
    }
  });
});

/** The tables of the page: by key, a text a cell. */
function tablesOf(page: Page): Promise<{ key: string; rows: string[][] }[]> {
  return page.locator('.summary section').evaluateAll((sections) =>
    sections.map((section) => ({
      key: (section instanceof HTMLElement && section.dataset['table']) || '',
      rows: Array.from(section.querySelectorAll('tbody tr'), (row) =>
        Array.from(row.children, (cell) => cell.textContent),
      ),
    })),
  );
}

function textsOf(summary: Summary): { key: string; rows: string[][] }[] {
  return summary.tables.map((table) => ({
    key: table.key,
    rows: table.rows.map((row) =>
      table.columns.map((column, at) =>
        valueText(zone, column, row[at] ?? null, targetOf(summary, table, column.key, row)),
      ),
    ),
  }));
}
