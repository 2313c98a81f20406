import { describe, expect, it } from 'vitest';
import { reachLimit } from './reach-limit.ts';

const hour = 3_600_000;
const goal = { target: 0.9, excludeShortAbandons: false };
const counted = (offered: number, answered: number) => ({ offered, answered, open: 0, abandonedShort: 0 });
/** Hours from 0 on. */
const hours = (...offered: number[]) =>
  offered.map((count, at) => ({ start: at * hour, end: (at + 1) * hour, offered: count }));

describe('the time after which the target is out of reach', () => {
  it('is where the misses at the present rate use up what answering all the rest would leave to spare', () => {
    // 100 + 200 contacts, at most 30 may be missed; 20 are, so 10 are left: at 80 % after 50 contacts, half an hour.
    expect(reachLimit(counted(100, 80), goal, 0.8, hours(100, 100))).toBeCloseTo(hour / 2, 3);
    // At 96 % all 200 use up 8 of the 10.
    expect(reachLimit(counted(100, 80), goal, 0.96, hours(100, 100))).toBeNull();
    expect(reachLimit(counted(100, 80), goal, 0.94, hours(100, 100))).toBeCloseTo(hour + (hour * 2) / 3, 0);
  });
  it('is now when even answering everything is not enough', () => {
    expect(reachLimit(counted(1000, 700), goal, 1, hours(100))).toBe(0);
  });
  it('is not told when all are answered, or when nobody knows what comes', () => {
    expect(reachLimit(counted(100, 90), goal, 1, hours(100))).toBeNull();
    expect(reachLimit(counted(100, 10), goal, 0.5, [])).toBeNull();
  });
  it('leaves out short abandons where they are excluded, and passes quiet hours', () => {
    const counters = { offered: 120, answered: 80, open: 0, abandonedShort: 20 };
    expect(reachLimit(counters, { ...goal, excludeShortAbandons: true }, 0.8, hours(0, 100, 100))).toBe(
      hour * 1.5,
    );
  });
});
