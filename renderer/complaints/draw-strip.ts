import type { ChartSize } from '../charts/chart-look.ts';
import { hatch } from '../charts/hatch.ts';
import { outline, rules } from '../charts/strip-lines.ts';
import type { Palette } from '../theme/palette.ts';
import type { TrailStrip } from './trail-view.ts';
import type { Pen } from '../charts/sheet.ts';

/** A strip of counts: bars, the outline of what is usual, the last bar unfinished. */
export function drawStrip(
  pen: Pen,
  size: ChartSize,
  { bars, usual, top }: TrailStrip,
  palette: Palette,
): void {
  const { width, height, unit } = size;
  const wide = width / Math.max(1, bars.length);
  const gap = Math.min(3 * unit, wide / 4);
  const heightOf = (count: number) => (count / top) * height;
  rules(pen, size, palette);
  for (const [at, count] of bars.entries()) {
    const high = heightOf(count);
    const box = { x: at * wide + gap / 2, y: height - high, width: wide - gap, height: high };
    pen.fillStyle = palette.bar;
    pen.fillRect(box.x, box.y, box.width, box.height);
    if (at === bars.length - 1) hatch(pen, box, palette.ground, 7 * unit);
  }
  outline(pen, size, usual.map(heightOf), palette.barOutline, []);
}
