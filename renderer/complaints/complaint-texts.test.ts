import { describe, expect, it } from 'vitest';
import { createWords } from '../../shared/words/words.ts';
import { complaintTrees } from '../testing/complaint-trees.ts';
import { scoreOf, unusual } from '../testing/complaints.ts';
import { placeLine, placeText } from './place-names.ts';
import { formatUsual, timesText, unusualLevel, usualText } from './unusual.ts';

const [zh, en] = [createWords('zh-CN'), createWords('en')];

describe('how unusual a count is', () => {
  it('is told from ten to the minus four, six and eight on, and rare needs four at least', () => {
    const levels = [3.9, 4, 6, 8].map((score) => unusualLevel({ n: 9, score }));
    expect(levels).toEqual(['normal', 'watch', 'warning', 'critical']);
    expect(unusualLevel({ n: 3, score: 9 })).toBe('warning');
  });
  it('is rare for every count that makes a hotspot, and usual for a usual one', () => {
    // P(Poisson(1) >= 12) = 8.3e-10, P(Poisson(10) >= 12) = 0.303: from tables.
    expect(scoreOf(12, 1)).toBeCloseTo(9.08, 1);
    expect(scoreOf(12, 10)).toBeCloseTo(0.52, 1);
    expect([unusualLevel(unusual(12, 1)), unusualLevel(unusual(12, 10))]).toEqual(['critical', 'normal']);
  });
  it('is said as times the usual only where there usually are some', () => {
    expect(timesText({ n: 23, expected: 1.4 }, zh)).toBe('16 倍');
    expect(timesText({ n: 6, expected: 2 }, en)).toBe('3 times');
    expect(timesText({ n: 6, expected: 0.02 }, zh)).toBe('');
    expect(timesText({ n: 10, expected: 9 }, zh)).toBe('');
    expect([usualText(0.02, zh), usualText(1.44, zh), usualText(147.4, zh)]).toEqual([
      '平时几乎没有',
      '平时 1.4 件',
      '平时 147 件',
    ]);
    expect([0.02, 0.44, 9.96, 1234].map(formatUsual)).toEqual(['<0.1', '0.4', '10', '1,234']);
  });
});

describe('a place', () => {
  const trees = complaintTrees.usual;
  it('has the names of its screen’s language, and what it is a part of', () => {
    const place = { category: ['outage', 'fault'], region: ['32', '3201'] };
    expect(placeText(place, trees, zh)).toEqual({
      what: '停电问题',
      whatAbove: '停送电投诉',
      where: '南京',
      whereAbove: '江苏',
    });
    expect(placeLine(place, trees, en)).toBe('Power cuts · Nanjing');
  });
  it('is said by its keys where no tree names it, and as all of them where it is all', () => {
    expect(placeLine({ category: ['账单'], region: [] }, trees, zh)).toBe('账单 · 全部地区');
    expect(placeLine({ category: [], region: [''] }, trees, zh)).toBe('全部类别 · 未说明');
    expect(placeLine({ category: ['outage', 'x'], region: ['32'] }, trees, zh)).toBe('x · 江苏');
  });
});
