import { describe, expect, it } from 'vitest';
import { en } from './en.ts';
import { formatChange, formatCount, formatRate, formatSpan, formatTarget, formatWait } from './format.ts';
import { createWords, nearestLanguage } from './words.ts';
import { zhCN } from './zh-cn.ts';

const holes = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((found) => found[1]).sort();

describe('words', () => {
  it('fill the same holes in both languages', () => {
    const differing = Object.entries(zhCN).filter(([key, text]) => {
      const english = Object.entries(en).find(([other]) => other === key)?.[1] ?? '';
      return holes(text).join() !== holes(english).join();
    });
    expect(differing).toEqual([]);
    expect(Object.keys(zhCN).length).toBeGreaterThan(80);
  });
  it('are chosen by count where a language does so', () => {
    const { say } = createWords('en');
    expect(say('distance.spare', { count: 1, n: '1' })).toBe('1 miss to spare');
    expect(say('distance.spare', { count: 118, n: '118' })).toBe('118 misses to spare');
    expect(createWords('zh-CN').say('distance.spare', { count: 1, n: '1' })).toBe('还可漏接 1 通');
  });
  it('pass hostile values through as plain text, never as a template', () => {
    expect(createWords('zh-CN').say('fresh.down', { name: '<b>{{span}}</b>', span: '3 秒' })).toBe(
      '<b>{{span}}</b> 断开 3 秒',
    );
  });
  it('can be replaced one by one by the settings', () => {
    expect(createWords('zh-CN', { 'scene.overview': '总览大屏' }).say('scene.overview')).toBe('总览大屏');
    expect(createWords('zh-CN').say('scene.overview')).toBe('运行总览');
  });
  it('say null for a key of a newer station', () => {
    expect(createWords('en').sayKey('fault.from.the.future')).toBeNull();
    expect(createWords('en').sayKey('fresh.none')).toBe('No data source');
  });
  it('fall to Chinese for any tag that is not English', () => {
    expect(['en-GB', 'zh-TW', 'fr', null].map(nearestLanguage)).toEqual(['en', 'zh-CN', 'zh-CN', 'zh-CN']);
  });
});

describe('figures', () => {
  it('never round a rate up to a target it misses, nor to a faultless 100', () => {
    expect([formatRate(0.9698, 0.97), formatRate(0.97, 0.97), formatRate(0.99999), formatRate(1)]).toEqual([
      '96.9',
      '97.0',
      '99.9',
      '100.0',
    ]);
    expect([formatRate(0.95249), formatRate(0.9525), formatRate(null), formatRate(0)]).toEqual([
      '95.2',
      '95.3',
      '—',
      '0.0',
    ]);
  });
  it('have thousands separators, signs and units', () => {
    expect([formatCount(1_234_567), formatTarget(0.97), formatTarget(0.975)]).toEqual([
      '1,234,567',
      '97%',
      '97.5%',
    ]);
    expect([formatChange(103.2, 100), formatChange(98.9, 100), formatChange(5, 0)]).toEqual([
      '+3.2%',
      '−1.1%',
      '—',
    ]);
  });
  it('show waits as m:ss and long ones as h:mm:ss', () => {
    expect([0, 999, 102_000, 3_723_000, -5, null].map(formatWait)).toEqual([
      '0:00',
      '0:00',
      '1:42',
      '1:02:03',
      '0:00',
      '—',
    ]);
  });
  it('say spans in the unit that fits', () => {
    const words = createWords('zh-CN');
    const spans = [12_000, 360_000, 7_500_000, 273_600_000].map((ms) => formatSpan(ms, words));
    expect(spans).toEqual(['12 秒', '6 分', '2 时 5 分', '3 天 4 时']);
  });
});
