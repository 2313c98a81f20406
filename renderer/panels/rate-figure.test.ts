import { describe, expect, it } from 'vitest';
import { wilsonPercent } from '../testing/wilson-percent.ts';
import { decidedOf, rateFigure } from './rate-figure.ts';

describe('a rate in a table', () => {
  it('is a dash without contacts, whatever was answered', () => {
    const none = { text: '—', level: null, interval: '' };
    expect([rateFigure(0, 0, 0.97), rateFigure(3, 0, 0.97), rateFigure(0, -1, 0.97)]).toEqual([
      none,
      none,
      none,
    ]);
  });
  it('has Wilson’s interval below 200 contacts, and none from 200 on', () => {
    expect(rateFigure(197, 199, 0.97).interval).toBe(wilsonPercent(197, 199));
    expect(rateFigure(1, 1, 0.97)).toEqual({
      text: '100.0%',
      level: 'normal',
      interval: wilsonPercent(1, 1),
    });
    expect(rateFigure(198, 200, 0.97).interval).toBe('');
  });
  it('is something to watch while chance may explain it, and a warning when it may not', () => {
    expect(rateFigure(95, 100, 0.97).level).toBe('watch');
    expect(rateFigure(9_500, 10_000, 0.97).level).toBe('warning');
    expect(rateFigure(8_700, 10_000, 0.97).level).toBe('critical');
    expect(rateFigure(97, 100, 0.97).level).toBe('normal');
  });
  it('is not rounded up to its target', () => {
    expect(rateFigure(96_999, 100_000, 0.97).text).toBe('96.9%');
  });
  it('leaves open contacts out, and short abandons where they are excluded', () => {
    const counters = { offered: 100, open: 7, abandonedShort: 13 };
    expect([decidedOf(counters, false), decidedOf(counters, true)]).toEqual([93, 80]);
  });
});
