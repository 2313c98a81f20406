import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Person, wallViewer } from '../shared/model/person.ts';
import { axeViolations } from './support/axe-violations.ts';
import { openBrowser, ready, sayWhenSkipped } from './support/browser.ts';
import { type DeskView, showDesk, type ShownDesk } from './testing/desk-view.ts';
import { ORDERS, orderAnswers } from './testing/order-answers.ts';

sayWhenSkipped('the desk’s page of work orders');

/** A page of the desk is a second's work, many on a busy machine. */
const patience = { timeout: 30_000 };
/** Where pictures of the page go; nowhere without it. */
const pictures = process.env['PICTURES'];
const leader: Person = { id: 'p2', name: '李建国', role: 'leader' };

describe.skipIf(!ready)('the desk’s page of work orders', () => {
  let browser: Browser;
  let desk: ShownDesk;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterEach(() => desk.close());
  afterAll(() => browser.close());

  async function open(query: string, view: DeskView = {}): Promise<Page> {
    desk = await showDesk(browser, {
      who: leader,
      state: 'alarm',
      answers: orderAnswers,
      query: `page=orders${query}`,
      ...view,
    });
    return desk.page;
  }
  const rows = (page: Page) => page.locator('.windowed-rows .order-line');
  const cells = (page: Page, row: number) => rows(page).nth(row).getByRole('cell').allInnerTexts();
  const asked = (name: string) => desk.asked.filter((each) => each.name === name).map(({ args }) => args);
  const drawer = (page: Page) => page.locator('.ant-drawer-open .ant-drawer-body');
  async function picture(page: Page, name: string): Promise<void> {
    if (pictures === undefined) return;
    mkdirSync(pictures, { recursive: true });
    await page.screenshot({ path: join(pictures, `desk-orders-${name}.png`) });
  }

  it('lists orders by the time that is left, ticking, with unit and person, and draws only those in view', async () => {
    const page = await open('');
    await rows(page).first().waitFor(patience);
    const [state, left, order, kind, link, unit, owner] = await cells(page, 0);
    expect([state, order, kind, link, unit, owner]).toEqual([
      '已超时',
      'GD20261122000000',
      '故障报修',
      '到场',
      '浙江抢修班',
      '赵敏',
    ]);
    expect(left).toMatch(/^超 4:3\d:\d\d$/);
    await expect.poll(() => cells(page, 0).then((texts) => texts[1]), patience).not.toBe(left);
    expect(await rows(page).count()).toBeLessThan(80);
    expect(await page.locator('.order-pages [role=status]').innerText()).toBe(
      `共 ${ORDERS.toLocaleString('en')} 件`,
    );
    await picture(page, 'list');
    expect(desk.troubles).toEqual([]);
  });

  it('shows an order that stands still, with the time it had left', async () => {
    const page = await open('&find=000042');
    await rows(page).first().waitFor(patience);
    expect((await cells(page, 0)).slice(0, 3)).toEqual(['挂起', '14:00', 'GD20261122000042']);
  });

  it('filters and turns pages; the address says what is shown, and Back goes a step back', async () => {
    const page = await open('');
    await rows(page).first().waitFor(patience);
    await page.getByTitle('2', { exact: true }).click();
    await expect.poll(() => cells(page, 0).then((texts) => texts[2]), patience).toBe('GD20261122000200');
    await page.getByLabel('查找工单').fill('李强');
    await expect
      .poll(() => page.locator('.order-pages [role=status]').innerText(), patience)
      .toBe(`共 ${ORDERS / 4} 件`);
    await page.getByRole('combobox', { name: '全部状态' }).click();
    await page.getByTitle('已办结').click();
    await page.keyboard.press('Escape');
    await expect
      .poll(() => asked('orders.list').at(-1), patience)
      .toMatchObject({
        text: '李强',
        states: ['closed'],
        offset: 0,
      });
    const search = new URL(page.url()).searchParams;
    expect([search.get('find'), search.get('state'), search.get('from')]).toEqual(['李强', 'closed', null]);
    await page.goBack();
    await expect.poll(() => asked('orders.list').at(-1), patience).toMatchObject({ states: [] });
    await page.getByRole('button', { name: '清除筛选' }).click();
    await expect.poll(() => asked('orders.list').at(-1), patience).toMatchObject({ text: '' });
    expect(desk.troubles).toEqual([]);
  });

  it('tells an order’s story, and supervises it once, with a comment', async () => {
    const page = await open('');
    await rows(page).nth(1).getByRole('button').click();
    await drawer(page).getByText('环节与时限').waitFor(patience);
    const text = await drawer(page).innerText();
    expect(text).toMatch(/派单\s+2026-11-22 13:04:07\s+2026-11-22 13:03:07\s+准时/);
    expect(text).toMatch(/到场\s+2026-11-22 13:47:07\s+—\s+超时/);
    expect(text).toMatch(/恢复供电\s+2026-11-22 16:02:07\s+—\s+进行中/);
    await drawer(page).getByRole('button', { name: '督办' }).click();
    const dialog = page.getByRole('dialog', { name: '督办工单 GD20261122000001' });
    await dialog.getByLabel('督办意见').fill('重复');
    await dialog.getByRole('button', { name: '督办' }).click();
    await dialog.getByText('没有完成：该工单已由系统督办').waitFor(patience);
    await picture(page, 'refused');
    await dialog.getByLabel('督办意见').fill('客户为医院，请立即到场 <b>{{x}}</b>');
    await dialog.getByRole('button', { name: '督办' }).click();
    await drawer(page).getByText('已督办，自 2026-11-22 14:32:07 起').waitFor(patience);
    await dialog.waitFor({ state: 'hidden', ...patience });
    expect(await drawer(page).locator('.story-events').innerText()).toContain('操作人 李建国');
    expect(await drawer(page).getByRole('button', { name: '督办' }).count()).toBe(0);
    expect(asked('orders.supervise').at(-1)).toEqual({
      order: 'GD20261122000001',
      comment: '客户为医院，请立即到场 <b>{{x}}</b>',
    });
    await picture(page, 'story');
    expect(await axeViolations(page)).toEqual([]);
    expect(desk.troubles).toEqual([]);
  });

  it('opens a card on a number, and a colleague sees the same', async () => {
    const page = await open('');
    await page.locator('.summary-figures .figure-button').first().click();
    await drawer(page).getByText('(有时限的办结 − 逾期办结) ÷ 有时限的办结').waitFor(patience);
    expect(await drawer(page).innerText()).toMatch(/93\.6%[\s\S]*1,104[\s\S]*− 逾期办结\s*71/);
    await picture(page, 'card');
    const query = new URL(page.url()).search.slice(1);
    await desk.close();
    const colleague = await open('', { query });
    await drawer(colleague).getByText('准时办结率').first().waitFor(patience);
    expect(await axeViolations(colleague)).toEqual([]);
    expect(desk.troubles).toEqual([]);
  });

  it('sums up by unit and by person, and leads from there to their orders', async () => {
    const page = await open('&tab=units');
    await page.getByRole('cell', { name: '安徽客服部' }).waitFor(patience);
    expect(await page.locator('tbody tr.ant-table-row').first().innerText()).toMatch(
      /^安徽客服部\s+36\s+4\s/,
    );
    await picture(page, 'units');
    await page.getByText('责任人', { exact: true }).click();
    await page.getByRole('button', { name: '孙丽' }).click();
    await expect.poll(() => asked('orders.list').at(-1), patience).toMatchObject({ owners: ['孙丽'] });
    await page.getByText('责任人：孙丽').waitFor(patience);
    expect(desk.troubles).toEqual([]);
  });

  it.each(['zh-CN', 'en'] as const)(
    'has kinds, links and contradictions, in %s, for everybody to read',
    async (lang) => {
      const page = await open('&tab=kinds', { lang, theme: lang === 'en' ? 'light' : 'dark' });
      await page.locator('.kind-tables section').nth(1).waitFor(patience);
      await picture(page, `kinds-${lang}`);
      expect(await axeViolations(page)).toEqual([]);
      await page.getByRole('tab', { name: lang === 'en' ? 'Contradictions' : '矛盾记录' }).click();
      await page.getByText('before it was created').waitFor(patience);
      await page.locator('.ant-table-row-expand-icon').first().click();
      await page.locator('pre.raw').waitFor(patience);
      await picture(page, `contradictions-${lang}`);
      expect(await axeViolations(page)).toEqual([]);
      await page.getByRole('tab', { name: lang === 'en' ? 'Orders' : '工单列表', exact: true }).click();
      await rows(page).first().waitFor(patience);
      await picture(page, `list-${lang}`);
      expect(await axeViolations(page)).toEqual([]);
      expect(desk.troubles).toEqual([]);
    },
  );

  it('shows those who only look the most urgent orders, nobody’s name, and no story', async () => {
    const page = await open('&order=GD20261122000001&tab=contradictions', { who: wallViewer });
    await rows(page).first().waitFor(patience);
    expect(await page.locator('main').innerText()).not.toMatch(/赵敏|钱伟|孙丽|李强/);
    expect(await page.locator('.ant-drawer-open').count()).toBe(0);
    expect(await page.getByRole('tab').allInnerTexts()).toEqual([
      '工单列表',
      '责任单位 / 责任到人',
      '类型与环节',
    ]);
    await page.getByRole('tab', { name: '责任单位' }).click();
    await page.getByRole('cell', { name: '浙江抢修班' }).waitFor(patience);
    expect(desk.asked.filter(({ name }) => name.startsWith('orders.'))).toEqual([]);
    expect(desk.troubles).toEqual([]);
  });

  it('says why there is nothing, or no answer; is reached by keys and by its name', async () => {
    const page = await open('', { state: 'bare', query: 'page=live' });
    await page.keyboard.press('g');
    await page.keyboard.press('o');
    await page.getByRole('heading', { name: '还没有工单' }).waitFor(patience);
    await page.keyboard.press('/');
    await page.keyboard.type('工单');
    await page.getByRole('option', { name: /工单/ }).waitFor(patience);
    await desk.close();
    const refused = await open('', { answers: () => ({}) });
    await refused.locator('.error-note').waitFor(patience);
    expect(await refused.locator('.error-note').innerText()).toContain('此中心站不能回答这个请求');
    expect(await refused.locator('.summary-figures').innerText()).toContain('93.6%');
    expect(desk.troubles).toEqual([]);
  });
});
