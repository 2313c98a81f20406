import { existsSync, mkdirSync, readdirSync, readFileSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { expect, test, vi } from 'vitest';
import { summarySchema } from '../../../shared/model/summary.ts';
import { openArchive } from '../../adapters/archive/open-archive.ts';
import { openReader } from '../../adapters/archive/open-reader.ts';
import { hookServer } from '../../adapters/notify/testing/hook-server.ts';
import { finish, lineOf, startCli, temporaryFolder } from '../testing/run-cli.ts';

vi.setConfig({ testTimeout: 240_000 });

const DAY = 86_400_000;
const DAYS = 6;
/** So many kills, or so long. */
const KILLS = 5;
const LONGEST_MS = 60_000;
const LEFT_BY_THE_DEAD = 'of the dead';

/** A data folder in which the summaries of the last days are due. */
function dueFolder(more: object = {}): string {
  const data = join(temporaryFolder(), 'data');
  mkdirSync(data);
  const archive = openArchive(data);
  const since = Date.now() - DAYS * DAY;
  archive.summaries.putWatch({ since: { day: since }, cursors: null, suspects: [] });
  archive.close();
  const summaries = { kinds: ['day'], formats: ['xlsx', 'pdf', 'csv', 'json'], ...more };
  writeFileSync(join(data, 'settings.json'), JSON.stringify({ zone: 'UTC', centre: '热线', summaries }));
  return data;
}

const serve = (data: string) => startCli(['serve', '--data', data, '--port', '0']);

function journalOf(data: string) {
  const reader = openReader(data);
  try {
    return reader.summaries({ limit: 100 });
  } finally {
    reader.close();
  }
}

function filesOf(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

/** Until so many files were put in their place in a folder; none: until the first is begun. */
function filesWritten(folder: string, count: number): Promise<void> {
  mkdirSync(folder, { recursive: true });
  return new Promise((done) => {
    let written = 0;
    const watcher = watch(folder, (_, name) => {
      // A start takes away what the dead left: no sign of its own writing.
      if (name === null || name.startsWith(LEFT_BY_THE_DEAD)) return;
      if (!name.endsWith('.part')) written++;
      if (written < count) return;
      watcher.close();
      done();
    });
  });
}

/** Fails unless a file is whole, by the rules of its own kind. */
function checkWhole(file: string): void {
  const bytes = readFileSync(file);
  if (file.endsWith('.json')) summarySchema.parse(JSON.parse(bytes.toString()));
  else if (file.endsWith('.pdf')) {
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(bytes.toString('latin1').trimEnd()).toMatch(/%%EOF$/);
  } else expect(Object.keys(unzipSync(bytes)).length).toBeGreaterThan(3);
}

test('killed at any moment of writing, each file is whole or not there; afterwards each summary is there once', async () => {
  const data = dueFolder();
  const folder = join(data, 'summaries');
  const began = Date.now();
  let kills = 0;
  let whole = 0;
  let parts = 0;
  for (; kills < KILLS && Date.now() - began < LONGEST_MS && journalOf(data).length < DAYS; kills++) {
    const child = serve(data);
    // The first half-written, or so many whole and then whatever it is about: making, writing, renaming, keeping the journal.
    await filesWritten(folder, kills);
    if (kills > 0) await new Promise((done) => setTimeout(done, Math.random() * 100));
    const gone = finish(child);
    child.kill('SIGKILL');
    await gone;
    const files = filesOf(folder);
    parts += files.filter((name) => name.endsWith('.part')).length;
    const done = files.filter((name) => !name.endsWith('.part'));
    for (const name of done) checkWhole(join(folder, name));
    whole += done.length;
    // As one that was killed while it wrote leaves it, whether this one was or not.
    writeFileSync(join(folder, `${LEFT_BY_THE_DEAD}.pdf.${child.pid}.part`), 'half');
  }
  console.log(`${kills} kills, ${parts} of them in the middle of a file`);
  expect(kills).toBeGreaterThan(1);
  expect(whole).toBeGreaterThan(0);
  const last = serve(data);
  await lineOf(last, /^listening /);
  await expect.poll(() => journalOf(data).length, { timeout: 60_000, interval: 200 }).toBe(DAYS);
  const files = readdirSync(folder);
  expect(files).toHaveLength(DAYS * 4);
  for (const name of files) checkWhole(join(folder, name));
  const entries = journalOf(data);
  expect(new Set(entries.map(({ date }) => date)).size).toBe(DAYS);
  expect(entries.every(({ issue }) => issue === 1)).toBe(true);
  expect(entries.flatMap((entry) => entry.files.map(({ name }) => name)).toSorted()).toEqual(
    files.toSorted(),
  );
});

test('chats are told of a summary, once, with its lines and the addresses of its files, also after a kill', async () => {
  const { url, posts } = await hookServer();
  const hooks = [
    ['wecom', 'zh-CN'],
    ['dingtalk', 'zh-CN'],
    ['feishu', 'en'],
    ['json', 'en'],
  ].map(([kind, language]) => ({ id: kind, kind, language, url: `${url}/${kind}?key=s3cret` }));
  const data = dueFolder({
    formats: ['json'],
    webhooks: hooks.map(({ id }) => id),
    link: 'https://files.example/日报',
  });
  const file = join(data, 'settings.json');
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), webhooks: hooks }));
  const archive = openArchive(data);
  archive.summaries.putWatch({ since: { day: Date.now() - DAY }, cursors: null, suspects: [] });
  archive.close();
  const child = serve(data);
  await lineOf(child, /^listening /);
  await expect.poll(() => posts.length, { timeout: 30_000, interval: 200 }).toBe(4);
  // Killed between the chat's answer and its note of it, a station tells once more.
  await new Promise((done) => setTimeout(done, 1_000));
  const gone = finish(child);
  child.kill('SIGKILL');
  await gone;
  const again = serve(data);
  await lineOf(again, /^listening /);
  await new Promise((done) => setTimeout(done, 3_000));
  expect(posts).toHaveLength(4);
  const [entry] = journalOf(data);
  const date = entry!.date;
  const address = new URL(`https://files.example/日报/${date} 话务日报.json`).href;
  const bodyOf = (kind: string): string =>
    JSON.stringify(posts.find(({ path }) => path.startsWith(`/${kind}`))?.body);
  for (const kind of ['wecom', 'dingtalk']) {
    expect(bodyOf(kind)).toContain('话务日报');
    expect(bodyOf(kind)).toContain('进队 0，应答 0，放弃 0');
    expect(bodyOf(kind)).toContain(address);
  }
  expect(bodyOf('feishu')).toContain('Daily summary');
  expect(JSON.parse(bodyOf('json'))).toMatchObject({
    version: 1,
    events: [{ event: 'summary', summary: { kind: 'day', date, issue: 1, files: [{ url: address }] } }],
  });
});
