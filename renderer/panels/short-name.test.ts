import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shortName, textEms } from './short-name.ts';

describe('a name in little room', () => {
  it('stays as it is where it fits, to the last sign', () => {
    expect(shortName('浙江抢修班', 5)).toBe('浙江抢修班');
    expect(shortName('GD20261122-01', 8)).toBe('GD20261122-01');
    expect(shortName('', 0)).toBe('');
  });
  it('loses what is in brackets first, then its end', () => {
    expect(shortName('供电可靠性(频繁停电)', 12)).toBe('供电可靠性(频繁停电)');
    expect(shortName('供电可靠性(频繁停电)', 8)).toBe('供电可靠性');
    expect(shortName('停送电信息公告', 5)).toBe('停送电信…');
    expect(shortName('A浙江抢修一班', 5)).toBe('A浙江抢…');
  });
  it('keeps its end where that says more', () => {
    expect(shortName('GD20261122-000123', 5, 'end')).toBe('…000123');
  });
  it('has no sign where the place says the rest', () => {
    expect(shortName('黑龙江', 2.4, 'bare')).toBe('黑龙');
    expect(shortName('Inner Mongolia', 4, 'bare')).toBe('Inner');
  });
  it('never takes more room than there is, and cuts no pair of halves', () => {
    const keeps = fc.constantFrom('start', 'end', 'bare');
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.integer({ min: 1, max: 30 }),
        keeps,
        (name, ems, keep) => {
          const short = shortName(name, ems, keep);
          expect(textEms(short)).toBeLessThanOrEqual(ems + 1e-9);
          expect(short.isWellFormed()).toBe(true);
        },
      ),
    );
    for (const name of ['内蒙古自治区呼伦贝尔市', 'Heilongjiang', '（全是括号）', '𠮷野家𠮷野家𠮷野家'])
      for (const ems of [2, 3.5, 6]) expect(textEms(shortName(name, ems))).toBeLessThanOrEqual(ems);
  });
});
