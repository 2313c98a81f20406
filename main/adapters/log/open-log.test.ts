import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openLog } from './open-log.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'callwall-log-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function lines(file: string): unknown[] {
  return readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

test('every line is JSON with level, ISO time, message and facts', () => {
  const file = join(folder, 'deep', 'callwall.log');
  const log = openLog({ file });
  log.info('feed connected', { source: 'pbx-1', events: 12 });
  log.error('commit failed', { cause: new Error('disk full') });
  log.close();
  expect(lines(file)).toEqual([
    {
      level: 'info',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      message: 'feed connected',
      source: 'pbx-1',
      events: 12,
    },
    { level: 'error', time: expect.any(String), message: 'commit failed', cause: 'Error: disk full' },
  ]);
});

test('lines below the level are not written', () => {
  const file = join(folder, 'callwall.log');
  const log = openLog({ file, level: 'warn' });
  log.info('chatter');
  log.warn('matter');
  log.close();
  expect(lines(file)).toMatchObject([{ message: 'matter' }]);
});

test('neither secrets nor caller numbers reach the file, wherever they stand', () => {
  const file = join(folder, 'callwall.log');
  const log = openLog({ file });
  log.warn('refused +86 138 0013 8000 with Bearer abc.DEF-123', {
    token: 'top-secret',
    nested: { siteKey: 'k3y', rows: ['call from 13800138000'] },
    customer: 13800138000,
    url: 'ws://user:pass-word@host/feed',
  });
  log.close();
  const text = readFileSync(file, 'utf8');
  for (const leak of ['138', 'abc.DEF', 'top-secret', 'k3y', 'pass-word']) expect(text).not.toContain(leak);
});

test('a full file is turned over and only the newest old ones are kept', () => {
  const file = join(folder, 'callwall.log');
  const log = openLog({ file, limits: { maxBytes: 200, keep: 2 } });
  for (let n = 0; n < 20; n += 1) log.info(`line ${n}`);
  log.close();
  expect(readdirSync(folder).sort()).toEqual(['callwall.log', 'callwall.log.1', 'callwall.log.2']);
  const last = [...lines(`${file}.1`), ...lines(file)].at(-1);
  expect(last).toMatchObject({ message: 'line 19' });
  for (const name of readdirSync(folder))
    expect(readFileSync(join(folder, name)).length).toBeLessThanOrEqual(200);
});

test('an existing log is continued, not overwritten', () => {
  const file = join(folder, 'callwall.log');
  for (const message of ['first run', 'second run']) {
    const log = openLog({ file });
    log.info(message);
    log.close();
  }
  expect(lines(file)).toMatchObject([{ message: 'first run' }, { message: 'second run' }]);
});

test('a log that can no longer be written tells so once and does not throw', () => {
  const file = join(folder, 'callwall.log');
  const faults: Error[] = [];
  const log = openLog({ file, onFault: (cause) => faults.push(cause) });
  log.close();
  log.info('lost');
  log.info('lost too');
  expect(faults).toHaveLength(1);
  expect(existsSync(file)).toBe(true);
});
