import { once } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { wireContract } from '../../shared/contract/wire-contract.ts';
import type { Wire } from '../../shared/contract/wire.ts';
import { wsWire } from './ws-wire.ts';

interface Ends {
  client: WebSocket;
  server: WebSocket;
}

async function connect(): Promise<Ends> {
  const listener = new WebSocketServer({ port: 0, host: '127.0.0.1', maxPayload: 1 << 16 });
  await once(listener, 'listening');
  const address = listener.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  const accepted = new Promise<WebSocket>((done) => listener.once('connection', done));
  const client = new WebSocket(`ws://127.0.0.1:${address.port}`);
  onTestFinished(() => {
    for (const end of listener.clients) end.terminate();
    listener.close();
  });
  return { client, server: await accepted };
}

const anything = (raw: unknown) => (raw === undefined ? undefined : raw);

async function pair(): Promise<[Wire<unknown, unknown>, Wire<unknown, unknown>]> {
  const { client, server } = await connect();
  return [wsWire(client, anything), wsWire(server, anything)];
}

describe('the WebSocket wire', () => {
  it.each(wireContract)('$name', async ({ check }) => check(await pair()));

  it.each([
    ['text that is no JSON', '{"t":'],
    ['bytes', Buffer.from('{"t":"ack","n":1}')],
  ])('closes with 4400 on %s', async (_name, data) => {
    const { client, server } = await connect();
    const why = new Promise((done) => wsWire(server, anything).onClose(done));
    if (client.readyState === client.CONNECTING) await once(client, 'open');
    client.send(data);
    expect(await once(client, 'close')).toEqual([4400, Buffer.from('not a frame of this contract')]);
    expect(await why).toBe('not a frame of this contract');
  });

  it('reads nothing more after a frame that is none', async () => {
    const { client, server } = await connect();
    const read: unknown[] = [];
    const wire = wsWire(server, (raw) => (raw === 'bad' ? undefined : raw));
    wire.onFrame((frame) => read.push(frame));
    const closed = new Promise((done) => wire.onClose(done));
    if (client.readyState === client.CONNECTING) await once(client, 'open');
    for (const frame of ['good', 'bad', 'good']) client.send(JSON.stringify(frame));
    await closed;
    expect(read).toEqual(['good']);
  });

  it.each<[string, (wire: Wire<unknown, unknown>, socket: WebSocket) => void]>([
    ['the wire', (wire) => wire.close(4401, 'signed out')],
    ['the socket below it', (_wire, socket) => socket.close(4401, 'signed out')],
  ])('hears nothing of who talks on after we closed %s', async (_name, close) => {
    const { client, server } = await connect();
    const read: unknown[] = [];
    const wire = wsWire(server, anything);
    wire.onFrame((frame) => {
      read.push(frame);
      close(wire, server);
    });
    const closed = new Promise((done) => wire.onClose(done));
    if (client.readyState === client.CONNECTING) await once(client, 'open');
    for (const frame of ['last', 'late', 'later']) client.send(JSON.stringify(frame));
    await closed;
    expect(read).toEqual(['last']);
  });

  it('is closed with 1009 by a frame beyond the limit', async () => {
    const { client, server } = await connect();
    wsWire(server, anything);
    if (client.readyState === client.CONNECTING) await once(client, 'open');
    client.send(JSON.stringify('x'.repeat(1 << 16)));
    const [code] = await once(client, 'close');
    expect(code).toBe(1009);
  });

  it('cuts off a reader that does not read', async () => {
    const { client, server } = await connect();
    if (client.readyState === client.CONNECTING) await once(client, 'open');
    client.pause();
    const wire = wsWire(server, anything);
    const why = new Promise((done) => wire.onClose(done));
    const big = 'x'.repeat(1 << 20);
    for (let n = 0; n < 64; n += 1) wire.send(big);
    expect(await why).toMatch(/too slow/);
  });

  it('tells the cause when nobody answers the call', async () => {
    const listener = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    await once(listener, 'listening');
    const address = listener.address();
    await new Promise((done) => listener.close(done));
    if (typeof address !== 'object' || address === null) throw new Error('no port');
    const wire = wsWire(new WebSocket(`ws://127.0.0.1:${address.port}`), anything);
    wire.send('never sent');
    expect(await new Promise((done) => wire.onClose(done))).toMatch(/ECONNREFUSED/);
  });

  it('closes with a long reason of any script', async () => {
    const { client, server } = await connect();
    if (client.readyState === client.CONNECTING) await once(client, 'open');
    wsWire(server, anything).close(4000, '站'.repeat(100));
    const [code, reason] = await once(client, 'close');
    expect([code, String(reason)]).toEqual([4000, '站'.repeat(41)]);
  });
});
