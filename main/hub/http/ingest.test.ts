import { expect, test } from 'vitest';
import { runningHub } from '../settings/testing/running-hub.ts';
import { dialFeed } from '../testing/feed-client.ts';

const token = 'the-crm-s-token';
const secured = { tokens: [{ token, sources: ['crm', '工单 系统'] }] };

interface Asked {
  source?: string;
  key?: string;
  token?: string;
  headers?: Record<string, string>;
}

async function push(url: string, body: unknown, asked: Asked = {}) {
  const answer = await fetch(`${url}/ingest/${encodeURIComponent(asked.source ?? 'crm')}`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      ...(asked.key !== undefined && { 'Idempotency-Key': asked.key }),
      ...(asked.token !== undefined && { Authorization: `Bearer ${asked.token}` }),
      ...asked.headers,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: answer.status, headers: answer.headers, said: JSON.parse(await answer.text()) };
}

function batch(...orders: string[]) {
  const time = Date.now() - 1_000;
  return { events: orders.map((order) => ({ type: 'order.created', time, data: { order, kind: '投诉' } })) };
}

async function committed(url: string): Promise<number> {
  const health: { events: { committed: number } } = JSON.parse(await (await fetch(`${url}/healthz`)).text());
  return health.events.committed;
}

test('a batch is counted once, whatever comes again, also after a restart', async () => {
  const first = await runningHub();
  const sent = batch('o1', 'o2');
  const answer = { source: 'crm', events: 2, refused: [] };
  expect(await push(first.hub.url, sent, { key: 'k1' })).toMatchObject({ status: 200, said: answer });
  expect(await push(first.hub.url, sent, { key: 'k1' })).toMatchObject({ status: 200, said: answer });
  // Side by side, as an impatient sender does.
  const twice = batch('o3');
  const both = await Promise.all([push(first.hub.url, twice), push(first.hub.url, twice)]);
  expect(both.map(({ status }) => status)).toEqual([200, 200]);
  const other = await push(first.hub.url, batch('o4'), { key: 'k1' });
  expect([other.status, other.said.error]).toEqual([422, 'this Idempotency-Key was used for another batch']);
  expect(await committed(first.hub.url)).toBe(3);
  const text = await (await fetch(`${first.hub.url}/metrics`)).text();
  expect(text).toContain('callwall_pushes_total{source="crm",result="taken"} 2');
  expect(text).toContain('callwall_pushes_total{source="crm",result="repeated"} 2');
  expect(text).toContain('callwall_pushes_total{source="crm",result="refused"} 1');
  expect(text).toContain('callwall_push_waiting_events{source="crm"} 0');
  await first.close();

  const second = await runningHub({}, first.folder);
  expect(await push(second.hub.url, sent, { key: 'k1' })).toMatchObject({ status: 200, said: answer });
  expect(await committed(second.hub.url)).toBe(3);
  expect(await second.ask('health.database', {})).toMatchObject({ sources: [{ id: 'crm' }] });
});

test('nothing is taken of a batch with an event that is not of the protocol, and every problem is told', async () => {
  const { hub } = await runningHub();
  const [good] = batch('o1').events;
  const { status, said } = await push(hub.url, {
    events: [good, { type: 'order.moved', time: 'now', data: {} }],
  });
  expect(status).toBe(400);
  expect(said).toEqual({
    error: 'nothing was taken: 3 problems',
    field: 'time',
    tip: expect.stringContaining('correct'),
    problems: [
      { index: 1, path: 'time', problem: 'time must be a number' },
      { index: 1, path: 'data.order', problem: 'data.order is missing: give it a string' },
      { index: 1, path: 'data.to', problem: expect.stringMatching(/^data.to must be "dispatched" or/) },
    ],
    more: 0,
  });
  expect(await committed(hub.url)).toBe(0);
});

test('what is well-formed and cannot be counted is kept in quarantine and told of', async () => {
  const { hub, ask } = await runningHub();
  const [event] = batch('o1').events;
  const { status, said } = await push(hub.url, {
    events: [event, { ...event, time: Date.now() + 9_000_000 }],
  });
  expect([status, said.refused]).toEqual([
    200,
    [{ index: 1, code: 'time', why: expect.stringMatching(/in the future$/) }],
  ]);
  expect(await committed(hub.url)).toBe(1);
  expect(await ask('quarantine.list', {})).toMatchObject({ entries: [{ code: 'time' }] });
});

test('only who has the source’s token may push, and is told what to do', async () => {
  const { hub } = await runningHub(secured);
  const { url } = hub;
  expect(await push(url, batch('o1'), { token })).toMatchObject({ status: 200 });
  expect(await push(url, batch('o1'), { token, source: '工单 系统' })).toMatchObject({ status: 200 });
  const none = await push(url, batch('o2'));
  expect([none.status, none.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
  const wrong = await push(url, batch('o2'), { token: `${token}2` });
  expect([wrong.status, wrong.said.tip]).toEqual([401, expect.stringContaining('"sources"')]);
  expect(await push(url, batch('o2'), { token, source: 'pbx' })).toMatchObject({ status: 401 });
  expect(await push(url, batch('o2'), { token, headers: { Origin: 'https://evil.example' } })).toMatchObject({
    status: 403,
  });
  for (let n = 0; n < 10; n += 1) await push(url, batch('o2'), { token: 'guess' });
  const locked = await push(url, batch('o2'), { token });
  expect([locked.status, locked.headers.get('retry-after')]).toEqual([429, '60']);
});

test.each([
  ['no JSON', '{"events":', {}, 400],
  ['another kind of body', 'a=b', { headers: { 'Content-Type': 'text/plain' } }, 415],
  ['a packed body', '{}', { headers: { 'Content-Encoding': 'gzip' } }, 415],
  ['a body of more than 1 MiB', `{"events":[${' '.repeat(1 << 20)}]}`, {}, 413],
  ['a key with spaces', '{"events":[]}', { key: 'a b' }, 400],
  ['a source without a name', '{"events":[]}', { source: '' }, 404],
])('%s is refused', async (_, body, asked, status) => {
  const { hub } = await runningHub();
  const answer = await push(hub.url, body, asked).catch(() => ({ status: 404 }));
  expect(answer.status).toBe(status);
});

test('a source is asked to go slower after a hundred pushes at once', async () => {
  const { hub } = await runningHub();
  // Those that never pushed share one pace.
  for (const source of ['crm', 'another'])
    expect(await push(hub.url, { events: [] }, { source })).toMatchObject({ status: 200 });
  const answers = await Promise.all(Array.from({ length: 250 }, () => push(hub.url, '{')));
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThan(5);
  expect(refused[0]?.headers.get('retry-after')).toBe('1');
  expect(await push(hub.url, { events: [] }, { source: 'another' })).toMatchObject({ status: 200 });
});

test('a push for a source that is connected by itself is a conflict, and nothing of it is kept', async () => {
  const { hub } = await runningHub();
  const feed = await dialFeed(hub.url, { last: 0 });
  await feed.next('welcome');
  const sent = batch('o1');
  expect(await push(hub.url, sent, { source: 'pbx-1' })).toMatchObject({ status: 409 });
  feed.hangUp();
  await expect.poll(async () => (await push(hub.url, sent, { source: 'pbx-1' })).status).toBe(200);
  expect(await committed(hub.url)).toBe(1);
});
