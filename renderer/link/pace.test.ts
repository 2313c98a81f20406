import { describe, expect, it } from 'vitest';
import { restAfterPaint } from './pace.ts';

const FRAME = 1000 / 60;
/** Distances between paints on a 60 Hz screen; figures come `way` ms after they are asked for, a paint takes `took`. */
function distances(took: number, way: number): number[] {
  const began = [0];
  for (let i = 0; i < 20; i += 1) {
    const at = began[i] ?? 0;
    const here = at + took + restAfterPaint(at, at + took) + way;
    began.push(Math.ceil(here / FRAME - 1e-9) * FRAME);
  }
  return began.slice(1).map((at, i) => Math.round((at - (began[i] ?? 0)) / FRAME));
}

describe('the pace of a page', () => {
  it('leaves every other frame out', () => {
    expect(new Set(distances(6, 3))).toEqual(new Set([2]));
    expect(new Set(distances(14, 6))).toEqual(new Set([2]));
  });
  it('lets a slow page go on without a rest', () => {
    expect(restAfterPaint(0, 31)).toBe(0);
    expect(new Set(distances(40, 3))).toEqual(new Set([3]));
  });
});
