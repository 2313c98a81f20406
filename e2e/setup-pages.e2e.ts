import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { firstStart, setUpBefore } from '../renderer/testing/setup-states.ts';
import { keptSecret } from '../shared/contract/bridge.ts';
import { createWords, type Language, type Word } from '../shared/words/words.ts';
import { axeViolations } from './support/axe-violations.ts';
import { openBrowser, pages, ready, sayWhenSkipped } from './support/browser.ts';
import { type FakeStation, startFakeStation } from './support/fake-station.ts';
import { layoutFaults } from './support/layout-faults.ts';
import { type FakeShell, openShellPage } from './support/shell-pages.ts';
import { textOverlaps } from './support/text-overlaps.ts';

sayWhenSkipped('the setup pages of the Electron shell');

const usual = { width: 1280, height: 720 };
const views = [
  [1280, 720, 'en', 'dark'],
  [1280, 720, 'zh-CN', 'light'],
  [1920, 1080, 'en', 'contrast'],
  [3840, 2160, 'zh-CN', 'dark'],
  [3840, 2160, 'en', 'light'],
] as const;

describe.skipIf(!ready)('the shell’s own pages', () => {
  let browser: Browser;
  let server: FakeStation;
  beforeAll(async () => {
    browser = await openBrowser();
    server = await startFakeStation(pages, () => ({}));
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  const open = (shell: Partial<FakeShell>, query = 'lang=zh-CN', viewport = usual) =>
    openShellPage(browser, `${server.url}/setup.html?${query}`, { window: 'setup', ...shell }, viewport);

  it.each(['zh-CN', 'en'] as const)('set a machine up by keyboard alone, in %s', async (language) => {
    const { page, troubles, told } = await open({ setup: firstStart });
    const { say } = createWords(language);
    const heading = (step: Word) => page.getByRole('heading', { name: say(step) }).waitFor();
    await page.getByRole('radio', { name: say(`setup.language.${language}`) }).focus();
    await page.keyboard.press('Space');
    await heading('setup.machine.title');
    expect(await page.evaluate(() => document.documentElement.lang)).toBe(language);
    await page.keyboard.press('Enter');
    await heading('setup.figures.title');
    await page.getByRole('button', { name: 'Asterisk' }).press('Enter');
    // Its first field has the keyboard.
    await page.keyboard.press('Enter');
    await wrongAt(page, 'at-station-sources-0-host');
    await page.keyboard.type('pbx.example.cn');
    // Escape loses nothing.
    await page.keyboard.press('Escape');
    await page.getByLabel(say('setup.source.user')).fill('callwall');
    await page.getByLabel(say('setup.source.secret')).fill('geheim');
    await page.keyboard.press('Enter');
    await heading('setup.centre.title');
    await page.keyboard.type('95598');
    await page.getByLabel(say('setup.zone')).fill('Asia/Nowhere');
    await page.keyboard.press('Enter');
    await wrongAt(page, 'at-station-zone');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('Asia/Urumqi');
    await page.keyboard.press('Enter');
    await heading('setup.displays.title');
    await page.keyboard.press('ArrowDown');
    await page.getByRole('button', { name: say('setup.scenes.add') }).press('Enter');
    await page.getByLabel(say('setup.scenes.seconds', { at: 2 })).fill('2');
    await page.keyboard.press('Enter');
    await wrongAt(page, 'at-machine-displays-0-scenes-1');
    await page.keyboard.press('Backspace');
    await page.keyboard.type('45');
    await page.keyboard.press('Enter');
    await heading('setup.exit.title');
    await page.keyboard.type('2468');
    await page.keyboard.press('Enter');
    await wrongAt(page, 'at-machine-pinAgain');
    await page.keyboard.type('2468');
    await page.keyboard.press('Enter');
    await heading('setup.summary.title');
    await page.keyboard.press('Enter');
    await page.getByText(say('setup.done')).waitFor();
    expect(await told('applySetup')).toEqual([
      {
        version: 1,
        machine: {
          version: 1,
          role: 'both',
          language,
          theme: 'dark',
          displays: [
            { display: 'Samsung QM55 1920x1080', scenes: 'overview:20,slots:45' },
            { display: 'Samsung QM55 1920x1080 #2', scenes: 'overview:20' },
          ],
          autostart: true,
          pin: '2468',
        },
        station: {
          version: 1,
          centre: '95598',
          zone: 'Asia/Urumqi',
          listen: { host: '127.0.0.1', port: 8138 },
          sources: [
            {
              id: 'asterisk-1',
              kind: 'asterisk',
              host: 'pbx.example.cn',
              port: 5038,
              user: 'callwall',
              secret: 'geheim',
            },
          ],
        },
      },
    ]);
    expect(troubles).toEqual([]);
  });

  it('try a connection before it is stored, and forget the answer when something is changed', async () => {
    const { page, troubles, told } = await open({ setup: setUpBefore });
    await step(page, 1);
    await page.getByRole('button', { name: '编辑：pbx' }).click();
    expect(await page.getByLabel('AMI 密码').getAttribute('placeholder')).toBe('已保存，留空则不变');
    await page.getByRole('button', { name: '测试连接' }).click();
    await page.getByRole('button', { name: '正在连接 …' }).waitFor();
    await page.getByText('refused the connection').waitFor();
    await page.getByLabel('主机').fill('pbx2.example.cn');
    await page.getByText('refused the connection').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '编辑：cti' }).click();
    await page.getByRole('button', { name: '测试连接' }).click();
    await page.getByText('连接成功。pbx-1 · 12 ms').waitFor();
    await page.getByRole('radio', { name: '别处的中心站' }).check();
    await page.getByLabel('中心站地址').fill('wss://good.example.cn');
    await page.getByLabel('查看令牌').fill('token');
    await page.getByRole('button', { name: '测试连接' }).click();
    await page.getByText('连接成功').waitFor();
    expect(await told('tryConnection')).toMatchObject([
      { kind: 'source', source: { id: 'pbx', host: 'pbx.example.cn', secret: keptSecret } },
      { kind: 'source', source: { id: 'cti', token: keptSecret } },
      { kind: 'follow', url: 'wss://good.example.cn', token: 'token' },
    ]);
    expect(troubles).toEqual([]);
  });

  it('show what the shell finds wrong at the field it belongs to, whatever its step', async () => {
    const problems = [
      [
        { path: 'station.sources[1].user', message: 'station.sources[1].user is unknown there' },
        { path: 'station.words.x', message: 'unknown key station.words.x' },
      ],
      [{ path: 'station.words.x', message: 'unknown key station.words.x' }],
    ];
    const { page, troubles, told } = await open({ setup: setUpBefore, problems });
    await step(page, 5);
    await page.keyboard.press('Enter');
    await wrongAt(page, 'at-station-sources-1-user');
    await page.getByText('station.sources[1].user is unknown there').waitFor();
    await page.keyboard.type('2');
    await page.getByText('is unknown there').waitFor({ state: 'detached' });
    await step(page, 4);
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('unknown key station.words.x').waitFor();
    await page.getByRole('button', { name: '完成并启动' }).click();
    await page.getByText('已保存').waitFor();
    const [setup] = (await told('applySetup')).slice(-1);
    expect(setup).toMatchObject({
      station: { targets: { connectRate: 0.9 }, sources: [{}, { user: 'callwall2' }] },
    });
    expect(troubles).toEqual([]);
  });

  it('say when the settings cannot be read, and read them again', async () => {
    const { page, troubles } = await open({ setup: null });
    await page.getByText('written by a newer Callwall').waitFor();
    expect(await page.evaluate(layoutFaults)).toEqual([]);
    expect(await axeViolations(page, true)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByText('正在读取本机的设置').waitFor();
    expect(troubles).toEqual([]);
  });

  it.each(views)(
    'are calm on %ix%i in %s, %s: nothing clipped, small or pale',
    async (width, height, lang, theme) => {
      const { page, troubles } = await open({ setup: firstStart }, `lang=${lang}`, { width, height });
      const { say } = createWords(lang);
      await page.getByRole('radio', { name: say(`setup.theme.${theme}`) }).check();
      await looksGood(page);
      await step(page, 1);
      await page.getByLabel(say('setup.dial.reach')).selectOption('network');
      await page.getByRole('button', { name: say('setup.dial.make') }).click();
      await page.getByLabel(say('setup.source.id')).fill('pbx-1');
      await looksGood(page);
      await page.getByRole('radio', { name: say('setup.origin.follow') }).check();
      await page.locator('.primary').click();
      await wrongAt(page, 'at-machine-follow-url');
      await looksGood(page);
      await page.getByRole('radio', { name: say('setup.origin.own') }).check();
      await step(page, 1);
      await page.locator('.primary').click();
      await wrongAt(page, 'at-station-centre');
      await looksGood(page);
      await page.getByLabel(say('setup.centre.name')).fill('国家电网客户服务中心第二职场 '.repeat(4));
      await step(page, 1);
      await page.getByRole('radio', { name: /^2/ }).check();
      for (let count = 1; count < 8; count += 1)
        await page.getByRole('button', { name: say('setup.scenes.add') }).click();
      await looksGood(page);
      await step(page, 1);
      await page.getByLabel(say('setup.pin'), { exact: true }).fill('1');
      await page.keyboard.press('Enter');
      await wrongAt(page, 'at-machine-pin');
      await looksGood(page);
      await page.getByLabel(say('setup.pin'), { exact: true }).fill('');
      await step(page, 1);
      await looksGood(page);
      expect(troubles).toEqual([]);
    },
  );

  it('keep every field of a source in reach where there are many', async () => {
    const { page } = await open({ setup: setUpBefore });
    await step(page, 1);
    for (let count = 0; count < 5; count += 1)
      await page.getByRole('button', { name: 'Asterisk', exact: true }).click();
    await page.getByLabel('queue_log 的路径').fill('/var/log/asterisk/queue_log');
    await page.getByRole('button', { name: '测试连接' }).click();
    const across = await page.locator('.step').evaluate((body) => body.scrollWidth - body.clientWidth);
    expect(across).toBe(0);
    expect(await axeViolations(page, true)).toEqual([]);
  });

  it.each(views)(
    'say on %ix%i in %s, %s why the station did not start',
    async (width, height, lang, theme) => {
      const { say } = createWords(lang);
      const cause = `listen EADDRINUSE: address already in use 127.0.0.1:8138\n${'at a very long path of a file /'.repeat(12)}`;
      const fault = {
        cause,
        tip: 'Another program listens on port 8138. End it, or choose another port in the settings.',
      };
      const { page, troubles, told } = await open({ window: 'fault', fault }, `lang=${lang}&theme=${theme}`, {
        width,
        height,
      });
      await page.getByText('EADDRINUSE').waitFor();
      await page.getByText(say('startFault.again')).waitFor();
      await looksGood(page);
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: say('startFault.retrying') }).waitFor();
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: say('startFault.setup') }).click();
      expect([(await told('tryAgain')).length, (await told('openSetup')).length]).toEqual([1, 1]);
      expect(troubles).toEqual([]);
    },
  );

  it('tell a browser that they are none of its own', async () => {
    const page = await browser.newPage();
    await page.goto(`${server.url}/setup.html?lang=en`);
    await page.getByText(words('en', 'setup.noShell.title')).waitFor();
  });
});

function words(language: Language, word: Word): string {
  return createWords(language).say(word);
}

/** Goes on by so many steps. */
async function step(page: Page, by: number): Promise<void> {
  for (let count = 0; count < by; count += 1) {
    const before = await page.locator('h2').textContent();
    await page.locator('.primary').click();
    await page.waitForFunction((was) => document.querySelector('h2')?.textContent !== was, before);
  }
}

/** Waits until a field is marked as wrong, says why and has the keyboard. */
async function wrongAt(page: Page, id: string): Promise<void> {
  await page.waitForSelector(`#${id}[aria-invalid=true]:focus`);
  expect((await page.locator(`#${id}-note`).textContent())?.length).toBeGreaterThan(3);
}

async function looksGood(page: Page): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  expect(await page.evaluate(layoutFaults)).toEqual([]);
  expect(await textOverlaps(page)).toEqual([]);
  expect(await axeViolations(page, true)).toEqual([]);
}
