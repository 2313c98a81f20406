import { describe, expect, it } from 'vitest';
import { Pace } from './pace.ts';

const FRAME = 1000 / 60;

/**
 * A page on a 60 Hz screen before a station whose figures always move: from the begin of one paint to that of the next, and how
 * long figures lay about before that, ms; both when it has found its pace. A frame begins at once where the one of that moment of
 * the screen was not used yet, as browsers do.
 * @param took what a paint takes, ms
 * @param way from asking to hearing, ms
 */
function paced(took: number, way: number): { gap: number; idle: number } {
  const pace = new Pace();
  let [frameAt, from, gap, idle] = [0, 0, 0, 0];
  for (let turn = 0; turn < 20; turn += 1) {
    const until = from + took;
    const askedAt = until + pace.rest({ frameAt, from, until });
    pace.asked(askedAt);
    const heardAt = askedAt + way;
    pace.heard(heardAt);
    const next = Math.max(heardAt, frameAt + FRAME);
    [gap, idle] = [next - from, next - heardAt];
    [frameAt, from] = [Math.floor(next / FRAME + 1e-6) * FRAME, next];
  }
  return { gap, idle };
}

describe('the pace of a page', () => {
  it('is every frame where a paint is nothing beside it, and figures come just before it', () => {
    expect(paced(2, 3)).toEqual({ gap: expect.closeTo(FRAME), idle: expect.closeTo(3) });
    expect(paced(4, 3)).toEqual({ gap: expect.closeTo(FRAME), idle: expect.closeTo(3) });
  });
  it('is four times what a paint takes, and figures are painted as they come', () => {
    expect(paced(5, 3)).toEqual({ gap: expect.closeTo(20 - 3), idle: expect.closeTo(0) });
    expect(paced(6, 3)).toEqual({ gap: expect.closeTo(24 - 3), idle: expect.closeTo(0) });
    expect(paced(6, 12)).toEqual({ gap: expect.closeTo(24 - 3), idle: expect.closeTo(0) });
  });
  it('does not let figures grow old for that', () => {
    expect(paced(9, 3).gap).toBeCloseTo(25 - 3);
    expect(paced(14, 3).gap).toBeCloseTo(25 - 3);
  });
  it('leaves a third of the time free where a paint takes longer', () => {
    expect(paced(40, 3).gap).toBeCloseTo(60 - 3);
    expect(paced(80, 3).gap).toBeCloseTo(120 - 3);
  });
  it('leaves that third also where some ways are long and the next one is short', () => {
    const pace = new Pace();
    for (const [at, way] of [3, 25, 3, 25, 3, 25, 25, 3].entries()) {
      pace.asked(at * 100);
      pace.heard(at * 100 + way);
    }
    expect(pace.rest({ frameAt: 1_000, from: 1_000, until: 1_040 })).toBeCloseTo(60 - 3 - 3 - 40);
  });
  it('is not slowed by one paint that took longer than usual', () => {
    const pace = new Pace();
    for (let at = 0; at < 80; at += 20) pace.rest({ frameAt: at, from: at, until: at + 2 });
    expect(pace.rest({ frameAt: 100, from: 100, until: 108 })).toBeCloseTo(FRAME - 3 - 8);
  });
  it('is that of the station where it takes longer than a paint', () => {
    expect(paced(2, 100).gap).toBeCloseTo(102);
  });
  it('asks at once where figures seldom come, so that the next one is not kept waiting', () => {
    const pace = new Pace();
    for (const at of [0, 5_000, 10_000]) {
      pace.asked(at);
      pace.heard(at + 3_000);
    }
    expect(pace.rest({ frameAt: 20_000, from: 20_000, until: 20_005 })).toBe(0);
  });
  it('does not rest for long because the machine slept', () => {
    expect(new Pace().rest({ frameAt: 0, from: 0, until: 60_000 })).toBe(0);
    expect(new Pace().rest({ frameAt: 60_000, from: 60_000, until: 1_000 })).toBe(200);
  });
});
