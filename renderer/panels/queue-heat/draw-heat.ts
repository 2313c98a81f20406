import type { ChartSize } from '../../charts/chart-look.ts';
import { hatch } from '../../charts/hatch.ts';
import { type Box, drawLevel } from '../../charts/level-cell.ts';
import type { Level, Palette } from '../../theme/palette.ts';
import type { Pen } from '../../charts/sheet.ts';

/** Gaps between cells, in design units. */
const GAP = { x: 2, y: 5 };

const levels: Record<string, Level> = { w: 'watch', a: 'warning', c: 'critical' };

/**
 * The cells of the map. What holds the target is quiet; what does not has its level's colour and a form of its own:
 * a frame, a field with a notch, a full field with a bar across. An unfinished one is hatched.
 */
export function drawHeat(
  pen: Pen,
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

function drawCell(pen: Pen, box: Box, letter: string, palette: Palette, unit: number): void {
  const kind = letter.toLowerCase();
  if (kind === 'o') {
    pen.strokeStyle = palette.barOutline;
    pen.lineWidth = Math.max(1, unit);
    pen.strokeRect(box.x + 0.5, box.y + 0.5, box.width - 1, box.height - 1);
  } else drawLevel(pen, box, levels[kind] ?? 'normal', palette, unit);
  if (letter !== kind) hatch(pen, box, palette.ground, 6 * unit);
}
