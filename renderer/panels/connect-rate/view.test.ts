import { describe, expect, it } from 'vitest';
import { createWords } from '../../../shared/words/words.ts';
import { counters, NOON, peaks, rolling, station } from '../../testing/wall-states.ts';
import { connectRateView, scaleFloor, scaleMarks, scalePosition } from './view.ts';

const words = createWords('zh-CN');
const today = (given: Parameters<typeof counters>[0]) => ({ counters: counters(given), peaks: peaks() });
const view = (
  answered: number,
  abandoned: number,
  day = today({ offered: 1000, answered: 980 }),
  more = {},
) =>
  connectRateView({
    rolling: rolling(answered, abandoned),
    today: day,
    station: station(more),
    frames: [],
    now: NOON,
    words,
  });

describe('the connect-rate tile', () => {
  it('says whether the target is held, in words', () => {
    expect(view(980, 20)).toMatchObject({
      rate: '98.0',
      level: 'normal',
      state: '达到目标',
      target: '目标 97%',
      today: '今日 98.0%',
    });
    expect(view(950, 50)).toMatchObject({ rate: '95.0', level: 'warning', state: '低于目标' });
    expect(view(800, 200)).toMatchObject({ level: 'critical', state: '远低于目标' });
  });
  it('shows the interval below 200 contacts, and only then', () => {
    expect(view(83, 4)).toMatchObject({
      level: 'watch',
      state: '接近目标',
      sample: '95% 区间 88.8–98.2',
    });
    expect(view(83, 4).scale.interval?.low).toBeCloseTo(0.888, 3);
    expect(view(194, 6)).toMatchObject({ sample: '', scale: { interval: null } });
  });
  it('shows a dash without contacts, never 0 or 100 %', () => {
    const none = view(0, 0, today({}));
    expect(none).toMatchObject({
      rate: '—',
      level: null,
      state: '无来电',
      today: '今日 —',
      distance: '今日尚无来电',
    });
    expect(none.scale).toMatchObject({ now: null, today: null, interval: null });
  });
  it('tells the distance to the target in whole contacts', () => {
    expect(view(1, 0, today({ offered: 10_000, answered: 9_815, abandoned: 185 })).distance).toBe(
      '还可漏接 118 通',
    );
    expect(view(1, 0, today({ offered: 1000, answered: 950, abandoned: 50 })).distance).toBe(
      '需连续接通 667 通',
    );
    const faultless = { targets: { connectRate: 1, serviceLevel: 0.8, onTimeRate: 0.95 } };
    expect(view(1, 0, today({ offered: 10, answered: 9, abandoned: 1 }), faultless).distance).toBe(
      '今日已无法达到目标',
    );
  });
  it('tells the shift to date and its own distance; nothing between shifts', () => {
    const given = { rolling: rolling(9, 1), today: undefined, frames: [], now: NOON, words };
    const shift = (counted: Parameters<typeof counters>[0], more = {}) =>
      connectRateView({
        ...given,
        station: station(more),
        shift: { name: '早班', start: NOON, end: NOON, counters: counters(counted) },
      }).shift;
    // Of 1,010 five still wait: 1,005 are decided, and count as answered for the distance.
    expect(shift({ offered: 1010, open: 5, answered: 985, abandoned: 20 })).toEqual({
      name: '早班',
      rate: '98.0%',
      level: 'normal',
      distance: '还可漏接 10 通',
    });
    expect(shift({ offered: 100, answered: 60, abandoned: 40, abandonedShort: 40 })).toMatchObject({
      rate: '60.0%',
      level: 'critical',
      distance: '需连续接通 1,234 通',
    });
    const without = { excludeShortAbandons: true };
    expect(shift({ offered: 100, answered: 60, abandoned: 40, abandonedShort: 40 }, without)).toMatchObject({
      rate: '100.0%',
      level: 'normal',
    });
    expect(shift({})).toEqual({ name: '早班', rate: '—', level: null, distance: '本班尚无来电' });
    expect(connectRateView({ ...given, station: station() }).shift).toBeNull();
  });
  it('says it in English with the right plural', () => {
    const given = {
      rolling: rolling(9, 1),
      today: today({ offered: 100, answered: 98 }),
      station: station(),
      frames: [],
      now: NOON,
      words: createWords('en'),
    };
    expect(connectRateView(given).distance).toBe('1 miss to spare');
  });
  it('keeps a rate that misses its target by a hair from being rounded onto it', () => {
    expect(view(96_960, 3_040)).toMatchObject({ rate: '96.9', level: 'watch' });
  });
});

describe('the scale', () => {
  it('begins at the highest floor that leaves room for the smallest figure', () => {
    expect(
      [
        [0.97, 0.95],
        [0.97, 0.9],
        [0.97, 0.3],
        [0.97, null],
        [0, 0],
      ].map(scaleFloor),
    ).toEqual([0.9, 0.85, 0, 0.9, 0]);
  });
  it('places rates and keeps them on it', () => {
    expect([0.5, 0.9, 0.95, 1].map((rate) => scalePosition(rate, 0.9).toFixed(2))).toEqual([
      '0.00',
      '0.00',
      '0.50',
      '1.00',
    ]);
  });
  it('places what is known on it, and nothing else', () => {
    const interval = { low: 0.92, high: 0.99 };
    expect(scaleMarks({ floor: 0.9, target: 0.97, now: 0.95, interval, today: 0.9601234 })).toEqual({
      target: '70%',
      now: '50%',
      interval: { left: '20%', right: '10%' },
      today: '60.1%',
      free: 'left',
    });
    const none = { now: null, interval: null, today: null };
    expect(scaleMarks({ floor: 0.9, target: 0.97, ...none })).toEqual({
      target: '70%',
      ...none,
      free: 'right',
    });
    expect(scaleMarks({ floor: 0.9, target: 0.97, ...none, today: 0.94 }).free).toBe('right');
  });
});
