import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { ownDesk, wallViewer } from '../../../shared/model/person.ts';
import { startTestHub } from '../testing/test-hub.ts';
import type { Answer, TestHub } from '../testing/test-hub.ts';
import { createSessions, sessionMs } from './sessions.ts';

const secured = {
  tokens: [
    { token: 'wall-token', viewer: true },
    { token: 'feed-token', sources: ['pbx'] },
  ],
};

function signIn(hub: TestHub, token: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const body = JSON.stringify({ token });
  return hub.ask('/session', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body,
  });
}

/** Dials `/live`; gives the first frame or the HTTP status of the refusal. */
async function dial(hub: TestHub, headers: Record<string, string> = {}): Promise<unknown> {
  const socket = new WebSocket(`${hub.url.replace('http', 'ws')}/live`, { headers });
  const refused = new Promise((done) =>
    socket.once('unexpected-response', (_request, response) => done(response.statusCode)),
  );
  const welcomed = once(socket, 'message').then(([data]) => JSON.parse(String(data)).t);
  try {
    return await Promise.race([refused, welcomed]);
  } finally {
    socket.terminate();
  }
}

describe('a session', () => {
  it('is opened by a viewer token and opens the wall', async () => {
    const hub = await startTestHub(secured);
    expect(await dial(hub)).toBe(401);
    const answer = await signIn(hub, 'wall-token');
    expect(answer.status).toBe(204);
    const [cookie = ''] = answer.headers['set-cookie'] ?? [];
    expect(cookie).toMatch(
      /^callwall_session=\d+\.[\w-]{43}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Strict$/,
    );
    const pair = cookie.split(';')[0] ?? '';
    expect(await dial(hub, { Cookie: `other=1; ${pair}` })).toBe('welcome');
    expect(JSON.parse((await hub.ask('/session', { headers: { Cookie: pair } })).body)).toEqual({
      needed: true,
      ok: true,
      who: wallViewer,
      signIn: 'first',
    });
    expect(JSON.parse((await hub.ask('/session')).body)).toMatchObject({
      needed: true,
      ok: false,
      who: null,
    });
    expect(await dial(hub, { Cookie: `${pair}x` })).toBe(401);
  });

  it.each(['feed-token', 'wrong', 'wall-token '])('is not opened by the token "%s"', async (token) => {
    const hub = await startTestHub(secured);
    const answer = await signIn(hub, token);
    expect([answer.status, answer.headers['set-cookie']]).toEqual([401, undefined]);
  });

  it.each([
    [400, { body: '{"token":', headers: { 'Content-Type': 'application/json' } }],
    [400, { body: '{"token":1}', headers: { 'Content-Type': 'application/json' } }],
    [400, { body: '{"token":"x","more":1}', headers: { 'Content-Type': 'application/json' } }],
    [
      413,
      { body: JSON.stringify({ token: 'x'.repeat(5000) }), headers: { 'Content-Type': 'application/json' } },
    ],
    [415, { body: 'token=wall-token', headers: { 'Content-Type': 'application/x-www-form-urlencoded' } }],
    [
      403,
      {
        body: '{"token":"wall-token"}',
        headers: { 'Content-Type': 'application/json', Origin: 'https://evil.example' },
      },
    ],
  ])('is refused with %i to %j', async (status, request) => {
    const hub = await startTestHub(secured);
    expect((await hub.ask('/session', { method: 'POST', ...request })).status).toBe(status);
  });

  it('cannot be guessed at: after ten wrong tokens even the right one has to wait', async () => {
    const hub = await startTestHub(secured);
    for (let n = 0; n < 10; n += 1) expect((await signIn(hub, `guess ${n}`)).status).toBe(401);
    const answer = await signIn(hub, 'wall-token');
    expect([answer.status, answer.headers['retry-after']]).toEqual([429, '60']);
  });

  it('is not needed where no viewer token is configured', async () => {
    const hub = await startTestHub({ tokens: [{ token: 'feed-token', sources: ['pbx'] }] });
    expect(await dial(hub)).toBe('welcome');
    expect(JSON.parse((await hub.ask('/session')).body)).toEqual({
      needed: false,
      ok: true,
      who: ownDesk,
      signIn: 'open',
    });
  });

  it('is prolonged by asking for it', async () => {
    const hub = await startTestHub(secured);
    const [cookie = ''] = (await signIn(hub, 'wall-token')).headers['set-cookie'] ?? [];
    const { headers } = await hub.ask('/session', { headers: { Cookie: cookie.split(';')[0] ?? '' } });
    expect(headers['set-cookie']?.[0]).toMatch(
      /^callwall_session=\d+\.[\w-]{43}; .*HttpOnly; SameSite=Strict$/,
    );
    expect((await hub.ask('/session')).headers['set-cookie']).toBeUndefined();
  });
});

const keyOf = (secret: string) => ({ secret, until: Infinity });

describe('the seal of a session', () => {
  let now = 1_000_000;
  const clock = { now: () => now };
  const make = (key: string, ...tokens: string[]) =>
    createSessions({
      clock,
      key,
      viewers: () => tokens.map(keyOf),
    });

  it('holds for its time, and a renewed one for as long again', () => {
    const sessions = make('k', 't');
    const first = sessions.open(keyOf('t'));
    now += sessionMs - 1;
    const second = sessions.renew(first);
    expect(second).toBeDefined();
    now += 1;
    expect(sessions.renew(first)).toBeUndefined();
    now += sessionMs - 2;
    expect(sessions.renew(second)).toBeDefined();
  });

  it('outlives a restart, but not its token nor the station’s key', () => {
    const value = make('k', 't').open(keyOf('t'));
    expect(make('k', 'other', 't').renew(value)).toBeDefined();
    expect(make('k', 'other').renew(value)).toBeUndefined();
    expect(make('another key', 't').renew(value)).toBeUndefined();
  });

  it('is good no longer than its token', () => {
    const value = make('k', 't').open({ secret: 't', until: now + 5 });
    expect(make('k', 't').renew(value)).toBeDefined();
    now += 5;
    expect(make('k', 't').renew(value)).toBeUndefined();
  });

  it('is broken by any change', () => {
    const sessions = make('k', 't');
    const value = sessions.open(keyOf('t'));
    const [until = '', mark = ''] = value.split('.');
    for (const forged of [
      `${until}0.${mark}`,
      `${until}.${mark.replace(/^./, (c) => (c === 'A' ? 'B' : 'A'))}`,
      `${value}=`,
      until,
      '',
      'NaN.',
      `.${mark}`,
    ])
      expect(sessions.renew(forged)).toBeUndefined();
    expect(sessions.renew(undefined)).toBeUndefined();
  });
});

describe('a page of another origin', () => {
  it.each(['https://evil.example', 'null', 'http://127.0.0.1:1', 'file://'])(
    '(%s) gets no figures',
    async (origin) => {
      const hub = await startTestHub();
      expect(await dial(hub, { Origin: origin })).toBe(403);
    },
  );

  it('gets them when it is our own or allowed', async () => {
    const hub = await startTestHub({ origins: ['https://portal.example'] });
    expect(await dial(hub, { Origin: hub.url })).toBe('welcome');
    expect(await dial(hub, { Origin: 'https://portal.example' })).toBe('welcome');
  });

  it('gets nothing under a name that is not ours', async () => {
    const hub = await startTestHub();
    expect(await dial(hub, { Host: 'evil.example', Origin: 'http://evil.example' })).toBe(421);
  });
});
