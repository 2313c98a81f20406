import { describe, expect, it } from 'vitest';
import { type CellPicture, cellsToDraw, drawCells } from './canvas-picture.ts';
import type { Pen } from './sheet.ts';

/** Cells of 10 × 10 units, 13 apart, each filled where it is with what it looks like. */
function picture(looks: readonly string[], data = 'dark'): CellPicture & { drawn: number[] } {
  const drawn: number[] = [];
  return {
    data,
    looks,
    drawn,
    box: (at) => ({ x: at * 13 + 0.4, y: 0.4, width: 10, height: 10 }),
    drawCell: (pen, at) => {
      drawn.push(at);
      pen.fillText(looks[at] ?? '', 0, 0);
    },
  };
}

/** A pen of whole pixels: what was written last in each, wiped by `fillRect`, within `clip`. */
function paper(pixels: Map<string, string>): Pen {
  let scale = 1;
  let clip: readonly [number, number, number, number] = [0, 0, 0, 0];
  const each = (run: (key: string) => void): void => {
    const [left, top, width, height] = clip;
    for (let x = left; x < left + width; x++) for (let y = top; y < top + height; y++) run(`${x} ${y}`);
  };
  const pen = {
    save: () => undefined,
    restore: () => undefined,
    beginPath: () => undefined,
    clip: () => undefined,
    rect: (...area: [number, number, number, number]) => (clip = area),
    setTransform: (to: number) => (scale = to),
    fillRect: (...area: [number, number, number, number]) => {
      expect([scale, area.every(Number.isInteger)]).toEqual([1, true]);
      each((key) => pixels.delete(key));
    },
    fillText: (look: string) => each((key) => pixels.set(key, `${pixels.get(key) ?? ''}${look}`)),
  };
  return pen as unknown as Pen;
}

describe('a picture of cells', () => {
  it('draws only those that look otherwise', () => {
    const before = picture(['a', 'b', 'c', 'd']);
    expect(cellsToDraw(before, picture(['a', 'x', 'c', 'y']))).toEqual([1, 3]);
    expect(cellsToDraw(before, picture(['a', 'b', 'c', 'd']))).toEqual([]);
  });
  it('draws all of them when there are others, or what they share is another', () => {
    const before = picture(['a', 'b']);
    expect(cellsToDraw(null, before)).toBeNull();
    expect(cellsToDraw(before, picture(['a', 'b', 'c']))).toBeNull();
    expect(cellsToDraw(before, picture(['a', 'b'], 'light'))).toBeNull();
  });
  it.each([1, 0.667, 1.333, 2])(
    'leaves the same pixels as if all were drawn, at %s pixels a unit',
    (scale) => {
      const kept = new Map<string, string>();
      let before: CellPicture | null = null;
      for (const looks of ['aaaaaa', 'abaaca', 'abaaca', 'bbbbcd', 'cbbbca'].map((row) => row.split(''))) {
        const now = picture(looks);
        drawCells(paper(kept), now, cellsToDraw(before, now) ?? looks.keys(), { scale, ground: '#fff' });
        before = now;
        const anew = new Map<string, string>();
        drawCells(paper(anew), picture(looks), looks.keys(), { scale, ground: '#fff' });
        expect(kept).toEqual(anew);
      }
    },
  );
});
