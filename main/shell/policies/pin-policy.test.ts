import { describe, expect, it } from 'vitest';
import { noTries, pinPolicy, pinWait } from './pin-policy.ts';

describe('wrong PINs', () => {
  it.each([
    [0, 0],
    [1, 0],
    [2, 0],
    [3, 2_000],
    [4, 4_000],
    [8, 64_000],
    [12, 600_000],
    [1_000, 600_000],
  ])('after %i in a row the next is looked at after %i ms', (wrong, ms) => {
    let tries = noTries;
    for (let n = 0; n < wrong; n += 1) tries = pinPolicy(tries, false, 5_000);
    expect(pinWait(tries, 5_000)).toBe(ms);
    expect(pinWait(tries, 5_000 + ms)).toBe(0);
  });
  it('are forgotten after a right one', () => {
    expect(pinPolicy({ wrong: 9, lastAt: 1 }, true, 2)).toEqual(noTries);
  });
});
