import { mkdirSync, readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openArchive } from '../main/adapters/archive/open-archive.ts';
import { summarySchema } from '../shared/model/summary.ts';
import { isCutWire, openBrowser, ready, sayWhenSkipped } from './support/browser.ts';
import { lookOver, openDesk } from './support/desk.ts';
import { startHub } from './support/hub-process.ts';
import { scratch } from './support/scratch.ts';

sayWhenSkipped('written summaries on the desk');

const patience = 60_000;
const DAY = 86_400_000;
const query = 'page=settings&section=summaries';
const settings = {
  zone: 'UTC',
  shifts: [{ name: '早班', from: '08:00', to: '16:00' }],
  summaries: { kinds: ['shift' as const, 'day' as const] },
};

/** What a correction and a failure look like; the program writes the others itself. */
function pastOf(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const archive = openArchive(folder);
  const { summaries } = archive;
  const end = Math.floor((Date.now() - 9 * DAY) / DAY) * DAY;
  const of = { kind: 'day', name: '', date: new Date(end - DAY).toISOString().slice(0, 10) } as const;
  const base = { ...of, start: end - DAY, end, hash: 'x', digest: {} };
  const name = `${of.date} 话务日报 更正2`;
  const nothing = { files: [], changes: { 'zh-CN': [], en: [] } };
  summaries.add(
    { ...base, ...nothing, at: end, issue: 0, attempts: 1, error: 'ENOSPC: no space left on device' },
    null,
  );
  summaries.add(
    {
      ...base,
      at: end + 60_000,
      issue: 2,
      attempts: 3,
      error: '',
      files: (['xlsx', 'pdf'] as const).map((format) => ({
        name: `${name}.${format}`,
        format,
        language: 'zh-CN',
        bytes: 1,
      })),
      changes: {
        'zh-CN': ['话务量 · 进队 · 数值：2 → 4', '关键指标 · 人工接通率 · 数值：50.0% → 75.0%'],
        en: ['Volumes · Offered · Value: 2 → 4', 'Key figures · Connect rate · Value: 50.0% → 75.0%'],
      },
    },
    null,
  );
  summaries.putWatch({
    since: { day: Date.now() - 2 * DAY, shift: Date.now() - DAY },
    cursors: null,
    suspects: [],
  });
  archive.close();
}

describe.skipIf(!ready)('written summaries', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  async function start(past: boolean) {
    const given = scratch(onTestFinished);
    const folder = given.folder();
    if (past) pastOf(folder);
    const hub = given.keep(await startHub({ folder, settings }), (it) => it.signal('SIGKILL'));
    return { given, url: hub.url, folder };
  }

  it.each([
    ['zh-CN', 'dark', [1280, 720]],
    ['en', 'light', [1920, 1080]],
  ] as const)(
    'are listed with corrections and failures in %s, %s, at %j: axe finds nothing, nothing is cut off',
    async (lang, theme, size) => {
      const { given, url } = await start(true);
      const { page, troubles } = await openDesk(browser, { url, query, lang, theme, size }, given);
      const list = page.locator('.summary-list');
      await list.waitFor({ timeout: patience });
      // Asked again when the page comes back: the program writes its own meanwhile.
      await expect
        .poll(
          async () => {
            await page.reload();
            await list.waitFor({ timeout: patience });
            return list.locator('tbody tr').count();
          },
          { timeout: patience, interval: 2_000 },
        )
        .toBeGreaterThanOrEqual(7);
      await list.getByText(lang === 'en' ? '2 corrections' : '更正 2 处').click();
      await list
        .getByText(lang === 'en' ? 'Volumes · Offered · Value: 2 → 4' : '话务量 · 进队 · 数值：2 → 4')
        .waitFor();
      await list.getByText('ENOSPC').waitFor();
      await list.locator('button').first().click();
      await page.locator('.summary-export').waitFor();
      expect(await lookOver(page)).toEqual({ axe: [], wider: 0 });
      const { SHOTS } = process.env;
      if (SHOTS !== undefined)
        await page.screenshot({ path: `${SHOTS}/summaries-${lang}.png`, fullPage: true });
      expect(troubles).toEqual([]);
    },
    180_000,
  );

  it('one is exported from there by keyboard as a whole file; what is set takes effect', async () => {
    const { given, url } = await start(true);
    const { page, troubles } = await openDesk(browser, { url, query }, given);
    const list = page.locator('.summary-list');
    await list.waitFor({ timeout: patience });
    await list.locator('button').last().focus();
    await page.keyboard.press('Enter');
    const json = page.locator('.summary-export').getByRole('button', { name: 'JSON' });
    const [file] = await Promise.all([page.waitForEvent('download', { timeout: patience }), json.click()]);
    expect(file.suggestedFilename()).toMatch(/^\d{4}-\d\d-\d\d 话务日报\.json$/);
    const text = readFileSync(await file.path(), 'utf8');
    expect(summarySchema.parse(JSON.parse(text))).toMatchObject({ kind: 'day', issue: 1 });
    await page.getByText(/^已导出 /).waitFor();

    await page.getByLabel('CSV', { exact: true }).check();
    await page.getByRole('button', { name: '保存并生效' }).click();
    await page.getByText('版本 2 已生效').waitFor({ timeout: patience });
    expect(troubles.filter((trouble) => !isCutWire(trouble))).toEqual([]);
  }, 180_000);
});
