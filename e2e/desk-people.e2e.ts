import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { axeViolations } from './support/axe-violations.ts';
import { isCutWire, openBrowser, ready, sayWhenSkipped, watchTroubles } from './support/browser.ts';
import { startHub } from './support/hub-process.ts';
import { scratch } from './support/scratch.ts';

sayWhenSkipped('the desk’s door and its people');

const timeout = 20_000;
const password = 'correct horse 9';

/** Chromium writes every refused request into the console; nothing else may stand there. */
function surprises(troubles: string[]): string[] {
  const refused =
    /^error: (Failed to load resource: .*(401|422|429)|WebSocket connection .*HTTP Authentication failed)/;
  return troubles.filter((trouble) => !isCutWire(trouble) && !refused.test(trouble));
}

describe.skipIf(!ready)('a desk whose station knows people', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  async function openDesk(given: ReturnType<typeof scratch>, url: string, query: string) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
    given.keep(context, (opened) => opened.close());
    const page = await context.newPage();
    page.setDefaultTimeout(timeout);
    const troubles = watchTroubles(page);
    await page.goto(`${url}/desk?page=people${query}`);
    return { page, troubles };
  }

  const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
  /** A button that has just been busy may still have its sign in its name. */
  const press = (page: Page, name: string) =>
    page.getByRole('button', { name: new RegExp(`(^| )${name}$`) }).click();

  async function makeFirst(page: Page) {
    await page.getByText('创建首个管理员').waitFor();
    await field(page, '账号').fill('zhou');
    await field(page, '姓名').fill('周敏 <img src=x onerror=alert(1)>');
    for (const label of ['密码', '再次输入密码'])
      await page.getByLabel(label, { exact: true }).fill(password);
    await press(page, '创建并登录');
    await page.getByText('周敏').first().waitFor();
  }

  it('makes its first administrator, who adds others, makes a token, and finds all of it in the journal', async () => {
    const given = scratch(onTestFinished);
    const hub = await startHub({ folder: given.folder(), settings: { signIn: 'always' } });
    given.keep(hub, (it) => it.signal('SIGKILL'));
    const { page, troubles } = await openDesk(given, hub.url, '&lang=zh-CN');
    await makeFirst(page);

    await press(page, '添加账号');
    const dialog = page.getByRole('dialog');
    await field(page, '账号').fill('林 一');
    await field(page, '姓名').fill('林一');
    await dialog.getByLabel('密码', { exact: true }).fill('short');
    await press(page, '保存');
    await dialog.getByText('以字母、汉字或数字开头').waitFor();
    await field(page, '账号').fill('lin');
    await press(page, '保存');
    await dialog.getByText('密码至少要有 10 个字符').waitFor();
    await dialog.getByLabel('密码', { exact: true }).fill(password);
    expect(await axeViolations(page)).toEqual([]);
    await press(page, '保存');
    await page.getByRole('row', { name: /lin 林一 值班长 启用 从未/ }).waitFor();

    await page.getByRole('tab', { name: '大屏令牌' }).click();
    await press(page, '创建令牌');
    await field(page, '用于').fill('北厅东墙');
    await dialog.getByRole('button', { name: '创建令牌' }).click();
    const token = await dialog.locator('code').textContent();
    expect(token).toMatch(/^[\w-]{43}$/);
    await page.keyboard.press('Escape');
    expect(await dialog.locator('code').isVisible()).toBe(true);
    await press(page, '已妥善保存，关闭');
    await page.getByRole('row', { name: /北厅东墙 有效/ }).waitFor();
    expect(await page.content()).not.toContain(token);

    await page.getByRole('tab', { name: '操作记录' }).click();
    await page.getByRole('row', { name: /周敏.*创建大屏令牌 北厅东墙/ }).waitFor();
    await page.getByLabel('按姓名或对象查找').fill('lin');
    await expect.poll(() => page.locator('.audit tbody tr').count(), { timeout }).toBe(1);
    await page.reload();
    await expect.poll(() => page.locator('.audit tbody tr').allTextContents(), { timeout }).toHaveLength(1);
    expect(await page.evaluate(() => document.cookie + sessionStorage.length)).toBe('0');
    expect(surprises(troubles)).toEqual([]);
  });

  it('lets nobody in without the password, says how long to wait, and puts out who is deactivated', async () => {
    const given = scratch(onTestFinished);
    const hub = await startHub({ folder: given.folder(), settings: { signIn: 'always' } });
    given.keep(hub, (it) => it.signal('SIGKILL'));
    const first = await openDesk(given, hub.url, '&lang=zh-CN');
    await makeFirst(first.page);
    await press(first.page, '添加账号');
    await field(first.page, '账号').fill('lin');
    await field(first.page, '姓名').fill('Lin');
    await first.page.getByText('管理员另可管理').click();
    await first.page.getByRole('dialog').getByLabel('密码', { exact: true }).fill(password);
    await press(first.page, '保存');
    await first.page.getByRole('row', { name: /lin Lin 管理员/ }).waitFor();

    const { page, troubles } = await openDesk(given, hub.url, '&lang=en&theme=light');
    const enter = async (typed: string) => {
      await field(page, 'Account').fill('lin');
      await page.getByLabel('Password', { exact: true }).fill(typed);
      await page.keyboard.press('Enter');
    };
    await page.getByText('Sign in to the duty desk').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await enter('wrong');
    await page.getByRole('alert').getByText('is wrong').waitFor();
    await enter(password);
    await page.getByRole('tab', { name: 'Audit journal' }).click();
    await page.getByRole('row', { name: /not signed in.*failed to sign in lin/ }).waitFor();
    for (const tab of ['Audit journal', 'Wall tokens', 'Accounts']) {
      await page.getByRole('tab', { name: tab }).click();
      await page.waitForTimeout(500);
      expect(await axeViolations(page), tab).toEqual([]);
    }

    await first.page.getByRole('row', { name: /^lin/ }).getByRole('button', { name: '停用' }).click();
    await first.page.getByRole('dialog').getByRole('button', { name: '停用' }).click();
    await page.getByText('Sign in to the duty desk').waitFor({ timeout: 5_000 });
    for (let n = 0; n < 5; n++) {
      await enter(`guess ${n}`);
      await expect
        .poll(() => page.getByLabel('Password', { exact: true }).inputValue(), { timeout })
        .toBe('');
    }
    await enter(password);
    await page
      .getByRole('alert')
      .getByText(/try again after \d\d:\d\d:\d\d/)
      .waitFor();
    expect(surprises([...troubles, ...first.troubles])).toEqual([]);
  });
});
