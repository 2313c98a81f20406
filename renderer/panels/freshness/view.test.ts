import { describe, expect, it } from 'vitest';
import type { FeedCell } from '../../../shared/contract/topics.ts';
import { createWords } from '../../../shared/words/words.ts';
import type { LinkState } from '../../link/ports.ts';
import { feed, NOON } from '../../testing/wall-states.ts';
import { freshnessBadge, staleness, standstill } from './view.ts';

const live: LinkState = { phase: 'live' };
const lost: LinkState = { phase: 'lost', why: 'closed', lastGood: NOON - 5_000 };
const feeds = (...cells: FeedCell[]) => Object.fromEntries(cells.map((cell, i) => [String(i), cell]));
const badge = (link: LinkState, cells: FeedCell[], pace = 1) =>
  freshnessBadge({ link, feeds: feeds(...cells), now: NOON, pace, words: createWords('zh-CN') });
const down = feed({ state: 'down', name: 'CTI 备用', since: NOON - 42_000, newest: NOON - 44_000 });

describe('the freshness badge', () => {
  it('tells the age of the oldest live feed', () => {
    expect(badge(live, [feed({ newest: NOON - 400 }), feed({ newest: NOON - 2_100 })])).toEqual({
      look: 'fresh',
      text: '数据 2.1 秒前',
    });
    expect(badge(live, [feed({ newest: NOON + 300 })]).text).toBe('数据 0.0 秒前');
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
  it('puts a lost station before everything else', () => {
    expect(badge(lost, [feed()])).toEqual({ look: 'down', text: '与中心站断开 5 秒' });
    expect(badge({ phase: 'connecting', failures: 0 }, []).text).toBe('正在连接');
    expect(badge(live, [])).toEqual({ look: 'none', text: '无数据来源' });
  });
});

describe('stale tiles', () => {
  it('say why and since when', () => {
    expect(staleness(live, feeds(feed()))).toBeNull();
    expect(staleness(lost, feeds(down))).toEqual({ why: 'lost', name: '', at: NOON - 5_000 });
    expect(staleness(live, feeds(feed(), down))).toEqual({
      why: 'down',
      name: 'CTI 备用',
      at: NOON - 44_000,
    });
    expect(staleness(live, feeds(feed({ id: 'x', name: '', state: 'stale', newest: null })))).toEqual({
      why: 'stale',
      name: 'x',
      at: null,
    });
  });
  it('let waits grow while one feed is heard, and stop them when none is', () => {
    expect(standstill(live, feeds(feed(), down))).toBe(Number.POSITIVE_INFINITY);
    expect(standstill(live, feeds(down))).toBe(NOON - 44_000);
    expect(standstill(lost, feeds(feed()))).toBe(NOON - 5_000);
    expect(standstill(live, undefined)).toBe(Number.POSITIVE_INFINITY);
  });
});
