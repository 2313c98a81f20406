import { expect, test, vi } from 'vitest';
import { recording } from '../testing/recording.ts';
import { finish, lineOf, runCli, startCli, temporaryFolder } from '../testing/run-cli.ts';
import { runHere } from '../testing/run-here.ts';

vi.setConfig({ testTimeout: 60_000 });

async function station() {
  const child = startCli(['serve', '--port', '0', '--data', temporaryFolder()]);
  const url = (await lineOf(child, /^listening /)).replace('listening ', '');
  return { url, feed: `${url.replace('http', 'ws')}/feed` };
}

test('replay ends when everything is acknowledged; a second time changes nothing', async () => {
  const { url, feed } = await station();
  const env = { XDG_DATA_HOME: temporaryFolder() };
  const file = recording();
  for (let round = 1; round <= 2; round += 1) {
    const done = await runCli(['replay', file, '--to', feed, '--mapping', 'events', '--speed', 'max'], env);
    expect(done).toEqual({
      code: 0,
      out: 'replayed 1 file: 7 events acknowledged, 0 in quarantine\n',
      err: '',
    });
    expect(await (await fetch(`${url}/healthz`)).json()).toMatchObject({ events: { committed: 7 } });
  }
});

test('a replay that is stopped says so', async () => {
  const { feed } = await station();
  const child = startCli(['replay', recording(), '--to', feed, '--mapping', 'events'], {
    CALLWALL_SITE_KEY: 'k',
  });
  const end = finish(child);
  // The signal has to find the replay running, and nothing it prints says that it is.
  const url = feed.replace('ws', 'http').replace('/feed', '/healthz');
  await expect
    .poll(async () => JSON.stringify(await (await fetch(url)).json()), { timeout: 20_000 })
    .toContain('"id":"events"');
  child.kill('SIGINT');
  expect(await end).toMatchObject({ code: 1, err: expect.stringContaining('stopped before the end') });
});

test.each([
  [[], 'replay needs a FILE'],
  [['x.csv', '--mapping', 'events'], '--to is missing'],
  [['x.csv', '--to', 'http://h/feed', '--mapping', 'events'], 'is not a WebSocket address'],
  [['x.csv', '--to', 'ws://127.0.0.1:9/feed'], '--mapping is missing'],
  [
    ['x.csv', '--to', 'ws://127.0.0.1:9/feed', '--mapping', 'events', '--speed', 'fast'],
    '--speed fast is not a speed',
  ],
  [
    ['/nowhere.csv', '--to', 'ws://127.0.0.1:9/feed', '--mapping', 'events'],
    '/nowhere.csv: there is no such file — tip: ',
  ],
  [
    ['x.csv', '--to', 'ws://127.0.0.1:9/feed', '--mapping', 'nonsense'],
    'there is no mapping "nonsense" — tip: ',
  ],
])('%j ends with 2 and one clear line', async (args, message) => {
  const refused = await runHere(['replay', ...args], { CALLWALL_SITE_KEY: 'k' });
  expect(refused).toMatchObject({ code: 2, out: '' });
  expect(refused.err).toContain(message);
  expect(refused.err.trimEnd().split('\n')).toHaveLength(1);
});
