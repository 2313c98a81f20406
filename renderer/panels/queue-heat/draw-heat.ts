import type { ChartSize } from '../../charts/chart-look.ts';
import { hatch } from '../../charts/hatch.ts';
import type { Palette } from '../../theme/palette.ts';

/** Gaps between cells, in design units. */
const GAP = { x: 2, y: 5 };

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/**
 * The cells of the map. What holds the target is quiet; what does not has its level's colour and a form of its own:
 * a frame, a field with a notch, a full field with a bar across. An unfinished one is hatched.
 */
export function drawHeat(
  pen: CanvasRenderingContext2D,
  size: ChartSize,
  rows: readonly string[],
  columns: number,
  palette: Palette,
): void {
  const [wide, high] = [size.width / columns, size.height / Math.max(1, rows.length)];
  const [gapX, gapY] = [Math.min(GAP.x * size.unit, wide / 4), GAP.y * size.unit];
  for (const [at, cells] of rows.entries()) {
    for (let column = 0; column < cells.length; column++) {
      const letter = cells[column] ?? ' ';
      if (letter === ' ') continue;
      const box = { x: column * wide, y: at * high + gapY / 2, width: wide - gapX, height: high - gapY };
      drawCell(pen, box, letter, palette, size.unit);
    }
  }
}

function drawCell(
  pen: CanvasRenderingContext2D,
  box: Box,
  letter: string,
  palette: Palette,
  unit: number,
): void {
  const { x, y, width, height } = box;
  switch (letter.toLowerCase()) {
    case 'w': {
      const line = Math.min(3 * unit, width / 4);
      pen.fillStyle = palette.bar;
      pen.fillRect(x, y, width, height);
      pen.fillStyle = palette.watch;
      pen.fillRect(x, y + height - 1.5 * line, width, 1.5 * line);
      break;
    }
    case 'a':
      pen.fillStyle = palette.warning;
      pen.fillRect(x, y, width, height);
      notch(pen, box, palette.ground);
      break;
    case 'c': {
      pen.fillStyle = palette.critical;
      pen.fillRect(x, y, width, height);
      pen.fillStyle = palette.ground;
      const bar = Math.max(1, height * 0.16);
      pen.fillRect(x + width * 0.2, y + height / 2 - bar / 2, width * 0.6, bar);
      break;
    }
    case 'o':
      pen.strokeStyle = palette.barOutline;
      pen.lineWidth = Math.max(1, unit);
      pen.strokeRect(x + 0.5, y + 0.5, width - 1, height - 1);
      break;
    default:
      pen.fillStyle = palette.bar;
      pen.fillRect(x, y, width, height);
  }
  if (letter !== letter.toLowerCase()) hatch(pen, box, palette.ground, 6 * unit);
}

/** A triangle of the ground's colour, the warning's sign. */
function notch(pen: CanvasRenderingContext2D, { x, y, width, height }: Box, colour: string): void {
  const side = Math.min(width * 0.7, height * 0.5);
  pen.fillStyle = colour;
  pen.beginPath();
  pen.moveTo(x + width / 2, y + height / 2 - side / 2);
  pen.lineTo(x + width / 2 + side / 2, y + height / 2 + side / 2);
  pen.lineTo(x + width / 2 - side / 2, y + height / 2 + side / 2);
  pen.fill();
}
