import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocketServer } from 'ws';
import { FEED_PROTOCOL } from '../../../shared/contract/feed.ts';
import { ownHere } from './testing/own-here.ts';
import { tryConnection } from './try-connection.ts';

const tokens = [{ token: 'right', viewer: true }];
const language = 'en';

/** A source that listens, and greets whoever dials. */
async function sourceThatSays(greeting: object): Promise<string> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', handleProtocols: () => FEED_PROTOCOL });
  server.on('connection', (socket) => socket.send(JSON.stringify(greeting)));
  await new Promise((done) => server.once('listening', done));
  onTestFinished(() => new Promise<void>((done) => server.close(() => done())));
  return `ws://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

/** An ordinary web server that is no station. */
async function webServer(): Promise<string> {
  const server = createServer((_request, response) => response.writeHead(404).end());
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', () => done()));
  onTestFinished(() => void server.close());
  return `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test('a hub that answers is fine', async () => {
  const { hub } = await ownHere({ tokens });
  const url = hub.replace('http', 'ws');
  expect(await tryConnection({ kind: 'follow', url, token: 'right' }, language)).toEqual({
    ok: true,
    detail: 'v1',
  });
  const wrong = await tryConnection({ kind: 'follow', url, token: 'wrong' }, 'zh-CN');
  expect(wrong).toEqual({ ok: false, fault: expect.stringContaining('无法使用') });
  expect(JSON.stringify(wrong)).not.toContain('wrong');
});

test.each([
  ['nobody listens', () => Promise.resolve('ws://127.0.0.1:1'), 'ECONNREFUSED'],
  ['a web server is there', webServer, '404'],
])('a hub where %s is not', async (_what, address, why) => {
  const url = await address();
  expect(await tryConnection({ kind: 'follow', url }, language)).toEqual({
    ok: false,
    fault: expect.stringContaining(why),
  });
});

test('a source is fine when it says hello', async () => {
  const hello = { t: 'hello', v: 1, source: 'acd', epoch: 'e', first: 1, last: 0, name: 'ACD North' };
  const source = { id: 'acd', kind: 'callwall' as const, url: await sourceThatSays(hello) };
  expect(await tryConnection({ kind: 'source', source }, language)).toEqual({
    ok: true,
    detail: 'ACD North',
  });
  const other = { ...source, url: await sourceThatSays({ t: 'hi' }) };
  expect(await tryConnection({ kind: 'source', source: other }, language)).toEqual({
    ok: false,
    fault: expect.stringContaining('no hello'),
  });
});

test('an Asterisk that is not there is told with its address', async () => {
  const source = {
    id: 'pbx',
    kind: 'asterisk' as const,
    host: '127.0.0.1',
    port: 1,
    user: 'u',
    secret: 's3cret-of-ami',
  };
  const answer = await tryConnection({ kind: 'source', source }, language);
  expect(answer).toEqual({ ok: false, fault: expect.stringContaining('127.0.0.1:1') });
  expect(JSON.stringify(answer)).not.toContain('s3cret');
});
