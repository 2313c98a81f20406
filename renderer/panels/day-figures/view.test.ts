import { describe, expect, it } from 'vitest';
import type { BaseCounter } from '../../../shared/measure/counters.ts';
import { createWords } from '../../../shared/words/words.ts';
import { counters, peaks, station } from '../../testing/wall-states.ts';
import { wilsonPercent } from '../../testing/wilson-percent.ts';
import { dayFiguresView } from './view.ts';

const words = createWords('zh-CN');
const view = (given: Partial<Record<BaseCounter, number>>, rules = station()) =>
  dayFiguresView({ counters: counters(given), peaks: peaks() }, rules, words);

describe('the day’s figures', () => {
  it('are dashes before the first contact, but the count is 0', () => {
    for (const shown of [view({}), dayFiguresView(undefined, station(), words)])
      expect(shown).toMatchObject({
        rate: '—',
        level: null,
        state: '无来电',
        target: '目标 97%',
        sample: '',
        offered: '0',
        handle: '—',
        parts: [{ time: '—' }, { time: '—' }, { time: '—' }],
      });
  });
  it('have no rate while all contacts are open, or all were short abandons that are excluded', () => {
    expect(view({ offered: 5, open: 5 })).toMatchObject({ rate: '—', level: null, offered: '5' });
    const rules = station({ excludeShortAbandons: true });
    expect(view({ offered: 5, abandoned: 5, abandonedShort: 5 }, rules)).toMatchObject({
      rate: '—',
      level: null,
    });
    expect(view({ offered: 5, abandoned: 5, abandonedShort: 5 })).toMatchObject({
      rate: '0.0',
      level: 'critical',
    });
  });
  it('leave open contacts and excluded short abandons out of rate, level and sample alike', () => {
    const given = { offered: 210, answered: 180, open: 12, abandoned: 18, abandonedShort: 9 };
    expect(view(given)).toMatchObject({
      rate: ((180 / 198) * 100).toFixed(1),
      sample: `95% 区间 ${wilsonPercent(180, 198)}`,
    });
    expect(view(given, station({ excludeShortAbandons: true }))).toMatchObject({
      rate: ((180 / 189) * 100).toFixed(1),
      sample: `95% 区间 ${wilsonPercent(180, 189)}`,
    });
    expect(view({ offered: 200, answered: 190 }).sample).toBe('');
  });
  it('say in words how far from the target the rate is', () => {
    const state = (answered: number, offered: number) => view({ offered, answered }).state;
    expect([state(97, 100), state(96, 100), state(9_600, 10_000), state(8_000, 10_000)]).toEqual([
      '达到目标',
      '接近目标',
      '低于目标',
      '远低于目标',
    ]);
  });
  it('split the handle time of a contact into talk, hold and desk work', () => {
    const shown = view({ handled: 10, talkMs: 1_260_000, holdMs: 90_000, acwMs: 36_540_000 });
    expect([shown.handle, ...shown.parts.map(({ time }) => time)]).toEqual([
      '1:03:09',
      '2:06',
      '0:09',
      '1:00:54',
    ]);
  });
  it('never round the rate up to the target, and read huge counts by their thousands', () => {
    expect(view({ offered: 10_000_000, answered: 9_699_999 })).toMatchObject({
      rate: '96.9',
      level: 'watch',
      offered: '10,000,000',
    });
  });
});
