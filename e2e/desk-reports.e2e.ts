import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { AskArgs } from '../shared/contract/asks.ts';
import { askHub } from './support/ask-hub.ts';
import { isCutWire, openBrowser, ready, sayWhenSkipped } from './support/browser.ts';
import { type DeskView, lookOver, openDesk } from './support/desk.ts';
import { type HubProcess, runProgram, startHub } from './support/hub-process.ts';
import { scratch } from './support/scratch.ts';
import { showDesk } from './testing/desk-view.ts';

sayWhenSkipped('the desk’s page of reports');

const HOUR = 3_600_000;
const START = Date.parse('2026-11-16T00:00:00+08:00');
const queues = {
  card: '加油卡与站点',
  shop: '易派客商城',
  lube: '润滑油',
  chem: '化工品',
  finance: '金融服务',
  voice: '语音导航',
  repair: '投诉与报修',
};
const channels = ['voice', 'voice', 'voice', 'wechat', 'app'];

/** Seven and a half days of calls, more by day than by night and each day a few more, as the mapping `events` reads them. */
function weekOfCalls(): string {
  const events: { type: string; time: number; data: object }[] = Object.entries(queues).map(
    ([queue, name]) => ({
      type: 'roster.queue',
      time: START,
      data: { queue, name },
    }),
  );
  for (let call = 0, at = START; at < START + 180 * HOUR; call++) {
    const hour = Math.floor((at - START) / HOUR) % 24;
    const day = Math.floor((at - START) / (24 * HOUR));
    const contact = `c${call}`;
    const queue = Object.keys(queues)[((call % 13) * (call % 5)) % 7];
    const wait = 3_000 + ((call * 7_919) % 50_000);
    events.push({ type: 'contact.queued', time: at, data: { contact, queue, channel: channels[call % 5] } });
    if (call % 11 === 5)
      events.push({ type: 'contact.abandoned', time: at + wait, data: { contact, stage: 'queue' } });
    else {
      const talk = 60_000 + ((call * 104_729) % 200_000);
      events.push({
        type: 'contact.answered',
        time: at + wait,
        data: { contact, agent: `${1001 + (call % 20)}` },
      });
      events.push({ type: 'contact.ended', time: at + wait + talk, data: { contact, by: 'customer' } });
    }
    at += (hour >= 8 && hour < 20 ? 160_000 : 900_000) - day * 6_000 + ((call * 31) % 7) * 9_000;
  }
  return events
    .toSorted((a, b) => a.time - b.time)
    .map((event) => JSON.stringify(event))
    .join('\n');
}

const patience = { timeout: 30_000 };
/** Where pictures of the page go; nowhere without it. */
const pictures = process.env['PICTURES'];
const twoDays = 'range=custom&from=2026-11-17&to=2026-11-18';

type Row = Record<string, string | number | null>;

/** As people read them, by the test's own hand. */
const percent = (share: number | null): string =>
  share === null ? '—' : `${(Math.floor(share * 1000 + 0.5) / 10).toFixed(1)}%`;
const minutes = (seconds: number | null): string => {
  if (seconds === null) return '—';
  const whole = Math.floor(seconds + 1e-9);
  const [h, m, s] = [
    Math.floor(whole / 3600),
    Math.floor(whole / 60) % 60,
    String(whole % 60).padStart(2, '0'),
  ];
  return h > 0 ? `${h}:${String(m).padStart(2, '0')}:${s}` : `${m}:${s}`;
};
const count = (value: string | number | null): string => Number(value).toLocaleString('en');

/** A row of `callwall report` as the page shows it. */
const shown = (row: Row): string[] => [
  count(row['offered'] ?? null),
  count(row['answered'] ?? null),
  percent(row['connectRate'] as number | null),
  minutes(row['asa'] as number | null),
];
const figures = ['offered', 'answered', 'connectRate', 'asa'].map((name) => `figures=${name}`).join('&');

describe.skipIf(!ready)('the desk’s page of reports, on a real station', () => {
  let clean: () => Promise<void> = () => Promise.resolve();
  const given = scratch((end) => void (clean = end));
  let browser: Browser;
  let hub: HubProcess;
  let folder: string;

  beforeAll(async () => {
    browser = await openBrowser();
    folder = given.folder();
    hub = await startHub({ folder, settings: { centre: '95388 客服中心', zone: 'Asia/Shanghai' } });
    const file = join(given.folder(), 'week.jsonl');
    writeFileSync(file, weekOfCalls());
    const { code } = await runProgram(
      'replay',
      file,
      '--mapping',
      'events',
      '--speed',
      'max',
      '--to',
      hub.feed,
    );
    expect(code).toBe(0);
  }, 120_000);
  afterAll(async () => {
    await hub.signal('SIGKILL');
    await browser.close();
    await clean();
  });

  async function open(query: string, view: Partial<DeskView> = {}) {
    const shownDesk = await openDesk(
      browser,
      { url: hub.url, query: `page=reports&${query}`, size: [1920, 1080], ...view },
      scratch(onTestFinished),
    );
    shownDesk.page.setDefaultTimeout(patience.timeout);
    return shownDesk;
  }
  const printed = async (...args: string[]): Promise<Row[]> => {
    const { code, out } = await runProgram('report', '--data', folder, ...args);
    expect(code).toBe(0);
    const told: { rows: Row[] } = JSON.parse(out);
    return told.rows;
  };
  const lines = (page: Page) => page.locator('.windowed-rows .report-line');
  const cells = async (page: Page): Promise<string[][]> => {
    await lines(page).first().waitFor();
    return page
      .locator('.windowed-rows .report-line')
      .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent.trim())));
  };
  const total = (page: Page) =>
    page
      .locator('.report-line.total')
      .evaluate((row) => [...row.children].map((cell) => cell.textContent.trim()));
  async function picture(page: Page, name: string): Promise<void> {
    if (pictures === undefined) return;
    mkdirSync(pictures, { recursive: true });
    await page.screenshot({ path: join(pictures, `desk-reports-${name}.png`) });
  }

  it.each(['offer', 'event', 'completion'] as const)(
    'shows the figures of `callwall report` in the ledger %s, with their true total',
    async (ledger) => {
      const { page, troubles } = await open(`${twoDays}&slot=1d&by=queue&ledger=${ledger}&${figures}`);
      const range = ['--from', '2026-11-17', '--to', '2026-11-19', '--ledger', ledger];
      const rows = await printed(...range, '--slot', '1d', '--by', 'queue');
      expect(rows.length).toBeGreaterThan(6);
      const table = await cells(page);
      expect(table.map((row) => row.slice(2))).toEqual(rows.map(shown));
      expect(table.map(([slot]) => slot?.slice(0, 10))).toEqual(rows.map((row) => row['slot']));
      const sum = (name: string): number => rows.reduce((all, row) => all + Number(row[name]), 0);
      const offered = sum('offered');
      const decided = ledger === 'event' ? sum('ended') : offered - sum('open');
      expect((await total(page)).slice(2)).toEqual([
        count(offered),
        count(sum('answered')),
        percent(sum('answered') / decided),
        minutes(sum('waitMsAnswered') / sum('answered') / 1000),
      ]);
      expect(await page.locator('.report-chart-head').innerText()).toContain(
        { offer: '进队账', event: '事件账', completion: '完成账' }[ledger],
      );
      expect(troubles).toEqual([]);
    },
  );

  it('compares with the same weekdays, slot by slot, and sorts by the difference', async () => {
    const { page, troubles } = await open(
      `range=custom&from=2026-11-23&to=2026-11-23&slot=60m&compare=week&${figures}`,
    );
    const then = await printed('--from', '2026-11-16', '--to', '2026-11-17', '--slot', '60m');
    const now = await printed('--from', '2026-11-23', '--to', '2026-11-24', '--slot', '60m');
    const table = await cells(page);
    expect(table.length).toBe(13);
    table.forEach((row, at) => {
      const difference = Number(now[at]!['offered']) - Number(then[at]!['offered']);
      const sign = difference === 0 ? '' : difference > 0 ? '+' : '−';
      expect([row[1], row[2], row[3]]).toEqual([
        count(now[at]!['offered'] ?? null),
        count(then[at]!['offered'] ?? null),
        `${sign}${Math.abs(difference).toLocaleString('en')}`,
      ]);
    });
    expect(table.at(-1)?.[0]).toContain('进行中');
    // The morning alone stands against the morning alone.
    const morning = then.slice(0, 13).reduce((sum, row) => sum + Number(row['offered']), 0);
    expect((await total(page))[2]).toBe(count(morning));
    await picture(page, 'compare-zh');
    await page.getByRole('button', { name: '差' }).first().click();
    await expect.poll(() => new URL(page.url()).searchParams.get('sort'), patience).toBe('offered~');
    const sorted = (await cells(page)).map((row) =>
      Number(row[3]!.replace('−', '-').replaceAll(/[+,]/g, '')),
    );
    expect(sorted).toEqual(sorted.toSorted((a, b) => b - a));
    expect(await lookOver(page)).toEqual({ axe: [], wider: 0 });
    expect(troubles).toEqual([]);
  });

  it('opens the card of a figure, and says the same there', async () => {
    const { page, troubles } = await open(`${twoDays}&slot=1d&by=queue&${figures}`);
    const table = await cells(page);
    await lines(page).first().locator('.figure-button').first().click();
    const card = page.locator('.ant-drawer-open .ant-drawer-body');
    await card.getByText('进队账').first().waitFor();
    await expect.poll(() => card.innerText(), patience).toContain(table[0]![2]);
    expect(troubles).toEqual([]);
  });

  it('is written as files that say what the screen says', async () => {
    const { page, troubles } = await open(`${twoDays}&slot=1d&by=queue&${figures}`);
    const table = await cells(page);
    const exported = async (name: string): Promise<{ name: string; bytes: Buffer }> => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        (async () => {
          await page.getByRole('button', { name: '导出' }).click();
          await page.getByRole('menuitem', { name }).click();
        })(),
      ]);
      // Said once it is done; while it is being done nothing else is written.
      await page.getByText(`已导出 ${download.suggestedFilename()}。`).waitFor();
      return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
    };
    const csv = await exported('CSV（压缩包）');
    expect(csv.name).toBe('话务报表 2026-11-17 2026-11-18.zip');
    const files = unzipSync(csv.bytes);
    const rows: string[][] = parse(strFromU8(files['02-report.csv']!), { bom: true });
    const read = rows.slice(1).map((row) => {
      const [offered = '', answered = '', rate = '', asa = ''] = row.slice(3);
      return [
        row[0]!,
        row[2]!,
        count(offered),
        count(answered),
        percent(rate === '' ? null : Number(rate)),
        minutes(asa === '' ? null : Number(asa)),
      ];
    });
    expect(read).toEqual(table);
    const json = await exported('JSON');
    const document: { tables: { key: string; rows: unknown[][] }[] } = JSON.parse(json.bytes.toString());
    expect(document.tables.find(({ key }) => key === 'report')?.rows).toHaveLength(table.length);
    const magic = { XLSX: 'PK', PDF: '%PDF', '图片（PNG）': '\u0089PNG' };
    for (const [name, begin] of Object.entries(magic))
      expect((await exported(name)).bytes.toString('latin1').slice(0, begin.length)).toBe(begin);
    expect(troubles).toEqual([]);
  });

  it('is kept for the centre: another desk opens it, renames it and lets go of it', async () => {
    const hostile = '=cmd|"/C calc"!A0 <b>{{x}}</b>';
    const one = await open(`${twoDays}&slot=1d&by=queue&${figures}`);
    const table = await cells(one.page);
    await one.page.getByRole('button', { name: '另存为…' }).click();
    await one.page.getByLabel('报表名称').fill(hostile);
    await one.page
      .getByRole('dialog')
      .getByRole('button', { name: /保\s?存/ })
      .click();
    await one.page.getByText(`已保存“${hostile}”。`).waitFor();
    const other = await open('range=yesterday');
    await other.page.getByRole('button', { name: '已存报表' }).click();
    await other.page.getByRole('menuitem', { name: hostile }).click();
    await expect.poll(() => cells(other.page), patience).toEqual(table);
    await picture(other.page, 'saved-zh');
    await other.page.getByText('1 时', { exact: true }).click();
    await other.page.getByText('有改动未保存').waitFor();
    await other.page.getByRole('button', { name: '改名…' }).click();
    await other.page.getByLabel('报表名称').fill('两日队列');
    await other.page
      .getByRole('dialog')
      .getByRole('button', { name: /保\s?存/ })
      .click();
    await other.page.getByText('已保存“两日队列”。').waitFor();
    expect(await lookOver(other.page)).toEqual({ axe: [], wider: 0 });
    await other.page.getByRole('button', { name: '删除…' }).click();
    await other.page
      .getByRole('dialog')
      .getByRole('button', { name: /删\s?除/ })
      .click();
    await other.page.getByText('已删除“两日队列”。').waitFor();
    await one.page.reload();
    await one.page.getByRole('button', { name: '已存报表' }).click();
    await one.page.getByText('还没有已存报表').waitFor();
    expect([...one.troubles, ...other.troubles]).toEqual([]);
  });

  it('says before anybody is asked what cannot be reported, and why there is nothing', async () => {
    const { page, troubles } = await open(`${twoDays}&slot=5m&by=team&by=queue`);
    await page.getByText('坐席与班组不能与其他维度同时使用').waitFor();
    await picture(page, 'problem-zh');
    await page.goto(
      page
        .url()
        .replace(
          /page=reports.*$/,
          'page=reports&range=custom&from=2026-01-01&to=2026-01-02&by=queue&lang=zh-CN',
        ),
    );
    await page.getByRole('heading', { name: '此范围没有数据' }).waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('l');
    await page.keyboard.press('g');
    await page.keyboard.press('r');
    await page.getByRole('heading', { name: '报表' }).waitFor();
    expect(troubles).toEqual([]);
  });

  it.each([
    ['zh-CN', 'dark', 1920, 1080],
    ['zh-CN', 'light', 1280, 720],
    ['en', 'dark', 1920, 1080],
    ['en', 'light', 1280, 720],
  ] as const)('can be looked at, in %s, %s, %i × %i', async (lang, theme, width, height) => {
    // The real answers, on a desk whose source is not cut off.
    const view = {
      lang,
      theme,
      screen: [width, height],
      state: 'normal',
      answers: () => ({
        'report.query': (args: AskArgs<'report.query'>) => askHub(hub.url, 'report.query', args),
        'report.saved': () => ({ reports: [] }),
      }),
    } as const;
    for (const [name, query] of Object.entries({
      channels: 'range=custom&from=2026-11-20&to=2026-11-21&slot=60m&by=channel',
      queues: 'range=custom&from=2026-11-19&to=2026-11-21&slot=total&by=queue&compare=previous',
      day: 'range=yesterday&slot=30m&compare=previous',
    })) {
      const desk = await showDesk(browser, { ...view, query: `page=reports&${query}` });
      try {
        await cells(desk.page);
        await desk.page.locator('.report-plot canvas').waitFor();
        const boxOf = (name: string) => desk.page.locator(name).boundingBox();
        expect(await boxOf('.report-plot canvas')).toEqual(await boxOf('.report-plot'));
        await picture(desk.page, `${name}-${lang}-${width}`);
        expect(await lookOver(desk.page)).toEqual({ axe: [], wider: 0 });
        // On a busy machine the first connection may come too late, and is dialled again.
        expect(desk.troubles.filter((trouble) => !isCutWire(trouble))).toEqual([]);
      } finally {
        await desk.close();
      }
    }
  });
});
