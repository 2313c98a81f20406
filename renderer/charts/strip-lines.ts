import type { Palette } from '../theme/palette.ts';
import type { ChartSize } from './chart-look.ts';
import type { Pen } from './sheet.ts';

/** The lines of a strip's scale: its foot, its middle, its upper end. */
export function rules(pen: Pen, { width, height, unit }: ChartSize, palette: Palette): void {
  pen.fillStyle = palette.line;
  for (const share of [0, 0.5, 1])
    pen.fillRect(0, Math.min(height - unit, Math.round(height * share)), width, Math.max(1, unit));
}

/** Steps over the slots; a slot without data is a gap. Heights and `dots` in CSS pixels. */
export function outline(
  pen: Pen,
  { width, height, unit }: ChartSize,
  heights: readonly (number | null)[],
  colour: string,
  dots: number[],
): void {
  const wide = width / Math.max(1, heights.length);
  pen.save();
  pen.strokeStyle = colour;
  pen.lineWidth = 2 * unit;
  pen.setLineDash(dots);
  pen.beginPath();
  let drawing = false;
  for (const [at, high] of heights.entries()) {
    if (high === null) drawing = false;
    else {
      if (drawing) pen.lineTo(at * wide, height - high);
      else pen.moveTo(at * wide, height - high);
      pen.lineTo((at + 1) * wide, height - high);
      drawing = true;
    }
  }
  pen.stroke();
  pen.restore();
}
