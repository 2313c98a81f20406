import type { Ink } from './marks.ts';

/** A picture of `width × height` pixels of red, green and blue that outlines are filled on, with smooth edges. */
export interface Canvas {
  width: number;
  height: number;
  pixels: Uint8Array;
}

export function createCanvas(width: number, height: number): Canvas {
  return { width, height, pixels: new Uint8Array(width * height * 3).fill(255) };
}

/**
 * Fills closed outlines (points x, y, x, y … in pixels); a hole is an outline the other way round. What share of a pixel they
 * cover is summed from the areas to the right of every edge.
 */
export function fillOutlines(canvas: Canvas, outlines: readonly (readonly number[])[], ink: Ink): void {
  const [left, top, right, bottom] = boundsOf(outlines, canvas);
  const width = right - left + 2;
  const height = bottom - top;
  if (width <= 2 || height <= 0) return;
  const cover = new Float32Array(width * height + 2);
  for (const points of outlines) {
    for (let at = 0; at < points.length; at += 2) {
      const next = (at + 2) % points.length;
      const limit = (x: number): number => Math.min(Math.max(x - left, 0), width - 2);
      addEdge(
        cover,
        width,
        height,
        limit(points[at]!),
        points[at + 1]! - top,
        limit(points[next]!),
        points[next + 1]! - top,
      );
    }
  }
  const colour = [1, 3, 5].map((at) => Number.parseInt(ink.slice(at, at + 2), 16));
  for (let row = 0; row < height; row++) {
    let sum = 0;
    for (let column = 0; column < width - 2; column++) {
      sum += cover[row * width + column]!;
      const share = Math.min(1, Math.abs(sum));
      if (share < 0.004) continue;
      const pixel = ((top + row) * canvas.width + left + column) * 3;
      for (let part = 0; part < 3; part++) {
        const under = canvas.pixels[pixel + part]!;
        canvas.pixels[pixel + part] = Math.round(under + (colour[part]! - under) * share);
      }
    }
  }
}

function boundsOf(
  outlines: readonly (readonly number[])[],
  { width, height }: Canvas,
): [number, number, number, number] {
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (const points of outlines) {
    for (let at = 0; at < points.length; at += 2) {
      left = Math.min(left, points[at]!);
      right = Math.max(right, points[at]!);
      top = Math.min(top, points[at + 1]!);
      bottom = Math.max(bottom, points[at + 1]!);
    }
  }
  return [
    Math.max(0, Math.floor(left)),
    Math.max(0, Math.floor(top)),
    Math.min(width, Math.ceil(right)),
    Math.min(height, Math.ceil(bottom)),
  ];
}

/** Adds an edge to the running sums of its rows: what it crosses within a pixel goes to that pixel, the rest to the next. */
function addEdge(
  cover: Float32Array,
  width: number,
  height: number,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
): void {
  if (y0 === y1) return;
  const down = y0 < y1;
  const [topX, topY, endX, endY] = down ? [x0, y0, x1, y1] : [x1, y1, x0, y0];
  const slope = (endX - topX) / (endY - topY);
  for (let row = Math.max(0, Math.floor(topY)); row < Math.min(height, Math.ceil(endY)); row++) {
    const from = Math.max(row, topY);
    const to = Math.min(row + 1, endY);
    const a = topX + (from - topY) * slope;
    const b = topX + (to - topY) * slope;
    addSlice(cover, row * width, Math.min(a, b), Math.max(a, b), (down ? 1 : -1) * (to - from));
  }
}

/** @param tall height within the row, negative upwards */
function addSlice(cover: Float32Array, row: number, left: number, right: number, tall: number): void {
  const first = Math.floor(left);
  const last = Math.floor(right);
  const perPixel = right > left ? tall / (right - left) : 0;
  for (let column = first; column <= last; column++) {
    const from = Math.max(left, column);
    const to = Math.min(right, column + 1);
    const part = first === last ? tall : perPixel * (to - from);
    const share = 1 - ((from + to) / 2 - column);
    cover[row + column]! += part * share;
    cover[row + column + 1]! += part * (1 - share);
  }
}
