import { describe, expect, it } from 'vitest';
import { backoff } from './backoff.ts';

describe('backoff', () => {
  it.each([
    [0, 500],
    [1, 500],
    [2, 1_000],
    [3, 2_000],
    [7, 32_000],
    [8, 60_000],
    [1_000, 60_000],
  ])('waits after %i failures %i ms', (failures, ms) => {
    expect(backoff(failures)).toBe(ms);
  });
});
