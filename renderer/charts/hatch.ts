import type { Pen } from './sheet.ts';

/** Diagonal lines in `colour` over a rectangle: what is there is not finished. Lengths in CSS pixels. */
export function hatch(
  pen: Pen,
  box: { x: number; y: number; width: number; height: number },
  colour: string,
  step: number,
): void {
  const { x, y, width, height } = box;
  pen.save();
  pen.beginPath();
  pen.rect(x, y, width, height);
  pen.clip();
  pen.beginPath();
  for (let at = -height; at < width; at += step) {
    pen.moveTo(x + at, y + height);
    pen.lineTo(x + at + height, y);
  }
  pen.strokeStyle = colour;
  pen.lineWidth = step * 0.42;
  pen.stroke();
  pen.restore();
}
