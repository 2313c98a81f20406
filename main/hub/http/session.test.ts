import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
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
    expect(cookie).toMatch(/^callwall_session=[\w-]{43}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Strict$/);
    const pair = cookie.split(';')[0] ?? '';
    expect(await dial(hub, { Cookie: `other=1; ${pair}` })).toBe('welcome');
    expect(JSON.parse((await hub.ask('/session', { headers: { Cookie: pair } })).body)).toEqual({
      needed: true,
      ok: true,
    });
    expect(JSON.parse((await hub.ask('/session')).body)).toEqual({ needed: true, ok: false });
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
    expect(JSON.parse((await hub.ask('/session')).body)).toEqual({ needed: false, ok: true });
  });

  it('ends when it was not used for its time, and every use prolongs it', () => {
    let mono = 0;
    const sessions = createSessions({ mono: () => mono });
    const id = sessions.open();
    mono += sessionMs - 1;
    expect(sessions.use(id)).toBe(true);
    mono += sessionMs - 1;
    expect(sessions.use(id)).toBe(true);
    mono += sessionMs;
    expect(sessions.use(id)).toBe(false);
    expect(sessions.use(id)).toBe(false);
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
