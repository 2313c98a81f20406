import { describe, expect, it } from 'vitest';
import { inSteps } from './in-steps.ts';

describe('a place in steps', () => {
  it('is the nearest step in per cent', () => {
    expect([0, 0.5, 1, 0.3333, 0.33349].map((share) => inSteps(share, 1000))).toEqual([
      '0%',
      '50%',
      '100%',
      '33.3%',
      '33.3%',
    ]);
    expect(inSteps(0.001, 250)).toBe('0%');
    expect(inSteps(0.003, 250)).toBe('0.4%');
  });
  it('may lie outside', () => {
    expect(inSteps(-0.5, 250)).toBe('-50%');
  });
});
