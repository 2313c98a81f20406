import { once } from 'node:events';
import { get } from 'node:http';
import { networkInterfaces } from 'node:os';
import { json } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { ownDesk } from '../../../shared/model/person.ts';
import type { SettingsInput } from '../../../shared/model/settings.ts';
import { manualClock } from '../../adapters/feeds/testing/manual-clock.ts';
import { addPerson, memoryPeople, password } from '../../adapters/people/testing/memory-people.ts';
import { startTestHub } from '../testing/test-hub.ts';
import type { Answer, TestHub } from '../testing/test-hub.ts';

/** The address of this machine in its network, as a foreign peer's requests have one. */
const outside = Object.values(networkInterfaces())
  .flatMap((each) => each ?? [])
  .find(({ family, internal }) => family === 'IPv4' && !internal)?.address;

async function hubWith(accounts: Record<string, 'leader' | 'administrator'>, settings: SettingsInput = {}) {
  const clock = manualClock(Date.now());
  const { people, tables } = memoryPeople(clock);
  for (const [account, role] of Object.entries(accounts)) await addPerson(people, account, role);
  const hub = await startTestHub(settings, { built: true, people });
  return { hub, people, tables, clock };
}

function post(hub: TestHub, body: object, headers: Record<string, string> = {}): Promise<Answer> {
  return hub.ask('/session', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

function cookieIn(answer: Answer): string {
  return answer.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
}

async function enter(hub: TestHub, account: string): Promise<string> {
  const answer = await post(hub, { account, password });
  expect(answer.status).toBe(204);
  return cookieIn(answer);
}

async function state(hub: TestHub, headers: Record<string, string> = {}): Promise<Record<string, unknown>> {
  return JSON.parse((await hub.ask('/session', { headers })).body);
}

/** Dials `/live`: the status of a refusal, else the socket once it has heard a word. */
async function dial(hub: TestHub, headers: Record<string, string> = {}): Promise<WebSocket | number> {
  const socket = new WebSocket(`${hub.url.replace('http', 'ws')}/live`, { headers });
  onTestFinished(() => socket.terminate());
  const refused = new Promise<number>((done) =>
    socket.once('unexpected-response', (_request, response) => done(response.statusCode ?? 0)),
  );
  socket.on('error', () => undefined);
  return Promise.race([refused, once(socket, 'message').then(() => socket)]);
}

async function endOf(socket: WebSocket | number): Promise<string> {
  if (typeof socket === 'number') throw new Error(`refused with ${socket}`);
  const [code, why] = await once(socket, 'close');
  return `${code} ${why}`;
}

test('somebody signs in with account and password; the cookie is out of reach for scripts and foreign pages', async () => {
  const { hub } = await hubWith({ zhou: 'administrator' });
  expect(await state(hub)).toMatchObject({
    needed: false,
    ok: true,
    who: { role: 'viewer' },
    signIn: 'account',
  });
  const answer = await post(hub, { account: 'Zhou', password });
  expect(answer.status).toBe(204);
  expect(answer.headers['set-cookie']?.[0]).toMatch(
    /^callwall_person=[\w-]{43}; Path=\/; Max-Age=604800; HttpOnly; SameSite=Strict$/,
  );
  const signedIn = { Cookie: cookieIn(answer) };
  const who = { id: '1', name: 'zhou 名', role: 'administrator' };
  expect(await state(hub, signedIn)).toMatchObject({ ok: true, who, signIn: 'account' });
  const left = await hub.ask('/session', { method: 'DELETE', headers: signedIn });
  expect([left.status, left.headers['set-cookie']?.[0]]).toEqual([
    204,
    expect.stringContaining('Max-Age=0;'),
  ]);
  expect(await state(hub, signedIn)).toMatchObject({ who: { role: 'viewer' } });
});

test('behind TLS the cookie goes nowhere else', async () => {
  const { hub } = await hubWith({ zhou: 'administrator' });
  const answer = await post(hub, { account: 'zhou', password }, { 'X-Forwarded-Proto': 'https' });
  expect(answer.headers['set-cookie']?.[0]).toMatch(/; Secure$/);
});

test('five wrong passwords, and the right one has to wait; it is said until when', async () => {
  const { hub, clock } = await hubWith({ zhou: 'administrator' });
  for (let n = 0; n < 5; n++) expect((await post(hub, { account: 'zhou', password: 'no' })).status).toBe(401);
  const answer = await post(hub, { account: 'zhou', password });
  expect([answer.status, answer.headers['retry-after'], answer.headers['set-cookie']]).toEqual([
    429,
    '15',
    undefined,
  ]);
  clock.pass(15_000);
  expect((await post(hub, { account: 'zhou', password })).status).toBe(204);
});

test('behind a proxy of this machine everybody has tries of their own, whatever they say before it', async () => {
  const { hub } = await hubWith({ zhou: 'administrator', lin: 'leader' });
  const guess = (n: number, from: string) =>
    post(hub, { account: `nobody${n}`, password: 'no' }, { 'X-Forwarded-For': `10.1.1.${n}, ${from}` });
  for (let n = 0; n < 20; n++) expect((await guess(n, '10.0.0.9')).status).toBe(401);
  expect((await guess(20, '10.0.0.9')).status).toBe(429);
  const other = { 'X-Forwarded-For': '10.0.0.8' };
  expect((await post(hub, { account: 'lin', password }, other)).status).toBe(204);
});

test.each([
  ['a foreign page', 403, { Origin: 'https://evil.example' }],
  ['a form', 415, { 'Content-Type': 'text/plain' }],
])('%s signs nobody in or out', async (_what, status, headers) => {
  const { hub } = await hubWith({ zhou: 'administrator' });
  expect((await post(hub, { account: 'zhou', password }, headers)).status).toBe(status);
  if (status !== 403) return;
  const cookie = await enter(hub, 'zhou');
  expect(
    (await hub.ask('/session', { method: 'DELETE', headers: { ...headers, Cookie: cookie } })).status,
  ).toBe(403);
  expect(await state(hub, { Cookie: cookie })).toMatchObject({ who: { id: '1' } });
});

test('the first account is made at this machine, once, and whoever made it is signed in', async () => {
  const { hub } = await hubWith({}, { tokens: [{ token: 'wall', viewer: true }] });
  const first = { first: true, account: 'Zhou', name: '周 <img src=x>', password };
  expect(await state(hub)).toMatchObject({ signIn: 'first', who: null });
  const passedOn = { 'X-Forwarded-For': '10.0.0.9' };
  expect(await state(hub, passedOn)).toMatchObject({ signIn: 'closed' });
  expect((await post(hub, first, passedOn)).status).toBe(403);
  const short = await post(hub, { ...first, password: 'short' });
  expect([short.status, short.body]).toEqual([422, '{"problem":"short"}\n']);
  const made = await post(hub, first);
  expect(made.status).toBe(204);
  expect(await state(hub, { Cookie: cookieIn(made) })).toMatchObject({
    who: { id: '1', name: '周 <img src=x>', role: 'administrator' },
  });
  expect((await post(hub, { ...first, account: 'other' })).status).toBe(403);
});

test('who is deactivated or gets another role loses the open socket at once; others stay', async () => {
  const { hub, people } = await hubWith({ zhou: 'administrator', lin: 'leader', wu: 'leader' });
  const [lin, wu, zhou] = [await enter(hub, 'lin'), await enter(hub, 'wu'), await enter(hub, 'zhou')];
  const sockets = await Promise.all([lin, wu, zhou].map((Cookie) => dial(hub, { Cookie })));
  const ends = sockets.slice(0, 2).map(endOf);
  let stayed = true;
  void endOf(sockets[2]!).then(() => (stayed = false));
  people.accounts.deactivate('2', ownDesk);
  expect(await ends[0]).toBe('4401 signed in as another');
  await people.accounts.save({ id: '3', account: 'wu', name: '吴', role: 'manager', active: true }, ownDesk);
  expect(await ends[1]).toBe('4401 signed in as another');
  expect(stayed).toBe(true);
  expect(await state(hub, { Cookie: wu })).toMatchObject({ who: { role: 'manager' } });
});

test('what another process changed is heeded within a second or two', async () => {
  const { hub, tables } = await hubWith({ zhou: 'administrator' });
  const socket = await dial(hub, { Cookie: await enter(hub, 'zhou') });
  const ended = endOf(socket);
  tables.sessions.endAllOf('1', '');
  let version = 1;
  tables.people.version = () => (version += 1);
  expect(await ended).toContain('4401');
});

test('a wall token that was made opens the wall as viewer until it is taken back, and then the walls stay closed', async () => {
  const { hub, people } = await hubWith({ zhou: 'administrator' });
  const made = people.walls.make('北厅', 30, ownDesk);
  expect(await dial(hub)).toBe(401);
  expect((await post(hub, { token: `${made.token}x` })).status).toBe(401);
  const Cookie = cookieIn(await post(hub, { token: made.token }));
  expect(Cookie).not.toContain(made.token);
  expect(await state(hub, { Cookie })).toMatchObject({ who: { id: '', role: 'viewer' } });
  const ended = endOf(await dial(hub, { Cookie }));
  people.walls.revoke(made.id, ownDesk);
  expect(await ended).toBe('4401 signed out');
  expect(await dial(hub, { Cookie })).toBe(401);
  expect((await post(hub, { token: made.token })).status).toBe(401);
  expect(await dial(hub)).toBe(401);
});

test('a wall in the same browser outlasts the sign-out of a desk', async () => {
  const { hub } = await hubWith({ zhou: 'administrator' }, { tokens: [{ token: 'wall', viewer: true }] });
  const wall = cookieIn(await post(hub, { token: 'wall' }));
  const desk = await enter(hub, 'zhou');
  const Cookie = `${wall}; ${desk}`;
  expect(await state(hub, { Cookie })).toMatchObject({ who: { role: 'administrator' } });
  await hub.ask('/session', { method: 'DELETE', headers: { Cookie } });
  expect(await state(hub, { Cookie })).toMatchObject({ ok: true, who: { role: 'viewer' } });
});

test('with signIn always nobody is anything without a session, not even at this machine', async () => {
  const { hub } = await hubWith({ zhou: 'administrator' }, { signIn: 'always' });
  expect(await dial(hub)).toBe(401);
  expect(await state(hub)).toMatchObject({ needed: true, ok: false, who: null, signIn: 'account' });
  expect(await dial(hub, { Cookie: await enter(hub, 'zhou') })).toBeInstanceOf(WebSocket);
});

test.runIf(outside !== undefined)('who comes over the network is a viewer at most', async () => {
  const { hub, people } = await hubWith({}, { listen: { host: '0.0.0.0', port: 0 } });
  const there = { ...hub, url: hub.url.replace(/\/\/[^:]+/, `//${outside}`) };
  const asked = async () => (await fetch(`${there.url}/session`)).json();
  expect(await asked()).toMatchObject({ who: { role: 'viewer' }, signIn: 'closed' });
  const pretending = get(`${there.url}/session`, { headers: { Host: '127.0.0.1' } });
  const [answer] = await once(pretending, 'response');
  expect(await json(answer)).toMatchObject({ who: { role: 'viewer' }, signIn: 'closed' });
  const first = { first: true, account: 'zhou', name: '周', password };
  const headers = { 'Content-Type': 'application/json' };
  const made = await fetch(`${there.url}/session`, { method: 'POST', headers, body: JSON.stringify(first) });
  expect(made.status).toBe(403);
  await addPerson(people, 'zhou', 'administrator');
  expect(await asked()).toMatchObject({ who: { role: 'viewer' }, signIn: 'account' });
});

test.each([
  ['a proxy that says so', { 'X-Forwarded-For': '127.0.0.1' }],
  ['a proxy that says so in the standard’s words', { Forwarded: 'for=127.0.0.1' }],
  ['another name', { Host: 'wall.example.cn' }],
  ['an allowed page of elsewhere', { Origin: 'https://portal.example' }],
])('a request through %s is not from this machine', async (_what, headers) => {
  const settings = { hosts: ['wall.example.cn'], origins: ['https://portal.example'] };
  const { hub } = await hubWith({}, settings);
  expect(await state(hub)).toMatchObject({ who: ownDesk, signIn: 'open' });
  expect(await state(hub, headers)).toMatchObject({ who: { role: 'viewer' }, signIn: 'closed' });
});
