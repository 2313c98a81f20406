import { describe, expect, it } from 'vitest';
import type { Fault } from '../../shared/model/fault.ts';
import { createWords } from '../../shared/words/words.ts';
import { feed, NOON, station } from '../testing/wall-states.ts';
import { noticeView } from '../wall/notice-view.ts';
import { pixelShift } from '../wall/pixel-shift.ts';
import { clockDate, clockTime, replayMark } from './clock/view.ts';
import { faultsView } from './faults/view.ts';

const words = createWords('zh-CN');
const fault = (given: Partial<Fault>): Fault => ({
  code: 'feed-gap',
  severity: 'notice',
  subject: 'pbx-1',
  words: 'fresh.none',
  params: {},
  tip: '',
  since: NOON,
  cause: 'outbox-full',
  ...given,
});

describe('the clock', () => {
  it('is the centre’s, whatever zone the screen is in', () => {
    expect([clockTime('Asia/Shanghai', NOON), clockDate('Asia/Shanghai', NOON, words)]).toEqual([
      '14:32:07',
      '2026-11-22 周日',
    ]);
    expect(clockTime('America/New_York', NOON)).toBe('01:32:07');
    expect(clockDate('Asia/Shanghai', Date.UTC(1999, 4, 18, 1), createWords('en'))).toBe('1999-05-18 Tue');
  });
  it('bears a mark whenever it is not the present that is shown', () => {
    expect(replayMark(station(), words)).toBeNull();
    expect(replayMark(station({ replay: true }), words)).toBe('回放');
    expect(replayMark(station({ clock: 'source', pace: 59.8 }), words)).toBe('回放 ×60');
    expect(replayMark(station({ clock: 'source', simulated: true }), words)).toBe('演示数据');
    expect(replayMark(station({ simulated: true }), words)).toBe('演示数据');
  });
});

describe('the banner', () => {
  it('shows the most severe fault, then the newest, and counts the rest', () => {
    const faults = {
      a: fault({}),
      b: fault({ severity: 'critical', since: NOON - 9 }),
      c: fault({ severity: 'critical', words: 'fresh.connecting' }),
    };
    expect(faultsView(faults, words)).toEqual({ level: 'critical', text: '正在连接', tip: '', more: 2 });
    expect(faultsView({}, words)).toBeNull();
  });
  it('says what is wrong and what to try first', () => {
    const gap = fault({
      words: 'fault.feed-gap',
      tip: 'fault.feed-gap.tip',
      params: { source: 'CTI', missing: 211 },
    });
    expect(faultsView({ gap }, words)).toMatchObject({
      text: '来源 CTI 永久缺失 211 条消息',
      tip: '缺失期间的数字偏低；可从该系统的记录补录。',
    });
  });
  it('shows code and cause of a fault whose words it does not know', () => {
    expect(faultsView({ a: fault({ words: 'fault.of.tomorrow', code: 'x-1' }) }, words)?.text).toBe(
      '系统问题 x-1：outbox-full',
    );
  });
});

describe('the notice in place of a scene', () => {
  const given = {
    link: { phase: 'live' } as const,
    station: station(),
    feeds: { a: feed() },
    hasFigures: false,
    host: 'wall:8138',
    words,
  };
  it('stands aside as soon as there is a source or a figure', () => {
    expect(noticeView(given)).toBeNull();
    expect(noticeView({ ...given, feeds: {}, hasFigures: true })).toBeNull();
  });
  it('says how to connect a source when none ever came', () => {
    expect(noticeView({ ...given, feeds: {} })).toMatchObject({
      title: '还没有数据来源',
      code: 'ws://wall:8138/feed',
    });
  });
  it('tells a first connecting from a station that does not answer', () => {
    const cold = { ...given, station: undefined, feeds: undefined };
    expect(noticeView({ ...cold, link: { phase: 'connecting', failures: 0 } })?.title).toBe('正在连接中心站');
    expect(noticeView({ ...cold, link: { phase: 'connecting', failures: 3 } })).toMatchObject({
      glyph: 'down',
      title: '连不上中心站',
    });
  });
  it('announces the reload for another version', () => {
    expect(noticeView({ ...given, link: { phase: 'mismatch', station: 2 } })?.text).toContain(
      '此屏的版本（1）与中心站（2）不同',
    );
  });
});

describe('the pixel shift', () => {
  it('stays for minutes, then moves by at most two pixels', () => {
    expect(pixelShift(0)).toBe('translate(0px, 0px)');
    expect(pixelShift(179_999)).toBe(pixelShift(0));
    expect(pixelShift(180_000)).toBe('translate(1px, 0px)');
  });
});
