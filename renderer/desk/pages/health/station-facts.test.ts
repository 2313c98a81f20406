import { describe, expect, it } from 'vitest';
import type { Answers } from '../../../../shared/contract/asks.ts';
import { createZone } from '../../../../shared/time/zone-day.ts';
import { createWords } from '../../../../shared/words/words.ts';
import { formatBytes } from './format-bytes.ts';
import { rawText } from '../../parts/raw-text.ts';
import { processFacts, retentionFacts, storageFacts } from './station-facts.ts';

const words = createWords('zh-CN');
const health: Answers['health.read'] = {
  disk: { free: 50 * 2 ** 30, total: 200 * 2 ** 30 },
  rssBytes: 123 * 2 ** 20,
  loop: { p50Ms: 0.44, p99Ms: 41.2 },
  startedAt: 0,
  commits: { count: 12_345, lastMs: 3, p50Ms: 2.04, p99Ms: 14 },
  events: { committed: 9, duplicates: 1, late: 2, quarantined: 3, gaps: 4, malformed: 0 },
  viewers: 7,
  versions: { app: '1.0.0', node: '24.0.0', feed: 'callwall.v1', viewer: 1 },
  settingsFile: null,
  folder: '/data',
};
const stored: Answers['health.database'] = {
  database: { walBytes: 4096, pages: 1000, pageBytes: 4096, freePages: 3 },
  sqlite: '3.54.1',
  schema: 3,
  retention: { eventsFrom: null, figuresFrom: null, doneOn: null, closedDays: 0 },
  sources: [],
  days: { events: 35, contacts: 90, rollups: 760 },
};
const textOf = (facts: { name: string; value: unknown }[], name: string) =>
  facts.find((fact) => fact.name === name)?.value;
const troubled = (facts: { name: string; troubled?: boolean }[]) =>
  facts.filter((fact) => fact.troubled === true).map(({ name }) => name);

describe('the facts of the station', () => {
  it('say how its process does', () => {
    const facts = processFacts(health, 7_200_000, words);
    expect(textOf(facts, '已运行')).toBe('2 时 0 分');
    expect(textOf(facts, '事件循环延迟（近 30 秒）')).toBe('中位 0.4 毫秒，99% 在 41 毫秒内');
    expect(textOf(facts, '提交')).toBe('12,345 次；中位 2.0 毫秒，99% 在 14 毫秒内');
    expect(troubled(facts)).toEqual([]);
  });
  it('mark what wants looking at', () => {
    const { events } = health;
    const late = { ...health, loop: { p50Ms: 1, p99Ms: 900 }, events: { ...events, malformed: 1 } };
    expect(troubled(processFacts(late, 0, words))).toEqual(['事件循环延迟（近 30 秒）', '不合协议的帧']);
    const full = { ...health, disk: { free: 1, total: 100 } };
    expect(troubled(storageFacts(full, stored, words))).toEqual(['磁盘剩余']);
  });
  it('have dashes for what is not known yet', () => {
    expect(textOf(processFacts({ ...health, loop: null }, 0, words), '事件循环延迟（近 30 秒）')).toBe('—');
    expect(textOf(storageFacts({ ...health, disk: null }, stored, words), '磁盘剩余')).toBe('—');
  });
  it('say how much of the past there is', () => {
    const zone = createZone('Asia/Shanghai');
    expect(textOf(retentionFacts(stored, zone, words), '事件保留自')).toBe('全部');
    const retention = { ...stored.retention, eventsFrom: zone.dayByDate('2026-05-01').start };
    expect(textOf(retentionFacts({ ...stored, retention }, zone, words), '事件保留自')).toBe('2026-05-01');
  });
});

describe('amounts of storage', () => {
  it.each([
    [0, '0 B'],
    [1023, '1023 B'],
    [4096, '4 KB'],
    [12.34 * 2 ** 20, '12.3 MB'],
    [1.256 * 2 ** 30, '1.26 GB'],
    [5 * 2 ** 50, '5120 TB'],
  ])('%d is %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });
});

it('shows a message that came as JSON line by line, and one cut off as it is', () => {
  expect(rawText('{"a":1}')).toBe('{\n  "a": 1\n}');
  expect(rawText('{"a":"cut')).toBe('{"a":"cut');
});
