import { expect, it } from 'vitest';
import { startTestHub } from '../testing/test-hub.ts';
import { logoAddress } from './logo-route.ts';

const body = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
const logo = { type: 'image/svg+xml', body } as const;

it('the logo is a picture and nothing else: nothing in it may run, and its type is not guessed', async () => {
  const hub = await startTestHub({}, { built: true, logo });
  const answer = await hub.ask(logoAddress(logo));
  expect([answer.status, answer.body]).toEqual([200, body.toString()]);
  expect(answer.headers).toMatchObject({
    'content-type': 'image/svg+xml',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
  });
  const again = await hub.ask('/brand/logo', { headers: { 'If-None-Match': String(answer.headers.etag) } });
  expect([again.status, again.body]).toEqual([304, '']);
  expect((await hub.ask('/brand/logo', { method: 'POST' })).status).toBe(405);
});

it('another picture has another address under the same path, and without one there is none', async () => {
  const other = { ...logo, body: Buffer.from('another') };
  expect(logoAddress(logo)).toMatch(/^\/brand\/logo\?[\w-]{8}$/);
  expect(logoAddress(other)).not.toBe(logoAddress(logo));
  const hub = await startTestHub();
  expect((await hub.ask('/brand/logo')).status).toBe(404);
});
