import { describe, expect, it } from 'vitest';
import { placeDesk } from './place-desk.ts';

const screen = { x: 0, y: 0, width: 1920, height: 1040 };
const beside = { x: 1920, y: 0, width: 1280, height: 720 };
const at = (x: number, y: number, width = 1000, height = 600) => ({
  bounds: { x, y, width, height },
  maximized: false,
});

describe('where a desk opens', () => {
  it.each([
    ['where it stood', at(300, 200)],
    ['on the second display', at(2000, 50)],
    ['half over an edge, as it was left', at(1700, 900)],
  ])('%s', (_what, last) => {
    expect(placeDesk(last, [screen, beside])).toEqual(last);
  });
  it.each([
    ['the first time', undefined],
    ['when its display is gone', at(4000, 50)],
    ['when only a sliver is left of it', at(1830, 0)],
  ])('in the middle %s', (_what, last) => {
    expect(placeDesk(last, [screen])).toEqual({
      bounds: { x: 240, y: 70, width: 1440, height: 900 },
      maximized: false,
    });
  });
  it('no larger than the display', () => {
    expect(placeDesk(undefined, [beside]).bounds).toEqual({ x: 1920, y: 0, width: 1280, height: 720 });
  });
});
