import { describe, expect, it } from 'vitest';
import { answerPage } from './app-pages.ts';

const files = new Map([
  ['/index.html', { type: 'text/html; charset=utf-8', body: Buffer.from('<p>站</p>') }],
]);
const picture = (type: string) => () =>
  Promise.resolve(new Response('x', { headers: { 'Content-Type': type } }));
const ask = (url: string, given: { hub?: string; fetch?: () => Promise<Response>; method?: string } = {}) =>
  answerPage(
    { url, method: given.method ?? 'GET' },
    { files, hub: () => given.hub, fetch: given.fetch ?? (() => Promise.reject(new Error('away'))) },
  );

describe('a page of the application', () => {
  it('is a file of the build, under a policy that lets nothing in from elsewhere', async () => {
    const answer = await ask('app://callwall/');
    expect([answer.status, await answer.text()]).toEqual([200, '<p>站</p>']);
    expect(answer.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
    const policy = answer.headers.get('Content-Security-Policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    expect(policy).not.toMatch(/\*|http/);
  });
  it.each([
    'app://callwall/nothing.html',
    'app://callwall/../package.json',
    'app://callwall/%2e%2e/package.json',
    'app://callwall/..%2f..%2fetc%2fpasswd',
    'app://callwall/index.html/',
    'app://other/index.html',
    'https://callwall/index.html',
  ])('is not %s', async (url) => {
    expect((await ask(url)).status).toBe(404);
  });
  it('is not written to', async () => {
    expect((await ask('app://callwall/', { method: 'POST' })).status).toBe(404);
  });
});

describe('the brand’s picture', () => {
  const url = 'app://callwall/brand/logo?v=1';
  it.each([
    ['comes from the hub', { hub: 'http://127.0.0.1:1', fetch: picture('image/png') }, 200],
    ['is a picture or nothing', { hub: 'http://127.0.0.1:1', fetch: picture('text/html') }, 404],
    ['is not there while the hub is away', { hub: 'http://127.0.0.1:1' }, 503],
    ['is not there before there is a hub', { fetch: picture('image/png') }, 503],
  ])('%s', async (_what, given, status) => {
    expect((await ask(url, given)).status).toBe(status);
  });
});
