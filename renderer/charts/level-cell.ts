import type { Level, Palette } from '../theme/palette.ts';
import type { Pen } from './sheet.ts';

/** A place on a canvas, CSS pixels. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/**
 * A cell that says with a form what it says with its colour: plain is normal, a foot line watch, a notch warning, a bar
 * across critical. `unit`: pixels of a design unit.
 */
export function drawLevel(pen: Pen, box: Box, level: Level, palette: Palette, unit: number): void {
  const { x, y, width, height } = box;
  pen.fillStyle = level === 'warning' || level === 'critical' ? palette[level] : palette.bar;
  pen.fillRect(x, y, width, height);
  if (level === 'watch') {
    const line = Math.min(3 * unit, width / 4);
    pen.fillStyle = palette.watch;
    pen.fillRect(x, y + height - 1.5 * line, width, 1.5 * line);
  } else if (level === 'warning') notch(pen, box, palette.ground);
  else if (level === 'critical') {
    pen.fillStyle = palette.ground;
    const bar = Math.max(1, height * 0.16);
    pen.fillRect(x + width * 0.2, y + height / 2 - bar / 2, width * 0.6, bar);
  }
}

/** A triangle of the ground's colour, the warning's sign. */
function notch(pen: Pen, { x, y, width, height }: Box, colour: string): void {
  const side = Math.min(width * 0.7, height * 0.5);
  pen.fillStyle = colour;
  pen.beginPath();
  pen.moveTo(x + width / 2, y + height / 2 - side / 2);
  pen.lineTo(x + width / 2 + side / 2, y + height / 2 + side / 2);
  pen.lineTo(x + width / 2 - side / 2, y + height / 2 + side / 2);
  pen.fill();
}
