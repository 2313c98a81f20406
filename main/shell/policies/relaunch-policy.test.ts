import { describe, expect, it } from 'vitest';
import { afterFailure, mayRelaunch } from './relaunch-policy.ts';

const minute = 60_000;

describe('what a page’s failure leads to', () => {
  it.each([
    ['the first', [0], 'reload'],
    ['a second', [0, minute], 'reload'],
    ['a third within five minutes', [0, minute, 5 * minute - 1], 'relaunch'],
    ['a third after five minutes', [0, minute, 5 * minute], 'reload'],
    [
      'three of the last five minutes, after one long ago',
      [0, 10 * minute, 11 * minute, 12 * minute],
      'relaunch',
    ],
  ])('%s', (_what, times, act) => {
    let failures: number[] = [];
    let last = '';
    for (const at of times) ({ act: last, failures } = afterFailure(failures, at));
    expect(last).toBe(act);
  });
  it('begins to count anew after it', () => {
    expect(afterFailure([0, 1], 2)).toEqual({ act: 'relaunch', failures: [] });
  });
});

describe('starting anew', () => {
  it.each([
    ['the first time', 0, 1_000, true],
    ['again within ten minutes', 1, 599_999, false],
    ['again after ten minutes', 1, 600_000, true],
    ['over and over', 7, 1_000, false],
  ])('%s', (_what, anew, uptime, allowed) => {
    expect(mayRelaunch(anew, uptime)).toBe(allowed);
  });
});
