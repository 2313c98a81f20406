import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { NOON } from '../renderer/testing/wall-states.ts';
import type { Alert } from '../shared/model/alert.ts';
import { wallViewer } from '../shared/model/person.ts';
import { axeViolations } from './support/axe-violations.ts';
import { busiestTask } from './support/busiest-task.ts';
import { isCutWire, openBrowser, ready, sayWhenSkipped } from './support/browser.ts';
import { badAfternoon, type DeskView, noticesOf, showDesk, type ShownDesk } from './testing/desk-view.ts';

sayWhenSkipped('the alerts of the desk');

const taken: Pick<Alert, 'acknowledged'> = { acknowledged: { role: 'leader', at: NOON } };

/** The longest a page may keep the browser busy while somebody scrolls or chooses, ms. */
const LONG_MS = 100;
/** A page of the desk is a second's work, many on a busy machine. */
const patience = { timeout: 20_000 };

describe.skipIf(!ready)('alerts at the desk', () => {
  let browser: Browser;
  let desk: ShownDesk;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterEach(() => desk.close());
  afterAll(() => browser.close());

  async function open(view: DeskView): Promise<Page> {
    desk = await showDesk(browser, view);
    return desk.page;
  }
  const popUps = (page: Page) => page.locator('.pop-up');
  const askedFor = (name: string) => desk.asked.filter((each) => each.name === name).map(({ args }) => args);

  it('pop up once each, over any page, three at most, and take no focus', async () => {
    const all = badAfternoon();
    const page = await open({
      query: 'page=live',
      alerts: all.slice(0, 1),
      notices: noticesOf(all.slice(0, 1)),
    });
    await page.locator('.pop-up', { hasText: '接通率骤降' }).waitFor();
    await page.locator('main input').first().focus();
    desk.tell(all, noticesOf(all));
    await expect.poll(() => popUps(page).count(), patience).toBe(3);
    expect(await page.textContent('.pop-ups-more')).toBe('另有 1 条提醒，在告警页查看');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
    expect(await popUps(page).first().innerText()).toMatch(
      /严重告警\s*接通率骤降\s+接通率 5 分钟 84.2%（应 ≥ 88%），1 分钟 78.9%\s+全中心\s+自 14:29，已 3 分\s+先做：/,
    );
    // The same notice grows: its count is another, it is no new one.
    const [first, ...rest] = noticesOf(all);
    desk.tell(all, [...(first === undefined ? [] : [{ ...first, count: 5 }]), ...rest]);
    await page.locator('.pop-up', { hasText: '接通率骤降 等 5 项' }).waitFor();
    expect(await popUps(page).count()).toBe(3);
    // What it says has a card like any number.
    await popUps(page).first().getByRole('button', { name: '接通率 5 分钟 84.2%' }).click();
    await page.locator('.card-value', { hasText: '84.2%' }).waitFor();
    await page.keyboard.press('Escape');
    await desk.reload();
    await page.waitForSelector('.badge');
    expect(await popUps(page).count()).toBe(0);
    expect(desk.troubles.filter((trouble) => !isCutWire(trouble))).toEqual([]);
  });

  it('are one for each alert, also when it was passed on, and laid together until another comes', async () => {
    const [dip, wait, ...rest] = badAfternoon();
    const both = [dip!, wait!];
    const [first, ...others] = noticesOf(both);
    const passedOn = { ...first!, id: 'n9', at: NOON + 1, to: 'duty-manager' as const };
    const page = await open({
      query: 'page=live',
      alerts: both,
      notices: [first!, ...others],
      screen: [1280, 720],
    });
    await expect.poll(() => popUps(page).count(), patience).toBe(2);
    desk.tell(both, [first!, passedOn, ...others]);
    await popUps(page).getByText('已升级至值班经理').waitFor();
    expect(await popUps(page).count()).toBe(2);
    // What is behind the others is told in brief, and whole on request.
    expect(await popUps(page).nth(1).innerText()).toMatch(
      /等待过久\s+最长等待 3 分 21 秒（应 ≤ 3 分）\s+队列 .+\s+确认$/,
    );
    await popUps(page).nth(1).getByRole('button', { name: '等待过久' }).click();
    await popUps(page).nth(1).getByText('先做：').waitFor();
    const box = await page.locator('.pop-ups').boundingBox();
    expect((box?.width ?? 0) * (box?.height ?? 0)).toBeLessThan((1280 * 720) / 5);
    await page.getByRole('button', { name: '收起' }).click();
    await page.getByRole('button', { name: '严重告警，共 2 条提醒' }).waitFor();
    expect(await popUps(page).count()).toBe(0);
    desk.tell([...both, ...rest], [first!, passedOn, ...others, ...noticesOf(rest)]);
    await expect.poll(() => popUps(page).count(), patience).toBe(3);
    expect(desk.troubles.filter((trouble) => !isCutWire(trouble))).toEqual([]);
  });

  it('go away when somebody takes them on, here by a key or on another desk', async () => {
    const all = badAfternoon().slice(0, 3);
    const page = await open({ query: 'page=live', alerts: all, notices: noticesOf(all) });
    await expect.poll(() => popUps(page).count(), patience).toBe(3);
    await page.locator('.pop-up').nth(1).getByRole('button', { name: '确认' }).focus();
    await page.keyboard.press('a');
    await expect.poll(() => popUps(page).count(), patience).toBe(2);
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.keyboard.press('a');
    await expect.poll(() => popUps(page).count(), patience).toBe(1);
    expect(askedFor('alerts.acknowledge')).toEqual([
      { alerts: ['a2'], comment: '' },
      { alerts: ['a1'], comment: '' },
    ]);
    desk.tell(
      all.map((alert) => ({ ...alert, ...taken })),
      noticesOf(all),
    );
    await page.waitForSelector('.pop-ups', { state: 'detached' });
  });

  it('can be put aside and opened from a pop-up, and say when the station refuses', async () => {
    const all = badAfternoon().slice(1, 2);
    const page = await open({ query: 'page=live', alerts: all, notices: noticesOf(all) });
    await popUps(page).getByRole('button', { name: /搁置/ }).click();
    await page.getByRole('menuitem', { name: '2 小时' }).click();
    await expect
      .poll(() => askedFor('alerts.shelve'), patience)
      .toEqual([{ alerts: ['a2'], minutes: 120, comment: '' }]);
    await popUps(page).getByRole('button', { name: '查看' }).click();
    await page.waitForSelector('.alert-drawer');
    expect(new URL(page.url()).searchParams.get('alert')).toBe('a2');
    expect(await popUps(page).count()).toBe(0);
    await desk.close();
    const other = await open({ query: 'page=live', alerts: all, notices: noticesOf(all), refuses: true });
    await popUps(other).getByRole('button', { name: '确认' }).click();
    await popUps(other).getByText('未能读写存储').waitFor();
    expect(await popUps(other).count()).toBe(1);
  });

  it('are acknowledged together, with a comment, from the inbox', async () => {
    const page = await open({ alerts: badAfternoon() });
    await page.getByRole('checkbox', { name: '选择 接通率骤降 全中心' }).check();
    await page.getByRole('checkbox', { name: /选择 排队较多/ }).check();
    await page.keyboard.press('a');
    await page.locator('.take-dialog textarea').fill('已请班长召回小休');
    await page.getByRole('button', { name: '确定' }).click();
    await expect
      .poll(() => askedFor('alerts.acknowledge'), patience)
      .toEqual([{ alerts: ['a1', 'a3'], comment: '已请班长召回小休' }]);
    await page.waitForSelector('.take-dialog', { state: 'detached' });
    expect(await page.getByRole('checkbox', { name: '选择 接通率骤降 全中心' }).isChecked()).toBe(false);
  });

  it('are sorted, filtered and opened by the address, which a colleague can be sent', async () => {
    const page = await open({ alerts: badAfternoon() });
    await page.getByRole('button', { name: '范围' }).click();
    await page.locator('main input[type="search"]').fill('队列');
    await expect.poll(() => page.locator('tbody tr').count(), patience).toBe(3);
    await page.locator('tbody tr').first().getByRole('link').click();
    await page.waitForSelector('.alert-drawer');
    const shown = await page.locator('main tbody th').allInnerTexts();
    await desk.reload();
    await page.waitForSelector('.alert-drawer');
    expect(await page.locator('main tbody th').allInnerTexts()).toEqual(shown);
    const address = new URL(page.url()).searchParams;
    expect([address.get('sort'), address.get('text')]).toEqual(['where', '队列']);
  });

  it('offer a viewer nothing that a viewer may not do', async () => {
    const all = badAfternoon();
    const page = await open({ alerts: all, notices: noticesOf(all), who: wallViewer });
    await expect.poll(() => popUps(page).count(), patience).toBe(3);
    expect(await page.locator('.alerts-pick').count()).toBe(0);
    expect(await page.getByRole('button', { name: /确认|搁置|升级/ }).count()).toBe(0);
    expect(await page.getByRole('tab').allInnerTexts()).toEqual(['收件箱', '告警负荷']);
  });

  it('have a journal that is filtered, read on and exported', async () => {
    const page = await open({ query: 'page=alerts&tab=journal&kinds=acknowledged' });
    await expect.poll(() => page.locator('tbody tr').count(), patience).toBe(83);
    await page.goto(page.url().replace('&kinds=acknowledged', ''));
    await expect.poll(() => page.locator('tbody tr').count(), patience).toBe(100);
    await page.getByRole('button', { name: '更早的记录' }).click();
    await expect.poll(() => page.locator('tbody tr').count(), patience).toBe(200);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '导出 CSV' }).click(),
    ]);
    const csv = readFileSync((await download.path()) ?? '', 'utf8');
    expect(csv.split('\r\n')).toHaveLength(252);
    expect(csv).toContain(`李建国,"'=召回小休, ""立即"""`);
  });

  it('follow rules that a form changes after a preview, with every problem at its field', async () => {
    const page = await open({ query: 'page=alerts&tab=rules' });
    await page.getByRole('button', { name: '等待过长' }).click();
    await page.getByLabel('越限', { exact: true }).last().fill('二十');
    await page.getByRole('button', { name: '保存' }).click();
    await page.locator('.field', { hasText: '越限' }).locator('[data-problem="true"]').first().waitFor();
    await page.getByLabel('越限', { exact: true }).last().fill('240');
    await page.getByRole('button', { name: '开始试算' }).click();
    await page.getByText('2 天内告警 2 次，提醒 4 次；最忙的 1 小时提醒 2 次。').waitFor();
    expect(await page.locator('.metric-chart .metric-raised').count()).toBe(2);
    await page.getByRole('button', { name: '保存' }).click();
    await expect
      .poll(() => askedFor('rules.save').at(-1), patience)
      .toMatchObject({
        was: 1,
        enabled: true,
        rule: { id: 'wait-very-long', raise: { above: 240 } },
      });
    await page.getByText('YAML 文本').click();
    await page.waitForSelector('.rule-text');
    expect(await page.inputValue('.rule-text')).toContain('above: 240');
    await page.locator('.rule-text').fill('name: x');
    await page.getByRole('button', { name: '保存文本' }).click();
    await page.getByText('id: 第 1 行：请填写').waitFor();
    await page.getByRole('button', { name: '开始试算' }).click();
    await expect.poll(() => page.locator('.metric-chart').count(), patience).toBe(2);
    expect(desk.troubles.filter((trouble) => !isCutWire(trouble))).toEqual([]);
  });

  it('open a card with every reading: the metric in the alert’s scope and window, and the rule’s version', async () => {
    const page = await open({ query: 'page=alerts&alert=a1', alerts: badAfternoon() });
    const card = page.getByRole('dialog').filter({ has: page.locator('.card') });
    const readings = page.locator('.readings tbody tr').nth(1);
    expect(await readings.getByRole('button').allInnerTexts()).toEqual(['78.9%', '30 / 38 通', '≥ 88%']);
    await readings.getByRole('button', { name: '78.9%' }).press('Enter');
    await card.locator('.card-formula', { hasText: '应答 ÷ 等待已结束' }).waitFor();
    expect(await card.locator('.card-value').innerText()).toBe('78.9%');
    expect(await card.locator('.card-sides td').allInnerTexts()).toEqual(['30', '38']);
    const told = await card.innerText();
    for (const text of [
      '全中心',
      '1 分钟滚动窗口，截至',
      '≥ 88%',
      '接通率骤降，第 1 版',
      '第 1 版，自启用起',
    ])
      expect(told).toContain(text);
    const link = await card.getByRole('link', { name: '查看背后的联系' }).getAttribute('href');
    const behind = new URLSearchParams(link ?? '');
    expect(Number(behind.get('to')) - Number(behind.get('from'))).toBe(60_000);
    // The card alone goes, what it was opened from stays.
    await page.keyboard.press('Escape');
    await card.waitFor({ state: 'hidden' });
    expect(await page.locator('.readings').isVisible()).toBe(true);
    // A value of one moment says what it counts; a line of the journal has the window as it was.
    await page.goto(page.url().replace('alert=a1', 'alert=a3'));
    await page.locator('.readings').getByRole('button', { name: '14 通', exact: true }).click();
    await card.getByText('此刻已进队、尚未应答、放弃或流出的联系').waitFor();
    await page.goto(page.url().replace(/alert=a3.*/, 'tab=journal&lang=zh-CN'));
    await page.locator('.alerts-table').getByRole('button', { name: '84.2%' }).first().click();
    await card.getByText('队列 故障报修').waitFor();
    expect(await card.locator('.card-sides td').allInnerTexts()).toEqual(['160', '190']);
    expect(desk.troubles.filter((trouble) => !isCutWire(trouble))).toEqual([]);
  });

  it('open a card with every number of their load', async () => {
    const page = await open({ query: 'page=alerts&tab=load', alerts: badAfternoon() });
    const card = page.getByRole('dialog');
    const numbers = page.locator('.load .figure-button');
    const told = [
      '18 次提醒',
      '25 条告警',
      '0',
      '1',
      '0',
      '2',
      '12',
      '3',
      '5',
      '11',
      '2',
      '4 次',
      '1 天 1 时',
    ];
    expect(await numbers.allInnerTexts()).toEqual(told);
    await numbers.nth(6).click();
    await card.getByText('全中心 · 20–10 分钟前').waitFor();
    expect(await card.locator('.card-value').innerText()).toBe('12');
    const said = await card.innerText();
    for (const text of ['唤人的次数', '次提醒', '一段 10 分钟', '告警引擎的提醒记录'])
      expect(said).toContain(text);
    expect(said).toMatch(/截至 2026-\d\d-\d\d \d\d:\d\d:\d\d/);
    expect(desk.troubles.filter((trouble) => !isCutWire(trouble))).toEqual([]);
  });

  const cardAt = (...parts: string[]) => encodeURIComponent(JSON.stringify(parts));
  const views: [string, DeskView][] = [
    ['the inbox', { alerts: badAfternoon() }],
    ['an empty inbox', {}],
    ['pop-ups', { query: 'page=live', alerts: badAfternoon(), notices: noticesOf(badAfternoon()) }],
    ['an alert', { query: 'page=alerts&alert=a1', alerts: badAfternoon() }],
    [
      'the card of a reading',
      {
        query: `page=alerts&alert=a1&card=${cardAt('reading', 'alert', 'a1', '5m')}`,
        alerts: badAfternoon(),
      },
    ],
    [
      'the card of a load',
      { query: `page=alerts&tab=load&card=${cardAt('signal', 'load.notices', '', '')}` },
    ],
    ['the journal', { query: 'page=alerts&tab=journal' }],
    ['a refused journal', { query: 'page=alerts&tab=journal', refuses: true }],
    ['the load', { query: 'page=alerts&tab=load' }],
    ['the rules', { query: 'page=alerts&tab=rules' }],
    ['a rule', { query: 'page=alerts&tab=rules&rule=connect-rate-dip' }],
  ];
  it.each(
    views.flatMap(([what, view]) =>
      (
        [
          ['zh-CN', 'dark'],
          ['en', 'light'],
        ] as const
      ).map(([lang, theme]) => ({ what, lang, theme, view })),
    ),
  )('$what in $lang, $theme: axe content, console quiet', async ({ view, lang, theme }) => {
    const page = await open({ ...view, lang, theme, screen: [1280, 720] });
    await page.waitForTimeout(300);
    expect(await axeViolations(page)).toEqual([]);
    expect(desk.troubles.filter((trouble) => !isCutWire(trouble))).toEqual([]);
  });

  it('are five hundred without holding up the page', async () => {
    const some = badAfternoon();
    const many = Array.from({ length: 500 }, (_, at) => ({
      ...some[at % some.length]!,
      id: `m${at}`,
      notice: null,
    }));
    const page = await open({ alerts: many });
    await expect.poll(() => page.locator('tbody tr').count(), patience).toBe(100);
    await page.getByRole('button', { name: '再显示 100 条' }).click();
    await expect.poll(() => page.locator('tbody tr').count(), patience).toBe(200);
    const busiest = {
      choosing: await busiestTask(browser, async () => {
        await page.getByRole('checkbox', { name: '选择全部' }).check();
        await page.getByText('已选 500 条').waitFor();
      }),
      scrolling: await busiestTask(browser, async () => {
        await page.mouse.move(600, 500);
        for (let step = 0; step < 20; step += 1) {
          await page.mouse.wheel(0, step < 10 ? 800 : -800);
          await page.waitForTimeout(30);
        }
      }),
    };
    for (const [what, { wall, work }] of Object.entries(busiest)) {
      console.log(`busiest task, ${what}: ${work.toFixed(0)} ms of work in ${wall.toFixed(0)} ms`);
      expect(work, what).toBeLessThan(LONG_MS);
    }
  });
});
