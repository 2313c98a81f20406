import { describe, expect, it } from 'vitest';
import { firstStart } from '../testing/setup-states.ts';
import { displayPicture } from './display-picture.ts';

describe('the picture of the displays', () => {
  const room = { width: 480, height: 210 };
  it('has them where they stand, as large as there is room', () => {
    const { width, height, screens } = displayPicture(firstStart.displays, room);
    expect([Math.round(width), Math.round(height)]).toEqual([480, 108]);
    expect(screens.map(({ number, x }) => [number, Math.round(x)])).toEqual([
      [1, 0],
      [2, 192],
      [3, 336],
    ]);
  });
  it('has them in a row when nobody knows where they stand, and is empty without any', () => {
    const row = displayPicture(
      firstStart.displays.map(({ x: _x, y: _y, ...display }) => display),
      room,
    );
    expect(row.screens.map(({ y }) => y)).toEqual([0, 0, 0]);
    expect(displayPicture([], room)).toEqual({ width: 0, height: 0, screens: [] });
  });
});
