import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { postHook } from './post-hook.ts';
import { hookServer } from './testing/hook-server.ts';
import type { Reply } from './testing/hook-server.ts';

type Kind = Parameters<typeof postHook>[0];

async function post(kind: Kind, reply: Reply, path = '/send?key=s3cret') {
  const server = await hookServer(() => reply);
  const sent = { url: `${server.url}${path}`, body: '{"a":"值班"}' };
  return { answer: await postHook(kind, sent, 'key-1', new AbortController().signal), posts: server.posts };
}

test('a message is posted as UTF-8 JSON with a key that tells it from others', async () => {
  const { answer, posts } = await post('json', { status: 204 });
  expect(answer).toEqual({ ok: true });
  expect(posts).toMatchObject([
    {
      path: '/send?key=s3cret',
      body: { a: '值班' },
      headers: { 'content-type': 'application/json; charset=utf-8', 'idempotency-key': 'key-1' },
    },
  ]);
});

test.each<[Kind, Reply, string, boolean, number]>([
  ['json', { status: 500 }, 'HTTP 500', false, 0],
  ['json', { status: 404 }, 'HTTP 404', false, 0],
  ['json', { status: 413 }, 'HTTP 413', true, 0],
  ['json', { status: 429 }, 'HTTP 429', false, 60_000],
  ['json', { status: 429, headers: { 'Retry-After': '90' } }, 'HTTP 429', false, 90_000],
  ['wecom', { body: { errcode: 45009 } }, 'it answers with error 45009', false, 60_000],
  ['dingtalk', { body: { errcode: 310000 } }, 'it answers with error 310000', false, 0],
  ['feishu', { body: { code: 19021 } }, 'it answers with error 19021', false, 0],
  ['wecom', { body: '<html>' }, 'its answer is not that of such a robot: check the address', false, 0],
  ['wecom', { body: { hello: 1 } }, 'its answer is not that of such a robot: check the address', false, 0],
])('%s answered %j is a failure', async (kind, reply, why, lasting, waitMs) => {
  expect((await post(kind, reply)).answer).toEqual({ ok: false, why, lasting, waitMs });
});

test.each<[Kind, unknown]>([
  ['wecom', { errcode: 0, errmsg: 'ok' }],
  ['dingtalk', { errcode: 0 }],
  ['feishu', { code: 0, msg: 'success' }],
  ['feishu', { StatusCode: 0 }],
])('%s answered %j took it', async (kind, body) => {
  expect((await post(kind, { body })).answer).toEqual({ ok: true });
});

test('a redirect is not followed: it would carry the message to somebody else', async () => {
  const elsewhere = await hookServer();
  const { answer } = await post('json', { status: 307, headers: { Location: `${elsewhere.url}/x` } });
  expect(answer).toMatchObject({ ok: false, why: 'HTTP 307' });
  expect(elsewhere.posts).toEqual([]);
});

test('who does not answer is left after five seconds', async () => {
  const began = performance.now();
  const { answer } = await post('json', null);
  expect(answer).toEqual({ ok: false, why: 'no answer within 5 s', lasting: false, waitMs: 0 });
  expect(performance.now() - began).toBeLessThan(8_000);
});

test('an answer without end is cut off', async () => {
  const { answer } = await post('wecom', { body: 'x'.repeat(1 << 20) });
  expect(answer).toMatchObject({ ok: false });
});

test('a failure says nothing of the address', async () => {
  const sent = { url: 'http://127.0.0.1:1/send?key=s3cret', body: '{}' };
  const answer = await postHook('json', sent, 'k', new AbortController().signal);
  expect(answer).toEqual({ ok: false, why: 'no connection (ECONNREFUSED)', lasting: false, waitMs: 0 });
});

test('a server whose certificate nobody vouches for is told nothing', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'callwall-tls-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const made = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=localhost'];
  execFileSync('openssl', [...made, '-keyout', key, '-out', cert], { stdio: 'ignore' });
  let asked = 0;
  const server = createServer({ key: readFileSync(key), cert: readFileSync(cert) }, () => asked++);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });
  const url = `https://localhost:${(server.address() as AddressInfo).port}/send`;
  const answer = await postHook('json', { url, body: '{}' }, 'k', new AbortController().signal);
  expect(answer).toMatchObject({ ok: false, why: 'no connection (DEPTH_ZERO_SELF_SIGNED_CERT)' });
  expect(asked).toBe(0);
});
