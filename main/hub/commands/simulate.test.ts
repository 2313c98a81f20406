import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lineOf, runCli, startCli, temporaryFolder } from '../testing/run-cli.ts';
import { runHere } from '../testing/run-here.ts';

test('a simulated hotline feeds a running hub, and its truth counts what the report counts', async () => {
  const data = temporaryFolder();
  const hub = startCli(['serve', '--data', data, '--port', '0']);
  const url = (await lineOf(hub, /^listening /)).replace('listening http', 'ws');
  const truth = join(data, 'truth.jsonl');
  const hour = ['--start', '2026-11-24T10:00', '--for', '1h'];
  const done = await runCli(['simulate', '--to', `${url}/feed`, '--speed', 'max', '--truth', truth, ...hour]);
  expect(done).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/^simulated: \d+ events/) });
  const range = ['--from', '2026-11-24T10:00', '--to', '2026-11-24T11:00', '--slot', '60m'];
  const report = await runCli(['report', '--data', data, ...range]);
  const [row] = JSON.parse(report.out).rows;
  const contacts = readFileSync(truth, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .filter(({ kind, legs }) => kind === 'contact' && legs.length > 0);
  expect(contacts.length).toBeGreaterThan(30);
  expect(row.offered).toBe(contacts.length);
  const again = await runCli(['simulate', '--to', `${url}/feed`, '--speed', 'max', ...hour]);
  expect(again).toMatchObject({ code: 1, err: expect.stringContaining('its outbox was set back') });
});

test.each([
  [['--to', 'http://x/feed'], 'is not a WebSocket address'],
  [['--to', 'ws://127.0.0.1:9/feed', '--for', '2 hours'], '--for 2 hours is not a length of time'],
  [['--to', 'ws://127.0.0.1:9/feed', '--seats', '0'], '--seats 0 is not a number of that kind'],
  [['--to', 'ws://127.0.0.1:9/feed', '--seed', 'x'], '--seed x is not a number of that kind'],
  [['--to', 'ws://127.0.0.1:9/feed', '--start', 'noon'], '--start: "noon" is not a time'],
  [['--to', 'ws://127.0.0.1:9/feed', '--profile', 'huge'], 'there is no profile "huge" — tip: choose one of'],
  [['--to', 'ws://127.0.0.1:9/feed', '--profile', './none.json'], 'there is no such profile file — tip: '],
  [['--to', 'ws://127.0.0.1:9/feed', '--profile', 'package.json'], 'package.json: not a profile: version: '],
  [['--to', 'ws://127.0.0.1:9/feed', '--truth', '/nowhere/t'], 'the truth cannot be written there'],
])('%j ends with 2 and one clear line', async (args, message) => {
  const refused = await runHere(['simulate', ...args]);
  expect(refused).toMatchObject({ code: 2, out: '' });
  expect(refused.err).toContain(message);
  expect(refused.err.trimEnd().split('\n')).toHaveLength(1);
});
