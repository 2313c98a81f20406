import { describe, expect, it } from 'vitest';
import { restAfterPaint } from './pace.ts';

const FRAME = 1000 / 60;
/** The distance between paints on a 60 Hz screen, in frames; figures come `way` ms after they are asked for. */
function distance(took: number, way: number): number {
  const here = took + restAfterPaint(1_000, 1_000 + took) + way;
  return Math.ceil(here / FRAME);
}

describe('the pace of a page', () => {
  it('is every other frame where a paint takes most of one', () => {
    expect(distance(3, 3)).toBe(2);
    expect(distance(14, 3)).toBe(2);
  });
  it('leaves a third of the time free where a paint takes longer', () => {
    expect(distance(40, 3)).toBe(4);
    expect(distance(80, 3)).toBe(8);
  });
  it('does not rest for long because the machine slept', () => {
    expect(restAfterPaint(0, 60_000)).toBe(100);
  });
});
