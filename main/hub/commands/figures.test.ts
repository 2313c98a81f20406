import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parse } from 'csv-parse/sync';
import { describe, expect, test, vi } from 'vitest';
import { recordedAt, recording } from '../testing/recording.ts';
import { finish, lineOf, runCli, startCli, temporaryFolder } from '../testing/run-cli.ts';
import { runHere } from '../testing/run-here.ts';

vi.setConfig({ testTimeout: 60_000 });

/** A station that has taken in the recording; `stop` ends it. */
async function stationWithCalls(settings: object = {}) {
  const data = temporaryFolder();
  writeFileSync(join(data, 'settings.json'), JSON.stringify(settings));
  const child = startCli(['serve', '--port', '0', '--data', data]);
  const url = (await lineOf(child, /^listening /)).replace('listening ', '');
  const feed = ['--to', `${url.replace('http', 'ws')}/feed`, '--mapping', 'events', '--speed', 'max'];
  const env = { CALLWALL_SITE_KEY: 'k', CALLWALL_TOKEN: 'feed-token' };
  const fed = await runCli(['replay', recording(), ...feed], env);
  expect(fed).toMatchObject({ code: 0, err: '' });
  return {
    data,
    url,
    async stop() {
      const end = finish(child);
      child.kill('SIGTERM');
      await end;
    },
  };
}

const range = ['--from', '2026-05-18T09:00', '--to', '2026-05-18T09:30', '--slot', '15m'];

test('report prints the figures of a running and of a stopped station as JSON and CSV', async () => {
  const { data, stop } = await stationWithCalls();
  const running = await runCli(['report', '--data', data, ...range]);
  const answer = JSON.parse(running.out);
  expect(answer).toMatchObject({
    zone: 'Asia/Shanghai',
    ledger: 'offer',
    slot: '15m',
    from: '2026-05-18T09:00',
    to: '2026-05-18T09:30',
  });
  expect(answer.rows).toHaveLength(2);
  expect(answer.rows[0]).toMatchObject({
    slot: '2026-05-18T09:00',
    start: recordedAt,
    offered: 3,
    answered: 2,
    open: 1,
    answeredIn20: 2,
    asa: 6,
  });
  expect(answer.rows[1]).toMatchObject({ slot: '2026-05-18T09:15', offered: 0, connectRate: null });
  await stop();
  expect((await runCli(['report', '--data', data, ...range])).out).toBe(running.out);

  const csv = await runCli(['report', '--data', data, ...range, '--by', 'queue', '--format', 'csv']);
  const rows: Record<string, string>[] = parse(csv.out, { columns: true, record_delimiter: '\r\n' });
  expect(rows.map((row) => [row['slot'], row['queue'], row['offered'], row['connectRate']])).toEqual([
    ['2026-05-18T09:00', "'=sum", '1', '1'],
    ['2026-05-18T09:00', 'sales', '2', '1'],
    ['2026-05-18T09:15', "'=sum", '0', ''],
    ['2026-05-18T09:15', 'sales', '0', ''],
  ]);
});

test('the zone of the station counts, also after its settings file is gone', async () => {
  const { data, stop } = await stationWithCalls({ zone: 'America/New_York' });
  await stop();
  rmSync(join(data, 'settings.json'));
  const { out } = await runCli([
    'report',
    '--data',
    data,
    '--from',
    '2026-05-17T21:00',
    '--to',
    '2026-05-17T22:00',
    '--slot',
    '60m',
  ]);
  expect(JSON.parse(out)).toMatchObject({
    zone: 'America/New_York',
    rows: [{ slot: '2026-05-17T21:00', offered: 3 }],
  });
});

test('live prints the same gauges from the data and from the running hub, which also knows the connections', async () => {
  const tokens = [
    { token: 'feed-token', sources: ['events'] },
    { token: 'wall-token', viewer: true },
  ];
  const { data, url } = await stationWithCalls({ tokens });
  const stored = JSON.parse((await runCli(['live', '--data', data])).out);
  const waiting = stored.queues.find((row: { queue: string }) => row.queue === 'sales');
  expect(waiting).toMatchObject({ depth: 1 });
  expect(stored).toMatchObject({ sources: [{ id: 'events', missing: 0, state: 'unknown' }] });
  const shown = JSON.parse((await runCli(['live', '--url', url], { CALLWALL_TOKEN: 'wall-token' })).out);
  expect(shown.queues.map((row: { queue: string; depth: number }) => [row.queue, row.depth])).toEqual([
    ['=sum', 0],
    ['sales', 1],
  ]);
  expect(shown).toMatchObject({
    sources: [{ id: 'events', missing: 0, state: expect.stringMatching(/down|stale|live/) }],
  });
  const csv = await runCli(['live', '--data', data, '--format', 'csv']);
  expect(csv.out).toMatch(/^queue,depth,longestWaitMs\r\n'=sum,0,0\r\nsales,1,\d+\r\n$/);
  const refused = await runCli(['live', '--url', url], { CALLWALL_TOKEN: '' });
  expect(refused).toMatchObject({
    code: 1,
    err: expect.stringContaining('wants a viewer token — tip: set CALLWALL_TOKEN'),
  });
});

test('verify finds no difference in what the station counted, and each one that was made', async () => {
  const { data, stop } = await stationWithCalls();
  expect(await runCli(['verify', '--data', data])).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^no difference: 3 contacts, 0 orders, 7 events and /),
  });
  await stop();
  const db = new DatabaseSync(join(data, 'callwall.db'));
  db.exec('DELETE FROM slots WHERE family = 15 AND combo = 0');
  db.close();
  const found = await runCli(['verify', '--data', data]);
  expect(found).toMatchObject({
    code: 1,
    out: expect.stringMatching(/: missing\n(.*\n)*\d+ differences?: /),
  });
  expect(JSON.parse((await runCli(['verify', '--data', data, '--format', 'json'])).out)).toMatchObject({
    ok: false,
    events: 7,
  });
});

describe('what cannot be answered', () => {
  test.each([
    [['report', ...range], 1, "there is no station's data in /nowhere/callwall — tip: check --data"],
    [['verify'], 1, "there is no station's data in /nowhere/callwall — tip: check --data"],
    [['live'], 1, "there is no station's data in /nowhere/callwall — tip: check --data"],
    [
      ['report', '--from', '2026-05-18T09:05', '--to', '2026-05-19', '--slot', '15m'],
      2,
      'is not on the edge of a 15m slot',
    ],
    [['report', ...range, '--format', 'yaml'], 2, '--format yaml is unknown'],
    [['live', '--url', 'http://127.0.0.1:9'], 2, '--data and --url are given both'],
  ])('%j is told in one line', async (args, code, message) => {
    const refused = await runHere([...args, '--data', '/nowhere/callwall']);
    expect(refused).toMatchObject({ code, out: '' });
    expect(refused.err).toContain(message);
    expect(refused.err.trimEnd().split('\n')).toHaveLength(1);
  });

  test('a hub that is not there is told by address', async () => {
    expect(await runHere(['live', '--url', 'http://127.0.0.1:9'])).toMatchObject({
      code: 1,
      err: expect.stringMatching(
        /^callwall: http:\/\/127.0.0.1:9 cannot be reached: .*ECONNREFUSED.* — tip: /,
      ),
    });
  });
});
