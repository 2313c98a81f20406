import { describe, expect, it } from 'vitest';
import { anAlert } from '../../../shared/alerts-text/alert.fixture.ts';
import type { FeedCell } from '../../../shared/contract/topics.ts';
import { createWords } from '../../../shared/words/words.ts';
import { zoneNamed } from '../../link/zone.ts';
import { scopeKey } from './scope-key.ts';
import { type SignalData, signalValue } from './signal-value.ts';
import { type SignalName, signals } from './signals.ts';

const NOW = Date.UTC(2026, 10, 22, 6, 30);
const DAY = 86_400_000;
const words = createWords('zh-CN');
const context = { now: NOW, real: NOW, zone: zoneNamed('Asia/Shanghai'), words };
const feed: FeedCell = {
  id: 'acd',
  name: '主交换机',
  kind: 'callwall',
  state: 'live',
  since: NOW - DAY,
  newest: NOW - 3_000,
  behind: 4,
  missing: 1_012,
  quarantined: 60,
  skewMs: -250,
  eventsPerSecond: 12.4,
};
const queue = { kind: 'queue', key: 'q1', name: '报修' } as const;
const data: SignalData = {
  feeds: { acd: feed },
  faults: {},
  alerts: { a1: anAlert(), a2: anAlert({ id: 'a2', state: 'pending' }) },
  load: {
    tenMinutes: [0, 1, 0, 2, 12, 3],
    lastHour: 18,
    raised: 25,
    bySeverity: { critical: 5, warning: 11, notice: 2 },
    chattering: [{ rule: 'queue-deep', scope: queue, count: 4 }],
    standing: [{ alert: 'a1', since: NOW - DAY - 3_600_000 }],
    flood: false,
  },
  gaps: { entries: [{ id: 7, source: 'acd', epoch: 'e', from: 5, to: 16, why: '', at: NOW }], more: false },
  quarantine: {
    entries: [],
    more: false,
    totals: [
      { source: 'acd', code: 'invalid', count: 40 },
      { source: 'acd', code: 'time', count: 20 },
      { source: 'b', code: 'time', count: 3 },
    ],
  },
  shell: {
    backend: '45.5.0',
    since: NOW,
    crashReports: 2,
    stationRestarts: 1,
    pageReloads: 0,
    gpuLosses: 3,
    softwareRendering: false,
  },
  health: {
    disk: null,
    rssBytes: 1,
    loop: { p50Ms: 0.44, p99Ms: 41.2 },
    startedAt: NOW - 7_200_000,
    commits: { count: 1, lastMs: 1, p50Ms: 1, p99Ms: 1 },
    events: { committed: 9, duplicates: 1, late: 2, quarantined: 3, gaps: 4, malformed: 0 },
    viewers: 7,
    versions: { app: '1', node: '24', feed: 'f', viewer: 1 },
    settingsFile: null,
    folder: '/data',
  },
  stored: {
    database: { walBytes: 4096, pages: 1000, pageBytes: 4096, freePages: 3 },
    sqlite: '3',
    schema: 3,
    retention: { eventsFrom: null, figuresFrom: null, doneOn: null, closedDays: 31 },
    sources: [{ id: 'acd', simulated: false, late: 6, duplicates: 8, newestEvent: NOW - 5_000 }],
    days: { events: 35, contacts: 90, rollups: 760 },
  },
};
const told = (signal: SignalName, of = '', part = '', given = data) =>
  signalValue({ signal, of, part }, given, context);
const whole = (signal: SignalName, of = '', part = '') => {
  const { value, whose } = told(signal, of, part);
  return [value, whose];
};

describe('a number that is no metric', () => {
  it('is what the row of its source says', () => {
    expect(whole('feed.age', 'acd')).toEqual(['3 秒前', '主交换机']);
    expect(whole('feed.rate', 'acd')).toEqual(['12', '主交换机']);
    expect(whole('feed.behind', 'acd')).toEqual(['4', '主交换机']);
    expect(whole('feed.missing', 'acd')).toEqual(['1,012', '主交换机']);
    expect(whole('feed.quarantined', 'acd')).toEqual(['60', '主交换机']);
    expect(whole('feed.skew', 'acd')).toEqual(['−250 毫秒', '主交换机']);
    expect(whole('feed.late', 'acd')).toEqual(['6', '主交换机']);
    expect(whole('feed.duplicates', 'acd')).toEqual(['8', '主交换机']);
    expect(whole('feed.newestEvent', 'acd')).toEqual(['2026-11-22 14:29:55', '主交换机']);
    expect(whole('feed.gap', '7')).toEqual(['12', '主交换机 · 5–16']);
  });
  it('counts the messages in quarantine that were chosen', () => {
    expect(whole('quarantine')).toEqual(['63', '全部来源']);
    expect(whole('quarantine', 'acd')).toEqual(['60', 'acd']);
    expect(whole('quarantine', 'acd', 'time')).toEqual(['20', 'acd · 时间不对']);
  });
  it('is what the page says of the station', () => {
    expect(whole('station.loop')).toEqual(['中位 0.4 毫秒，99% 在 41 毫秒内', '中心站']);
    expect(whole('station.uptime')).toEqual(['2 时 0 分', '中心站']);
    expect(whole('station.closed')).toEqual(['31', '中心站']);
    expect(whole('faults.open')).toEqual(['0', '中心站']);
  });
  it('is what the application around the page healed', () => {
    const names = ['shell.station', 'shell.pages', 'shell.gpu', 'shell.crashes'] as const;
    expect(names.map((name) => whole(name)[0])).toEqual(['1 次', '0 次', '3 次', '2 份']);
    // In a browser there is none.
    expect(told('shell.gpu', '', '', { shell: null }).value).toBeNull();
  });
  it('is how busy alerts are, in all, by span, severity and rule', () => {
    expect(whole('load.notices')).toEqual(['18', '全中心']);
    expect(whole('load.raised')).toEqual(['25', '全中心']);
    expect(whole('load.tenMinutes', '', '4')).toEqual(['12', '全中心 · 20–10 分钟前']);
    expect(whole('load.severity', '', 'warning')).toEqual(['11', '全中心 · 警告']);
    expect(whole('load.chattering', 'queue-deep', scopeKey(queue))).toEqual(['4', 'queue-deep · 队列 报修']);
    expect(whole('load.standing', 'a1')).toEqual(['1 天 1 时', '接通率骤降 · 队列 故障报修']);
    expect(told('alerts.states').value).toBe('告警中 1，观察中 1，已恢复 0');
  });
  it('has a value and both texts for every name', () => {
    const of: Partial<Record<SignalName, [string, string]>> = {
      'feed.gap': ['7', ''],
      'load.tenMinutes': ['', '0'],
      'load.severity': ['', 'notice'],
      'load.chattering': ['queue-deep', scopeKey(queue)],
      'load.standing': ['a1', ''],
    };
    for (const signal of Object.keys(signals) as SignalName[]) {
      const [whose, part] = of[signal] ?? [signal.startsWith('feed.') ? 'acd' : '', ''];
      expect(told(signal, whose, part).value, signal).toEqual(expect.any(String));
    }
  });
  it('is not known before there is something to know it from, and gone with what it was of', () => {
    for (const signal of Object.keys(signals) as SignalName[])
      expect(told(signal, 'acd', '0', {}).value, signal).toBeUndefined();
    for (const signal of ['feed.age', 'feed.late', 'feed.gap', 'load.standing', 'load.chattering'] as const)
      expect(told(signal, 'nothing').value, signal).toBeNull();
    expect(told('load.tenMinutes', '', '9').value).toBeNull();
  });
});
