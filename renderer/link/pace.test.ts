import { describe, expect, it } from 'vitest';
import { Pace } from './pace.ts';

const FRAME = 1000 / 60;

/**
 * A page on a 60 Hz screen before a station whose figures always move: from one paint's frame to that of the next, in frames,
 * and how long figures lay about before their frame came, ms; both when it has found its pace.
 * @param took what a paint takes, ms
 * @param way from asking to hearing, ms
 */
function paced(took: number, way: number): { frames: number; idle: number } {
  const pace = new Pace();
  let [frameAt, frames, idle] = [0, 0, 0];
  for (let turn = 0; turn < 20; turn += 1) {
    const until = frameAt + took;
    const askedAt = until + pace.rest({ frameAt, from: frameAt, until });
    pace.asked(askedAt);
    pace.heard(askedAt + way);
    const next = Math.ceil((askedAt + way) / FRAME - 1e-6) * FRAME;
    frames = Math.round((next - frameAt) / FRAME);
    idle = next - (askedAt + way);
    frameAt = next;
  }
  return { frames, idle };
}

describe('the pace of a page', () => {
  it('is every frame where a paint is nothing beside it', () => {
    expect(paced(2, 3)).toEqual({ frames: 1, idle: expect.closeTo(2) });
  });
  it('is every other frame where a paint takes a good part of one, and figures come just before it', () => {
    expect(paced(5, 3)).toEqual({ frames: 2, idle: expect.closeTo(2) });
    expect(paced(14, 3)).toEqual({ frames: 2, idle: expect.closeTo(2) });
    expect(paced(5, 12)).toEqual({ frames: 2, idle: expect.closeTo(2) });
  });
  it('leaves a third of the time free where a paint takes longer', () => {
    expect(paced(40, 3).frames).toBe(4);
    expect(paced(80, 3).frames).toBe(8);
  });
  it('is that of the station where it takes longer than a paint', () => {
    expect(paced(2, 100).frames).toBe(7);
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
