import { describe, expect, it } from 'vitest';
import { gpuPolicy } from './gpu-policy.ts';

describe('a lost graphics process', () => {
  it.each([
    [1, false, 'redraw'],
    [2, false, 'redraw'],
    [3, false, 'software'],
    [3, true, 'redraw'],
    [9, true, 'redraw'],
  ])('the %i. (software already: %s) → %s', (losses, software, act) => {
    expect(gpuPolicy(losses, software)).toBe(act);
  });
});
