import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test, vi } from 'vitest';
import { listen } from '../listen.ts';
import { batch, dialFeed, oneCall } from '../testing/feed-client.ts';
import { finish, lineOf, runCli, startCli, temporaryFolder } from '../testing/run-cli.ts';

// Every test starts processes, some several.
vi.setConfig({ testTimeout: 60_000 });

async function serve(...args: string[]) {
  const child = startCli(['serve', '--port', '0', ...args], { CALLWALL_TEST_TOKEN: 'feed-s3cret' });
  const line = await lineOf(child, /^listening /);
  return { child, url: line.replace('listening ', '') };
}

test('serve says where it listens, is well, and ends with 0 when asked to', async () => {
  const { child, url } = await serve('--data', temporaryFolder());
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(await (await fetch(`${url}/healthz`)).json()).toMatchObject({ ok: true, events: { committed: 0 } });
  const end = finish(child);
  child.kill('SIGTERM');
  expect(await end).toEqual({ code: 0, out: '', err: '' });
  await expect(fetch(url)).rejects.toThrow();
});

test('what was acknowledged is still there after the process was killed', async () => {
  const data = temporaryFolder();
  const first = await serve('--data', data);
  const before = await dialFeed(first.url, { last: 3 });
  expect(await before.next('welcome')).toMatchObject({ resume: 1 });
  before.send(batch(1, oneCall(Date.now() - 120_000)));
  await expect.poll(async () => (await before.next('ack'))['through']).toBe(3);
  const gone = finish(first.child);
  first.child.kill('SIGKILL');
  await gone;

  const second = await serve('--data', data);
  const after = await dialFeed(second.url, { last: 3 });
  expect(await after.next('welcome')).toMatchObject({ resume: 4 });
  expect(await (await fetch(`${second.url}/healthz`)).json()).toMatchObject({ events: { committed: 3 } });
});

test('what is pending when serve is asked to stop is committed and acknowledged', async () => {
  const data = temporaryFolder();
  const { child, url } = await serve('--data', data);
  const feed = await dialFeed(url, { last: 3 });
  await feed.next('welcome');
  feed.send(batch(1, oneCall(Date.now() - 120_000)));
  feed.send({ t: 'ping', n: 1, at: Date.now() });
  await feed.next('pong');
  const end = finish(child);
  child.kill('SIGINT');
  expect((await end).code).toBe(0);
  expect(await feed.ended).toBe(3);
  const again = await serve('--data', data);
  expect(await (await fetch(`${again.url}/healthz`)).json()).toMatchObject({ events: { committed: 3 } });
});

test('secrets of the settings reach neither the log nor the other files', async () => {
  const data = temporaryFolder();
  const settings = join(temporaryFolder(), 'settings.json');
  const tokens = [{ token: 'env:CALLWALL_TEST_TOKEN', sources: ['pbx-1'] }];
  writeFileSync(settings, JSON.stringify({ zone: 'UTC', siteKey: 'site-s3cret', tokens }));
  const { child, url } = await serve('--data', data, '--settings', settings);
  await expect(dialFeed(url, { token: 'wrong-s3cret', last: 0 })).rejects.toThrow('401');
  const feed = await dialFeed(url, { token: 'feed-s3cret', last: 0 });
  await feed.next('welcome');
  const end = finish(child);
  child.kill('SIGTERM');
  await end;
  expect(readdirSync(data)).toContain('callwall.log');
  const files = readdirSync(data, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  for (const { parentPath, name } of files)
    expect(readFileSync(join(parentPath, name), 'latin1')).not.toContain('s3cret');
  expect(JSON.parse(readFileSync(join(data, 'settings-in-force.json'), 'utf8'))).toMatchObject({
    zone: 'UTC',
    tokens: [],
  });
});

test('a start that fails says why in one line', async () => {
  const data = temporaryFolder();
  await serve('--data', data);
  const taken = createServer();
  const port = new URL(await listen(taken, '127.0.0.1', 0)).port;
  onTestFinished(() => void taken.close());
  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, '{"zonne": "UTC"}');
  const cases: [string[], number, RegExp][] = [
    [['--data', data, '--port', '0'], 1, /^callwall: \/.* is open in another station — tip: .*\n$/],
    [
      ['--data', temporaryFolder(), '--port', port],
      1,
      /^callwall: port \d+ of 127.0.0.1 is in use — tip: .*--port 0\n$/,
    ],
    [['--data', join(file, 'data'), '--port', '0'], 1, /^callwall: .* is not a folder — tip: .*\n$/],
    [
      ['--data', temporaryFolder(), '--port', '70000'],
      2,
      /^callwall: --port 70000 is not a port — tip: .*\n$/,
    ],
    [
      ['--data', temporaryFolder(), '--settings', file],
      2,
      /^callwall: .*unknown key zonne: did you mean zone\? — tip: .*\n$/,
    ],
  ];
  for (const [args, code, err] of cases) {
    expect(await runCli(['serve', ...args])).toEqual({ code, out: '', err: expect.stringMatching(err) });
  }
});

function futureDatabase(file: string): void {
  const db = new DatabaseSync(file);
  db.exec('PRAGMA journal_mode = WAL; PRAGMA user_version = 999');
  db.close();
}

test.each([
  ['from the future', futureDatabase, /was written by a newer Callwall/],
  ['that is none', (file: string) => writeFileSync(file, 'x'.repeat(9000)), /is damaged \(SQLITE_NOTADB\)/],
])('a database %s is refused and left as it is', async (_name, make, err) => {
  const data = join(temporaryFolder(), 'data');
  mkdirSync(data);
  make(join(data, 'callwall.db'));
  const before = readFileSync(join(data, 'callwall.db'));
  const refused = await runCli(['serve', '--data', data, '--port', '0']);
  expect(refused).toEqual({ code: 1, out: '', err: expect.stringMatching(err) });
  expect(refused.err.split('\n')).toHaveLength(2);
  expect(readFileSync(join(data, 'callwall.db')).equals(before)).toBe(true);
});
