import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { finish, lineOf, runCli, startCli, temporaryFolder } from '../testing/run-cli.ts';
import { runHere } from '../testing/run-here.ts';

vi.setConfig({ testTimeout: 60_000 });

async function healthOf(url: string): Promise<unknown> {
  return (await fetch(`${url}/healthz`)).json();
}

/** Starts a demonstration without a window and waits until the wall is there. */
async function demo(data: string, ...args: string[]) {
  const child = startCli(['start', '--no-open', '--port', '0', '--data', data, ...args]);
  const line = await lineOf(child, /^listening /);
  return { child, url: line.replace('listening ', '') };
}

test('start shows a simulated hotline at once, and what was before it soon after', async () => {
  const data = temporaryFolder();
  const { url } = await demo(data, '--profile', 'small');
  await expect
    .poll(() => healthOf(url), { timeout: 30_000 })
    .toMatchObject({ ok: true, feeds: [{ id: 'sim-small', state: 'live' }] });
  const day = 86_400_000;
  const dateAgo = (days: number): string =>
    new Date(Date.now() - days * day).toLocaleDateString('sv', { timeZone: 'Asia/Shanghai' });
  const offered = async (ago: number): Promise<number> => {
    const range = ['--from', dateAgo(ago), '--to', dateAgo(ago - 1), '--slot', '1d'];
    const { out, err } = await runHere(['report', '--data', join(data, 'station'), ...range]);
    expect(err).toBe('');
    return JSON.parse(out).rows[0].offered;
  };
  await expect.poll(() => offered(8), { timeout: 50_000, interval: 500 }).toBeGreaterThan(100);
  for (let ago = 1; ago < 8; ago += 1) expect(await offered(ago)).toBeGreaterThan(100);
  expect(await offered(9)).toBe(0);
});

test.each([
  [['--recording', '--seats', '9'], '--seats is for a simulated hotline'],
  [['--speed', 'max'], '--speed max is for --recording'],
  [['--seats', 'many'], '--seats many is not a number of that kind'],
  [['--profile', 'none'], 'there is no profile "none"'],
])('start %j says what is wrong before it touches a folder', async (args, said) => {
  const data = join(temporaryFolder(), 'new');
  const { code, err } = await runHere(['start', '--no-open', '--data', data, ...args]);
  expect([code, err]).toEqual([2, expect.stringContaining(said)]);
  expect(existsSync(data)).toBe(false);
});

test('start feeds the recorded days, is found again by a second start, and stops at once', async () => {
  const data = temporaryFolder();
  const { child, url } = await demo(data, '--recording');
  // 11,122 events lie before 09:00 of the last day.
  await expect
    .poll(() => healthOf(url), { timeout: 30_000 })
    .toMatchObject({ ok: true, feeds: [{ id: 'anonymous-bank', state: 'live', behind: 0 }] });
  await expect
    .poll(async () => JSON.stringify(await healthOf(url)), { timeout: 30_000 })
    .toMatch(/"committed":11\d{3},/);
  const second = await runCli(['start', '--no-open', '--data', data]);
  expect(second).toMatchObject({
    code: 0,
    err: '',
    out: expect.stringContaining(`already running ${url}\n`),
  });
  const end = finish(child);
  child.kill('SIGINT');
  expect(await end).toMatchObject({ code: 0, err: '' });
});

test('every start begins with an empty station, also after one that was killed', async () => {
  const data = temporaryFolder();
  const { child } = await demo(data, '--recording', '--speed', 'max');
  writeFileSync(join(data, 'station', 'left-over'), '');
  const gone = finish(child);
  child.kill('SIGKILL');
  await gone;
  await demo(data);
  expect(existsSync(join(data, 'station', 'left-over'))).toBe(false);
});

test('a folder with other things is left alone', async () => {
  const data = temporaryFolder();
  mkdirSync(join(data, 'station'));
  writeFileSync(join(data, 'station', 'precious.txt'), 'mine');
  expect(await runHere(['start', '--no-open', '--data', data])).toMatchObject({
    code: 2,
    err: expect.stringMatching(
      /holds other things than a demonstration — tip: name an empty or a new folder with --data\n$/,
    ),
  });
  expect(readFileSync(join(data, 'station', 'precious.txt'), 'utf8')).toBe('mine');
});

test.runIf(process.platform === 'linux')(
  'the wall opens in the browser where there is a display, and closes with the demonstration',
  async () => {
    const data = temporaryFolder();
    const browser = join(temporaryFolder(), 'browser');
    writeFileSync(
      browser,
      `#!/bin/sh\necho "$@" > '${data}/opened.tmp'; mv '${data}/opened.tmp' '${data}/opened'; exec sleep 60\n`,
      { mode: 0o755 },
    );
    mkdirSync(data, { recursive: true });
    writeFileSync(join(data, 'demo.json'), '');
    const child = startCli(['start', '--port', '0', '--data', data], {
      CALLWALL_BROWSER: browser,
      DISPLAY: ':99',
    });
    const line = await lineOf(child, /^listening /);
    await expect.poll(() => existsSync(join(data, 'opened')), { timeout: 20_000 }).toBe(true);
    expect(readFileSync(join(data, 'opened'), 'utf8')).toContain(`--app=${line.replace('listening ', '')} `);
    const end = finish(child);
    child.kill('SIGTERM');
    expect((await end).code).toBe(0);
  },
);
