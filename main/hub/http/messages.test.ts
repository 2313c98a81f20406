import { describe, expect, it } from 'vitest';
import { startTestHub } from '../testing/test-hub.ts';
import type { Answer, TestHub } from '../testing/test-hub.ts';

const json = { 'Content-Type': 'application/json' };
const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });
const secured = {
  tokens: [
    { token: 'duty-token', messages: true },
    { token: 'wall-token', viewer: true },
    { token: 'feed-token', sources: ['pbx'] },
  ],
};

function post(hub: TestHub, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return hub.ask('/messages', { method: 'POST', headers: { ...json, ...headers }, body: text });
}

async function open(hub: TestHub, headers: Record<string, string> = {}): Promise<string[]> {
  const { body } = await hub.ask('/messages', { headers });
  return JSON.parse(body).messages.map(({ text }: { text: string }) => text);
}

const withdraw = (hub: TestHub, id: string, headers: Record<string, string> = {}) =>
  hub.ask(`/messages/${id}`, { method: 'DELETE', headers });

describe('a message', () => {
  it('is posted, listed, and withdrawn once', async () => {
    const hub = await startTestHub();
    const before = Date.now();
    const made = await post(hub, { text: ' 15:30 三楼开会 ', minutes: 5, level: 'warning' });
    expect([made.status, made.headers.location]).toEqual([201, '/messages/1']);
    const { from, ...rest } = JSON.parse(made.body);
    expect(rest).toEqual({ id: '1', text: '15:30 三楼开会', level: 'warning', until: from + 300_000 });
    expect(from).toBeGreaterThanOrEqual(before);
    expect(await open(hub)).toEqual(['15:30 三楼开会']);
    expect((await withdraw(hub, '1')).status).toBe(204);
    const again = await withdraw(hub, '1');
    expect([again.status, JSON.parse(again.body).error]).toEqual([404, 'no such message is open']);
    expect(await open(hub)).toEqual([]);
  });

  it('is what it says, whatever it says', async () => {
    const hub = await startTestHub();
    const text = `<img src=x onerror=alert(1)> & "quoted" '; DROP TABLE messages --`;
    expect((await post(hub, { text })).status).toBe(201);
    expect(await open(hub)).toEqual([text]);
    expect(hub.station.noted).toMatchObject([{ after: { text, by: 'this machine' } }]);
  });

  it.each([
    ['text', { text: '' }, 'text has nothing to read'],
    ['text', { text: ' \u200b\u200d ' }, 'text has nothing to read'],
    ['text', { text: 'a\nb' }, 'text has control characters or line breaks'],
    ['text', { text: 'a\u2028b' }, 'text has control characters or line breaks'],
    ['text', { text: 'a\u202eb' }, 'text has control characters or line breaks'],
    ['text', { text: 'a\u0007b' }, 'text has control characters or line breaks'],
    ['text', { text: '长'.repeat(201) }, 'text is too large: at most 200 characters'],
    ['text', { text: 7 }, 'text must be a string'],
    ['text', {}, 'text is missing: give it a string'],
    ['level', { text: 'a', level: 'critical' }, 'level must be "info" or "warning"'],
    ['minutes', { text: 'a', minutes: 1441 }, 'minutes is too large: at most 1440'],
    ['minutes', { text: 'a', minutes: 0 }, 'minutes is too small: at least 1'],
    ['until', { text: 'a', until: 1 }, 'until is over already'],
    ['until', { text: 'a', until: Date.now() + 90_000_000 }, 'until is more than 24 hours away'],
    ['until', { text: 'a', until: Date.now() + 90_000, minutes: 5 }, 'until and minutes are both given'],
    ['txt', { text: 'a', txt: 'b' }, 'unknown key txt: did you mean text?'],
    ['', [], 'the body must be an object'],
    ['', '{"text":', 'the body is not JSON in UTF-8'],
  ])('is refused for its "%s": %j', async (field, body, error) => {
    const hub = await startTestHub();
    const answer = await post(hub, body);
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.body)).toEqual({ error, field, tip: expect.stringMatching(/^(give|send)/) });
    expect(await open(hub)).toEqual([]);
  });

  it('is refused when it is too much, no JSON, or of a foreign page', async () => {
    const hub = await startTestHub();
    expect((await post(hub, { text: 'x'.repeat(5_000) })).status).toBe(413);
    const form = await post(hub, 'text=x', { 'Content-Type': 'application/x-www-form-urlencoded' });
    expect(form.status).toBe(415);
    for (const origin of ['https://evil.example', 'null']) {
      expect((await post(hub, { text: 'x' }, { Origin: origin })).status).toBe(403);
      expect((await withdraw(hub, '1', { Origin: origin })).status).toBe(403);
      expect((await hub.ask('/messages', { headers: { Origin: origin } })).status).toBe(403);
    }
    expect((await post(hub, { text: 'x' }, { Origin: hub.url })).status).toBe(201);
    expect((await post(hub, { text: 'x' }, { Host: 'evil.example' })).status).toBe(421);
  });

  it('is one too many after twenty', async () => {
    const hub = await startTestHub();
    for (let n = 0; n < 20; n += 1) expect((await post(hub, { text: `${n}` })).status).toBe(201);
    const answer = await post(hub, { text: 'more' });
    expect([answer.status, JSON.parse(answer.body).error]).toEqual([
      409,
      '20 messages are open, which is the limit',
    ]);
  });

  it('is not acknowledged when it cannot be stored', async () => {
    const hub = await startTestHub();
    await post(hub, { text: 'kept' });
    hub.station.stores = false;
    expect([(await post(hub, { text: 'lost' })).status, (await withdraw(hub, '1')).status]).toEqual([
      503, 503,
    ]);
    expect(await open(hub)).toEqual(['kept']);
  });

  it.each([
    ['/messages', 'DELETE', 'GET, HEAD, POST'],
    ['/messages/1', 'POST', 'DELETE'],
    ['/messages/1', 'GET', 'DELETE'],
  ])('at %s is not for %s', async (path, method, allow) => {
    const hub = await startTestHub();
    const answer = await hub.ask(path, { method });
    expect([answer.status, answer.headers.allow]).toEqual([405, allow]);
  });
});

describe('the right to write messages', () => {
  it('is a token’s that has it', async () => {
    const hub = await startTestHub(secured);
    expect((await post(hub, { text: 'a' }, bearer('duty-token'))).status).toBe(201);
    expect(await open(hub, bearer('duty-token'))).toEqual(['a']);
    expect((await withdraw(hub, '1', bearer('duty-token'))).status).toBe(204);
    expect(hub.station.noted).toMatchObject([
      { what: 'message.post', subject: '1', who: { id: '', role: 'leader' }, after: { by: 'token' } },
      { what: 'message.withdraw', subject: '1', before: { text: 'a' }, after: { by: 'token' } },
    ]);
    expect(JSON.stringify(hub.station.noted)).not.toContain('duty-token');
  });

  it.each(['wall-token', 'feed-token', 'duty-token2', 'duty-toke'])('is not that of "%s"', async (token) => {
    const hub = await startTestHub(secured);
    await post(hub, { text: 'a' }, bearer('duty-token'));
    const answer = await post(hub, { text: 'b' }, bearer(token));
    expect([answer.status, answer.headers['www-authenticate']]).toEqual([401, 'Bearer']);
    expect(answer.body).not.toContain(token);
    expect((await withdraw(hub, '1', bearer(token))).status).toBe(401);
    expect(await open(hub, bearer('duty-token'))).toEqual(['a']);
  });

  it('is not that of nobody, nor of a session, which may only read', async () => {
    const hub = await startTestHub(secured);
    await post(hub, { text: 'a' }, bearer('duty-token'));
    const signedIn = await hub.ask('/session', {
      method: 'POST',
      headers: json,
      body: '{"token":"wall-token"}',
    });
    const session = { Cookie: signedIn.headers['set-cookie']?.[0]?.split(';')[0] ?? '' };
    expect(await open(hub, session)).toEqual(['a']);
    for (const headers of [{}, session]) {
      expect((await post(hub, { text: 'b' }, headers)).status).toBe(401);
      expect((await withdraw(hub, '1', headers)).status).toBe(401);
    }
    expect((await hub.ask('/messages')).status).toBe(401);
  });

  it('is nobody’s when no token has it, also on this machine', async () => {
    const hub = await startTestHub({ tokens: [{ token: 'feed-token', sources: ['pbx'] }] });
    expect((await post(hub, { text: 'a' })).status).toBe(401);
  });

  it('is asked for behind a proxy and where other machines can come in', async () => {
    const hub = await startTestHub();
    expect((await post(hub, { text: 'a' }, { 'X-Forwarded-For': '10.0.0.1' })).status).toBe(401);
    const wide = await startTestHub({ listen: { host: '0.0.0.0' } });
    expect((await post(wide, { text: 'a' })).status).toBe(401);
  });

  it('cannot be guessed at: after ten wrong tokens even the right one has to wait', async () => {
    const hub = await startTestHub(secured);
    for (let n = 0; n < 10; n += 1)
      expect((await post(hub, { text: 'a' }, bearer(`guess-${n}`))).status).toBe(401);
    const answer = await post(hub, { text: 'a' }, bearer('duty-token'));
    expect([answer.status, answer.headers['retry-after']]).toEqual([429, '60']);
  });
});
