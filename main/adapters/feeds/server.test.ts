import { once } from 'node:events';
import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ClientOptions } from 'ws';
import { WebSocket } from 'ws';
import type { AccessRules } from './access.ts';
import type { SocketLink } from './feed-socket.ts';
import { shortReason, UNREAD_LIMIT } from './feed-socket.ts';
import { serveFeeds } from './server.ts';

const loopback: AccessRules = { tokens: [], origins: [], hosts: [], listenHost: '127.0.0.1' };
const http = createServer((_request, response) => response.end('page'));
let rules = loopback;
let frames: string[] = [];
let links: SocketLink[] = [];
let unreadable: string[] = [];
let closed = 0;
let refused: string[] = [];
let feeds: ReturnType<typeof serveFeeds>;
let port = 0;

beforeEach(async () => {
  [rules, frames, links, unreadable, closed, refused] = [loopback, [], [], [], 0, []];
  feeds = serveFeeds({
    server: http,
    rules: () => rules,
    onRefused: (_peer, status, why) => refused.push(`${status} ${why}`),
    openFeed(link) {
      links.push(link);
      return {
        onFrame: (text) => frames.push(text),
        onUnreadable: (why) => unreadable.push(why),
        onClose: () => (closed += 1),
      };
    },
  });
  if (!http.listening) await once(http.listen(0, '127.0.0.1'), 'listening');
  port = (http.address() as AddressInfo).port;
});
afterEach(() => feeds.close());

function dial(
  options: ClientOptions = {},
  protocol: string | string[] = 'callwall.v1',
  path = '/feed',
): WebSocket {
  return new WebSocket(`ws://127.0.0.1:${port}${path}`, protocol, options);
}

/** `open` or the HTTP status of the refusal. */
async function outcome(socket: WebSocket): Promise<number | 'open'> {
  return new Promise((resolve) => {
    socket.once('open', () => resolve('open'));
    socket.once('unexpected-response', (_request, response) => {
      resolve(response.statusCode ?? 0);
      socket.close();
    });
    socket.on('error', () => undefined);
  });
}

async function closeCode(socket: WebSocket): Promise<number> {
  const [code] = (await once(socket, 'close')) as [number];
  return code;
}

describe('the feed server', () => {
  it('hands text frames, the token’s sources and the end of the connection to the session', async () => {
    rules = { ...loopback, tokens: [{ token: 'secret', sources: ['pbx-1'], viewer: false }] };
    const socket = dial({ headers: { authorization: 'Bearer secret' } });
    expect(await outcome(socket)).toBe('open');
    expect(socket.protocol).toBe('callwall.v1');
    expect(socket.extensions).toBe('');
    expect(links[0]?.allowed).toEqual(['pbx-1']);
    expect(links[0]?.peer).toMatch(/^127\.0\.0\.1:\d+$/);
    socket.send('{"t":"hello"}');
    const answer = once(socket, 'message');
    links[0]?.send('{"t":"welcome"}');
    expect(String((await answer)[0])).toBe('{"t":"welcome"}');
    socket.close();
    await once(socket, 'close');
    expect(frames).toEqual(['{"t":"hello"}']);
    await expect.poll(() => closed).toBe(1);
  });

  it.each<[string, ClientOptions, string[], Partial<AccessRules>, number]>([
    ['without the sub-protocol', {}, [], {}, 400],
    ['with another sub-protocol only', {}, ['callwall.v2'], {}, 400],
    ['from a foreign page', { origin: 'https://evil.example' }, ['callwall.v1'], {}, 403],
    ['for a foreign host name', { headers: { host: 'evil.example' } }, ['callwall.v1'], {}, 421],
    [
      'without a token where one is configured',
      {},
      ['callwall.v1'],
      { tokens: [{ token: 's', sources: ['a'], viewer: false }] },
      401,
    ],
    ['without a token beyond loopback', {}, ['callwall.v1'], { listenHost: '0.0.0.0' }, 401],
    [
      'with a wrong token',
      { headers: { authorization: 'Bearer t' } },
      ['callwall.v1'],
      { tokens: [{ token: 's', sources: ['a'], viewer: false }] },
      401,
    ],
  ])('refuses a connection %s', async (_name, options, protocols, more, status) => {
    rules = { ...loopback, ...more };
    expect(await outcome(dial(options, protocols))).toBe(status);
    expect(links).toEqual([]);
    expect(refused).toHaveLength(1);
    expect(refused[0]?.startsWith(String(status))).toBe(true);
  });

  it('never negotiates compression, whatever the client offers', async () => {
    const socket = dial({ perMessageDeflate: true });
    expect(await outcome(socket)).toBe('open');
    expect(socket.extensions).toBe('');
    socket.close();
  });

  it('takes a frame of 1 MiB and closes a larger one with 1009', async () => {
    const socket = dial();
    await once(socket, 'open');
    socket.send('x'.repeat(1 << 20));
    await expect.poll(() => frames.length).toBe(1);
    socket.send('x'.repeat((1 << 20) + 1));
    expect(await closeCode(socket)).toBe(1009);
    expect(frames).toHaveLength(1);
    await expect.poll(() => closed).toBe(1);
    expect(unreadable).toEqual(['Max payload size exceeded']);
  });

  it('closes binary frames with 4400 and hears nothing after that', async () => {
    const socket = dial();
    await once(socket, 'open');
    socket.send(Buffer.from('{"t":"ping"}'));
    socket.send('{"t":"late"}');
    expect(await closeCode(socket)).toBe(4400);
    expect(frames).toEqual([]);
    expect(unreadable).toHaveLength(1);
  });

  it('cuts a message of more than 1,024 fragments', async () => {
    const socket = dial();
    await once(socket, 'open');
    for (let part = 0; part < 1025; part += 1) socket.send('x', { fin: false });
    expect(await closeCode(socket)).toBe(1008);
    expect(frames).toEqual([]);
  });

  it('cuts a reader that leaves its frames unread, instead of keeping them', async () => {
    const socket = dial();
    await once(socket, 'open');
    socket.pause();
    const link = links[0];
    const frame = 'x'.repeat(1 << 20);
    let sent = 0;
    while (closed === 0 && sent < 100) {
      link?.send(frame);
      sent += 1;
      await new Promise((resolve) => setImmediate(resolve));
    }
    await expect.poll(() => closed).toBe(1);
    expect(link?.buffered() ?? Infinity).toBeLessThanOrEqual(UNREAD_LIMIT + (2 << 20));
    socket.terminate();
  });

  it('leaves other paths and plain HTTP alone', async () => {
    const other = await new Promise<number>((resolve) => {
      httpRequest({ port, path: '/' }, (response) => resolve(response.resume().statusCode ?? 0)).end();
    });
    expect(other).toBe(200);
    const live = dial({}, 'callwall.v1', '/live');
    live.on('error', () => undefined);
    http.once('upgrade', (_request, socket) =>
      socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n'),
    );
    expect(await outcome(live)).toBe(404);
    expect(links).toEqual([]);
  });

  it('survives a peer that resets while it is being refused', async () => {
    rules = { ...loopback, listenHost: '0.0.0.0' };
    const raw = connect(port, '127.0.0.1');
    await once(raw, 'connect');
    raw.write('GET /feed HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n');
    await expect.poll(() => refused.length).toBe(1);
    raw.resetAndDestroy();
    await once(raw, 'close');
    rules = loopback;
    const socket = dial();
    expect(await outcome(socket)).toBe('open');
    socket.close();
  });

  it('closes every feed with 1001 when it stops', async () => {
    const socket = dial();
    await once(socket, 'open');
    const code = closeCode(socket);
    await feeds.close();
    expect(await code).toBe(1001);
    expect(feeds.connections()).toBe(0);
  });
});

describe('close reasons', () => {
  it('fit into 123 bytes without cutting a character', () => {
    const cut = shortReason('话'.repeat(60));
    expect(Buffer.byteLength(cut)).toBe(123);
    expect(cut).toBe('话'.repeat(41));
    expect(shortReason('short')).toBe('short');
  });
});
