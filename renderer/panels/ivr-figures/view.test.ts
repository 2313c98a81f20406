import { describe, expect, it } from 'vitest';
import type { MixCell } from '../../../shared/contract/topics.ts';
import type { BaseCounter } from '../../../shared/measure/counters.ts';
import { createWords } from '../../../shared/words/words.ts';
import { counters, peaks, station } from '../../testing/wall-states.ts';
import { wilsonPercent } from '../../testing/wilson-percent.ts';
import { ivrFiguresView } from './view.ts';

const words = createWords('zh-CN');
const robot = (given: Pick<MixCell, 'ivrEntered' | 'offered'>) => ({
  'channel:robot': { ivrLeft: 0, selfServed: 0, answered: 0, abandonedShort: 0, open: 0, ...given },
});
function view(given: Partial<Record<BaseCounter, number>>, mix = {}, rules = station()) {
  return ivrFiguresView({ counters: counters(given), peaks: peaks() }, mix, rules, words);
}
const steps = (shown: ReturnType<typeof view>) =>
  Object.fromEntries(shown.steps.map(({ key, count, share }) => [key, [count, share]]));

describe('the way of the day’s contacts', () => {
  it('has no figures before the first contact, nor before the station has said anything', () => {
    const nothing = {
      self: ['—', '—'],
      left: ['—', '—'],
      offered: ['0', '—'],
      answered: ['0', '—'],
      robot: ['—', ''],
    };
    for (const shown of [view({}), ivrFiguresView(undefined, {}, station(), words)]) {
      expect(shown).toMatchObject({ rate: '—', interval: '', entered: '进线 —' });
      expect(steps(shown)).toEqual(nothing);
    }
  });
  it('is served by a human or by itself, of all who came in', () => {
    const shown = view({
      ivrEntered: 2_000,
      selfServed: 900,
      ivrLeft: 150,
      offered: 950,
      answered: 920,
      open: 10,
    });
    expect(shown).toMatchObject({
      rate: (((920 + 900) / 2_000) * 100).toFixed(1),
      interval: '',
      entered: '进线 2,000',
    });
    expect(steps(shown)).toMatchObject({
      self: ['900', '45.0%'],
      left: ['150', '7.5%'],
      offered: ['950', '47.5%'],
      answered: ['920', `${((920 / 940) * 100).toFixed(1)}%`],
    });
  });
  it('has Wilson’s interval while fewer than 200 came in', () => {
    expect(view({ ivrEntered: 199, selfServed: 90, offered: 100, answered: 92 }).interval).toBe(
      wilsonPercent(182, 199),
    );
    expect(view({ ivrEntered: 200, selfServed: 90, offered: 100, answered: 92 }).interval).toBe('');
  });
  it('agrees with the connect rate of the other scenes about short abandons and the target', () => {
    const given = { ivrEntered: 1_500, offered: 1_000, answered: 960, abandoned: 40, abandonedShort: 20 };
    const excluding = station({ excludeShortAbandons: true });
    expect(steps(view(given))['answered']?.[1]).toBe('96.0%');
    expect(steps(view(given, {}, excluding))['answered']?.[1]).toBe(`${((960 / 980) * 100).toFixed(1)}%`);
    expect(steps(view({ offered: 100_000, answered: 96_999 }))['answered']?.[1]).toBe('96.9%');
  });
  it('has no share where a part is larger than its whole: chats never pass the menu', () => {
    const shown = view({ ivrEntered: 100, selfServed: 20, ivrLeft: 5, offered: 400, answered: 390 });
    expect([shown.rate, shown.interval]).toEqual(['—', '']);
    expect(steps(shown)).toMatchObject({
      self: ['20', '20.0%'],
      offered: ['400', '—'],
      answered: ['390', '97.5%'],
    });
  });
  it('tells how many of a robot’s contacts asked for a human, also when it has no menu of its own', () => {
    const given = { ivrEntered: 10, offered: 10 };
    expect(steps(view(given, robot({ ivrEntered: 800, offered: 200 })))['robot']).toEqual(['200', '25.0%']);
    expect(steps(view(given, robot({ ivrEntered: 0, offered: 200 })))['robot']).toEqual(['200', '100.0%']);
    expect(steps(view(given, robot({ ivrEntered: 0, offered: 0 })))['robot']).toEqual(['0', '—']);
  });
  it('reads huge counts by their thousands and never rounds up to what only a faultless day has', () => {
    const shown = view({ ivrEntered: 12_345_678, selfServed: 12_345_677, offered: 1, answered: 0 });
    expect([shown.rate, shown.entered]).toEqual(['99.9', '进线 12,345,678']);
  });
});
