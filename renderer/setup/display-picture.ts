import type { DisplayChoice } from '../../shared/model/machine.ts';

/** A display in the picture; its number is its place in the list, from 1. */
export interface PictureScreen {
  number: number;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Space between displays that stand in a row because nobody knows where they stand, as part of their width. */
const GAP = 0.06;

/** How displays stand, seen from the front, in a picture of that size at the most. */
export function displayPicture(
  displays: readonly DisplayChoice[],
  room: { width: number; height: number },
): { width: number; height: number; screens: PictureScreen[] } {
  const placed = inPlace(displays);
  const left = Math.min(...placed.map(({ x }) => x));
  const top = Math.min(...placed.map(({ y }) => y));
  const wide = Math.max(...placed.map(({ x, width }) => x + width)) - left;
  const high = Math.max(...placed.map(({ y, height }) => y + height)) - top;
  if (!(wide > 0 && high > 0)) return { width: 0, height: 0, screens: [] };
  const scale = Math.min(room.width / wide, room.height / high);
  const screens = placed.map(({ x, y, width, height }, at) => ({
    number: at + 1,
    x: (x - left) * scale,
    y: (y - top) * scale,
    width: width * scale,
    height: height * scale,
  }));
  return { width: wide * scale, height: high * scale, screens };
}

type Placed = Record<'x' | 'y' | 'width' | 'height', number>;

function inPlace(displays: readonly DisplayChoice[]): Placed[] {
  let end = 0;
  const known = displays.every(({ x, y }) => x !== undefined && y !== undefined);
  return displays.map(({ x, y, width, height }) => {
    const from = end;
    end += width * (1 + GAP);
    return known ? { x: x ?? 0, y: y ?? 0, width, height } : { x: from, y: 0, width, height };
  });
}

/** A display's size in its own pixels, `3840 × 2160`. */
export function pixelsOf({ width, height, scale }: DisplayChoice): string {
  return `${Math.round(width * scale)} × ${Math.round(height * scale)}`;
}
