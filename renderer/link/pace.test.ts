import { describe, expect, it } from 'vitest';
import { Pace } from './pace.ts';

/** Frames of a 60 Hz screen; figures come 3 ms after they are asked for, a paint takes `took`. */
function paints(took: number, frames: number): number[] {
  const pace = new Pace();
  const began: number[] = [];
  let at = 0;
  while (at < (frames * 50) / 3) {
    began.push(at);
    const painted = at + took;
    const arrive = painted + pace.rest(at, painted) + 3;
    at = (Math.ceil((arrive * 3) / 50) * 50) / 3;
  }
  return began;
}

describe('the pace of a page', () => {
  it('is 40 paints a second where a frame comes every 60th', () => {
    expect(paints(6, 600).length).toBeGreaterThan(390);
    expect(paints(6, 600).length).toBeLessThan(410);
  });
  it('lets a slow page go on without a rest', () => {
    expect(new Pace().rest(0, 31)).toBe(0);
    expect(paints(31, 600)).toHaveLength(200);
  });
  it('does not make up for a pause', () => {
    const pace = new Pace();
    pace.rest(0, 5);
    expect(pace.rest(10_000, 10_005)).toBe(0);
    const rests = [10_017, 10_034].map((began) => pace.rest(began, began + 5));
    expect(Math.max(...rests)).toBeGreaterThan(8);
  });
});
