import { describe, expect, it } from 'vitest';
import { depthLevel, rateLevel, waitLevel, worst } from './levels.ts';

describe('levels', () => {
  it('call a rate below target a warning only when chance does not explain it', () => {
    expect(rateLevel(970, 1000, 0.97)).toBe('normal');
    expect(rateLevel(83, 87, 0.97)).toBe('watch');
    expect(rateLevel(954, 1000, 0.97)).toBe('warning');
    expect(rateLevel(870, 1000, 0.97)).toBe('critical');
    expect(rateLevel(0, 0, 0.97)).toBeNull();
  });
  it('rise with depth and wait as the alert rules do', () => {
    expect([10, 11, 30, 31].map(depthLevel)).toEqual(['normal', 'warning', 'warning', 'critical']);
    expect([null, 60_000, 60_001, 180_001].map(waitLevel)).toEqual([
      'normal',
      'normal',
      'warning',
      'critical',
    ]);
  });
  it('give the worst of several, normal when nothing is known', () => {
    expect(worst('watch', null, 'critical', 'warning')).toBe('critical');
    expect(worst(null, null)).toBe('normal');
  });
});
