import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { VerifyClientCallbackSync, WebSocket } from 'ws';
import { WebSocketServer } from 'ws';
import type { FeedLink } from '../../station/ports.ts';
import { dialSource } from './dial.ts';
import { redialDelay } from './redial.ts';
import { manualClock } from './testing/manual-clock.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
let server: WebSocketServer | null = null;
let line: ReturnType<typeof dialSource> | null = null;

afterEach(async () => {
  await line?.close();
  const open = server;
  for (const client of open?.clients ?? []) client.terminate();
  await new Promise<unknown>((resolve) => open?.close(resolve) ?? resolve(null));
  server = null;
});

async function listen(verify = (_authorization: string | undefined) => true): Promise<string> {
  const verifyClient: VerifyClientCallbackSync = ({ req }) => verify(req.headers.authorization);
  server = new WebSocketServer({ port: 0, host: '127.0.0.1', verifyClient });
  await once(server, 'listening');
  return `ws://127.0.0.1:${(server.address() as AddressInfo).port}/feed`;
}

function fail(): never {
  throw new Error('no server');
}

async function accepted(): Promise<WebSocket> {
  const [socket] = (await once(server ?? fail(), 'connection')) as [WebSocket];
  return socket;
}

describe('the waits between redials', () => {
  it('are jittered over the full range and grow from 0.5 s to 30 s', () => {
    expect([0, 1, 2, 5, 6, 50].map((attempt) => redialDelay(attempt, 1))).toEqual([
      500, 1000, 2000, 16_000, 30_000, 30_000,
    ]);
    expect(redialDelay(6, 0)).toBe(0);
    expect(redialDelay(6, 0.5)).toBe(15_000);
  });
});

describe('a station that dials a source', () => {
  it('brings its token, speaks callwall.v1 and lets the connection speak for that source only', async () => {
    const tokens: (string | undefined)[] = [];
    const url = await listen((authorization) => tokens.push(authorization) > 0);
    const frames: string[] = [];
    const links: FeedLink[] = [];
    const clock = manualClock();
    const openFeed = (link: FeedLink) => {
      links.push(link);
      return { onFrame: (text: string) => void frames.push(text), onClose: () => undefined };
    };
    line = dialSource({ id: 'pbx-1', url, token: 'secret', clock, log: silent, openFeed });
    const socket = await accepted();
    socket.send('{"t":"hello"}');
    await expect.poll(() => frames).toEqual(['{"t":"hello"}']);
    expect(socket.protocol).toBe('callwall.v1');
    expect(tokens).toEqual(['Bearer secret']);
    expect(links[0]?.allowed).toEqual(['pbx-1']);
    expect(links[0]?.peer).toBe(new URL(url).host);
  });

  it('dials again after a cut, but not after it was superseded', async () => {
    const url = await listen();
    const clock = manualClock();
    let closes = 0;
    const openFeed = () => ({ onFrame: () => undefined, onClose: () => (closes += 1) });
    line = dialSource({ id: 'pbx-1', url, clock, log: silent, openFeed, random: () => 0.5 });
    (await accepted()).terminate();
    await expect.poll(() => clock.timers()).toBe(1);
    expect(closes).toBe(1);
    clock.pass(249);
    expect(clock.timers()).toBe(1);
    const again = accepted();
    clock.pass(1);
    (await again).close(4410, 'superseded');
    await expect.poll(() => closes).toBe(2);
    expect(clock.timers()).toBe(0);
  });

  it('goes on dialling where it is refused, ever more slowly', async () => {
    let tries = 0;
    const url = await listen(() => (tries += 1) > 2);
    const clock = manualClock();
    const openFeed = () => ({ onFrame: () => undefined, onClose: () => undefined });
    line = dialSource({ id: 'pbx-1', url, clock, log: silent, openFeed, random: () => 0.5 });
    await expect.poll(() => clock.timers()).toBe(1);
    clock.pass(250);
    await expect.poll(() => clock.timers()).toBe(1);
    const open = accepted();
    clock.pass(499);
    expect(clock.timers()).toBe(1);
    clock.pass(1);
    await open;
    expect(tries).toBe(3);
  });
});
