import { describe, expect, it } from 'vitest';
import type { FeedCell } from '../../../shared/contract/topics.ts';
import { createWords } from '../../../shared/words/words.ts';
import type { LinkState } from '../../link/ports.ts';
import { feed, NOON } from '../../testing/wall-states.ts';
import { freshnessBadge, staleness, standstill } from './view.ts';

const live: LinkState = { phase: 'live' };
const lost: LinkState = { phase: 'lost', why: 'closed', lastGood: NOON - 5_000, since: NOON - 5_000 };
const feeds = (...cells: FeedCell[]) => Object.fromEntries(cells.map((cell, i) => [String(i), cell]));
const standing = (link: LinkState, cells: FeedCell[], replayed = false) => ({
  link,
  feeds: feeds(...cells),
  replayed,
});
const badge = (link: LinkState, cells: FeedCell[], pace = 1) =>
  freshnessBadge({
    ...standing(link, cells, pace > 1),
    now: NOON,
    real: NOON,
    pace,
    words: createWords('zh-CN'),
  });
const down = feed({ state: 'down', name: 'CTI 备用', since: NOON - 42_000, newest: NOON - 44_000 });

describe('the freshness badge', () => {
  it('tells the age of the oldest live feed', () => {
    expect(badge(live, [feed({ newest: NOON - 400 }), feed({ newest: NOON - 2_100 })])).toEqual({
      look: 'fresh',
      text: '数据 2.1 秒前',
    });
    expect(badge(live, [feed({ newest: NOON + 300 })]).text).toBe('数据 0.0 秒前');
  });
  it('passes over sources that are only heard when something happens, unless there are no others or one broke its word', () => {
    const crm = feed({ kind: 'push', name: '工单系统', newest: NOON - 7_200_000 });
    expect(badge(live, [crm, feed({ newest: NOON - 400 })]).text).toBe('数据 0.4 秒前');
    expect(badge(live, [crm])).toEqual({ look: 'fresh', text: '最近推送 2 时 0 分前' });
    const silent = { ...crm, state: 'stale' as const, since: NOON - 60_000 };
    expect(badge(live, [silent, feed()])).toMatchObject({
      look: 'stale',
      text: expect.stringMatching(/^工单系统/),
    });
    // Whoever waits must not seem to wait on when nobody but the CRM is heard.
    expect(standstill(standing(live, [crm, down]))).toBe(down.newest);
  });
  it('tells the age of a replay in the viewer’s own seconds', () => {
    expect(badge(live, [feed({ newest: NOON - 60_000 })], 60).text).toBe('数据 1.0 秒前');
  });
  it('names the worst feed', () => {
    const silent = feed({ state: 'stale', since: NOON - 12_000 });
    expect(badge(live, [feed(), silent])).toEqual({ look: 'stale', text: 'CTI 主用 无消息 12 秒' });
    expect(badge(live, [silent, down, feed()])).toEqual({ look: 'down', text: 'CTI 备用 断开 42 秒' });
    expect(badge(live, [feed({ state: 'catchingUp', behind: 12_345 })])).toEqual({
      look: 'catchingUp',
      text: '补数中 · 差 12,345 条',
    });
  });
  it('takes a recording that is behind its own end for fresh, and one that is cut off for cut off', () => {
    expect(badge(live, [feed({ state: 'catchingUp', behind: 6_165, newest: NOON })], 30).look).toBe('fresh');
    expect(badge(live, [down], 30).look).toBe('down');
    expect(staleness(standing(live, [feed({ state: 'catchingUp' })], true))).toBeNull();
    expect(staleness(standing(live, [feed({ state: 'catchingUp' })], false))?.why).toBe('catchingUp');
  });
  it('counts a cut by the station’s clock, which a replay does not stop', () => {
    const given = {
      ...standing({ ...lost, lastGood: 0 }, [], true),
      now: 0,
      real: NOON,
      pace: 30,
      words: createWords('en'),
    };
    expect(freshnessBadge(given).text).toBe('Station cut off for 5 s');
  });
  it('puts a lost station before everything else', () => {
    expect(badge(lost, [feed()])).toEqual({ look: 'down', text: '与中心站断开 5 秒' });
    expect(badge({ phase: 'connecting', failures: 0 }, []).text).toBe('正在连接');
    expect(badge(live, [])).toEqual({ look: 'none', text: '无数据来源' });
  });
});

describe('stale tiles', () => {
  it('say why and since when', () => {
    expect(staleness(standing(live, [feed()]))).toBeNull();
    expect(staleness(standing(lost, [down]))).toEqual({ why: 'lost', name: '', at: NOON - 5_000 });
    expect(staleness(standing(live, [feed(), down]))).toEqual({
      why: 'down',
      name: 'CTI 备用',
      at: NOON - 44_000,
    });
    expect(staleness(standing(live, [feed({ id: 'x', name: '', state: 'stale', newest: null })]))).toEqual({
      why: 'stale',
      name: 'x',
      at: null,
    });
  });
  it('let waits grow while one feed is heard, and stop them when none is', () => {
    expect(standstill(standing(live, [feed(), down]))).toBe(Number.POSITIVE_INFINITY);
    expect(standstill(standing(live, [down]))).toBe(NOON - 44_000);
    expect(standstill(standing(lost, [feed()]))).toBe(NOON - 5_000);
    expect(standstill(standing(live, []))).toBe(Number.POSITIVE_INFINITY);
  });
});
