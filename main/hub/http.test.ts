import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startTestHub } from './testing/test-hub.ts';

describe('the files of the wall', () => {
  it.each([
    ['/', 'text/html; charset=utf-8', 'no-cache'],
    ['/index.html', 'text/html; charset=utf-8', 'no-cache'],
    ['/desk', 'text/html; charset=utf-8', 'no-cache'],
    ['/desk.html?page=live', 'text/html; charset=utf-8', 'no-cache'],
    ['/?scene=overview', 'text/html; charset=utf-8', 'no-cache'],
    ['/assets/index-D4f8a_b-.js', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
    ['/favicon.svg', 'image/svg+xml', 'no-cache'],
  ])('%s is %s, %s', async (path, type, cache) => {
    const hub = await startTestHub();
    const answer = await hub.ask(path);
    expect([answer.status, answer.headers['content-type'], answer.headers['cache-control']]).toEqual([
      200,
      type,
      cache,
    ]);
    expect(answer.body.length).toBe(Number(answer.headers['content-length']));
  });

  it.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/assets/../../secret.txt',
    '/..\\secret.txt',
    '//secret.txt',
    '/./../secret.txt',
    '/secret.txt',
    '/__proto__',
    '/assets',
    '/index.html/',
    '/%00',
    '/missing.js',
  ])('%s is not there', async (path) => {
    const hub = await startTestHub();
    const answer = await hub.ask(path);
    expect(answer.status).toBe(404);
    expect(answer.body).toMatch(/这里没有这个页面/);
  });

  it('are answered by 304 to whoever has them', async () => {
    const hub = await startTestHub();
    const first = await hub.ask('/');
    const etag = String(first.headers.etag);
    const second = await hub.ask('/', { headers: { 'If-None-Match': `"other", ${etag}` } });
    expect([second.status, second.body, second.headers.etag]).toEqual([304, '', etag]);
    expect((await hub.ask('/', { headers: { 'If-None-Match': '"other"' } })).status).toBe(200);
  });

  it('are told of by HEAD without a body', async () => {
    const hub = await startTestHub();
    const answer = await hub.ask('/', { method: 'HEAD' });
    expect([answer.status, answer.body]).toEqual([200, '']);
    expect(Number(answer.headers['content-length'])).toBeGreaterThan(10);
  });

  it('are asked for by name until they are built', async () => {
    const hub = await startTestHub({}, { built: false });
    const answer = await hub.ask('/');
    expect(answer.status).toBe(503);
    expect(answer.body).toMatch(/npm run build/);
    mkdirSync(join(hub.folder, 'renderer'));
    writeFileSync(join(hub.folder, 'renderer', 'index.html'), 'built since');
    expect((await hub.ask('/')).body).toBe('built since');
  });
});

describe('every answer', () => {
  it.each([
    ['/', 'GET', 200],
    ['/nowhere', 'GET', 404],
    ['/healthz', 'DELETE', 405],
    ['/session', 'POST', 415],
  ])('%s %s %i carries the security headers', async (path, method, status) => {
    const hub = await startTestHub();
    const answer = await hub.ask(path, { method });
    expect(answer.status).toBe(status);
    expect(answer.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'SAMEORIGIN',
      'cross-origin-opener-policy': 'same-origin',
    });
    const policy = String(answer.headers['content-security-policy']);
    expect(policy).toContain("default-src 'self'; connect-src 'self' ws://127.0.0.1:");
    expect(policy).toContain("frame-ancestors 'self'");
    expect(policy).not.toMatch(/unsafe|\*/);
    expect(answer.headers['x-powered-by']).toBeUndefined();
  });

  it.each(['evil.example', 'evil.example:80', '127.0.0.1.evil.example', 'localhost, evil.example'])(
    'to the Host "%s" is a refusal',
    async (host) => {
      const hub = await startTestHub();
      for (const path of ['/', '/healthz', '/session', '/nowhere']) {
        const answer = await hub.ask(path, { headers: { Host: host } });
        expect(answer.status).toBe(421);
        expect(answer.headers['content-security-policy']).not.toContain('evil');
      }
    },
  );

  it('to a name of the settings is given', async () => {
    const hub = await startTestHub({ hosts: ['wall.example.cn'] });
    expect((await hub.ask('/', { headers: { Host: 'wall.example.cn:8138' } })).status).toBe(200);
    expect((await hub.ask('/', { headers: { Host: 'localhost:8138' } })).status).toBe(200);
  });

  it.each([
    ['/', 'POST', 'GET, HEAD'],
    ['/favicon.svg', 'PUT', 'GET, HEAD'],
    ['/metrics', 'POST', 'GET, HEAD'],
    ['/session', 'PUT', 'GET, HEAD, POST, DELETE'],
  ])('to %s by %s is 405 with what is allowed', async (path, method, allow) => {
    const hub = await startTestHub();
    const answer = await hub.ask(path, { method });
    expect([answer.status, answer.headers.allow]).toEqual([405, allow]);
  });

  it('to a plain request of a WebSocket address says what it is', async () => {
    const hub = await startTestHub();
    for (const path of ['/live', '/feed']) expect((await hub.ask(path)).status).toBe(426);
  });

  it('to a request that fails hides the cause', async () => {
    const hub = await startTestHub();
    hub.station.health = () => {
      throw new Error('password=hunter2');
    };
    const answer = await hub.ask('/healthz');
    expect(answer.status).toBe(500);
    expect(answer.body).not.toContain('hunter2');
  });
});

describe('health and metrics', () => {
  it('say 200 when the station is well and 503 when not', async () => {
    const hub = await startTestHub();
    const well = await hub.ask('/healthz');
    expect(well.status).toBe(200);
    expect(JSON.parse(well.body)).toMatchObject({ ok: true, version: '9.9.9', events: { committed: 100 } });
    hub.station.state = { ...hub.station.state, ok: false };
    expect((await hub.ask('/healthz')).status).toBe(503);
    expect((await hub.ask('/metrics')).body).toContain('callwall_up 0\n');
  });

  it('are printed in the text format of Prometheus', async () => {
    const hub = await startTestHub();
    const answer = await hub.ask('/metrics');
    expect(answer.headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
    for (const line of [
      'callwall_events_committed_total 100',
      'callwall_events_duplicate_total 5',
      'callwall_events_late_total 4',
      'callwall_events_quarantined_total 3',
      'callwall_frames_malformed_total 6',
      'callwall_gaps_total 2',
      'callwall_feed_missing_events{source="pbx \\"1\\""} 2',
      'callwall_feed_age_seconds{source="pbx \\"1\\""} 1',
      'callwall_commit_duration_seconds 0.0015',
      'callwall_viewers 0',
      'callwall_info{version="9.9.9"} 1',
    ]) {
      expect(answer.body.split('\n')).toContain(line);
    }
    expect(answer.body).toMatch(/callwall_event_loop_delay_seconds\{quantile="0.99"\} \d/);
    expect(answer.body).toMatch(/process_resident_memory_bytes \d{7,}\n/);
    const samples = answer.body
      .trimEnd()
      .split('\n')
      .filter((line) => !line.startsWith('#'));
    for (const line of samples)
      expect(line).toMatch(/^[a-z_]+(\{([a-z]+="([^"\\]|\\.)*",?)+\})? -?[\d.e+-]+$/);
  });
});
