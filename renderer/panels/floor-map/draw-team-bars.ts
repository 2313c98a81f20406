import type { SeatState } from '../../../shared/contract/topics.ts';
import type { CellBox, CellPicture } from '../../charts/canvas-picture.ts';
import type { Palette } from '../../theme/palette.ts';
import type { Block } from './layout.ts';
import type { FloorTeam } from './view.ts';

/** Shares of a row: the name on the left, the figures on the right. */
const BAR_PLACE = { left: 0.34, right: 0.36 };

/** From busy to free, as on the overview's bar. */
const order = ['talking', 'holding', 'acw', 'ringing', 'ready', 'notReady'] as const satisfies SeatState[];

/** A bar for each team, as long as it has seats, cut by state. */
export function teamBarCells(
  teams: readonly Pick<FloorTeam, 'counts'>[],
  rows: readonly Block[],
  palette: Palette,
): CellPicture {
  const most = Math.max(
    1,
    ...teams.map(({ counts }) => order.reduce((sum, state) => sum + counts[state], 0)),
  );
  const box = (at: number): CellBox => barBox(rows[at]);
  return {
    data: JSON.stringify([palette.ground, rows, most]),
    looks: teams.map(({ counts }) => order.map((state) => counts[state]).join(' ')),
    box,
    drawCell(pen, at) {
      const { y, width: length, height, ...place } = box(at);
      let { x } = place;
      for (const state of order) {
        const width = ((teams[at]?.counts[state] ?? 0) / most) * length;
        if (width === 0) continue;
        pen.fillStyle = palette[state];
        pen.fillRect(x, y, Math.max(1.5, width - 2), height);
        x += width;
      }
    },
  };
}

/** Where a bar may be, in its row; nowhere without one. */
function barBox(row: Block | undefined): CellBox {
  if (row === undefined) return { x: 0, y: 0, width: 0, height: 0 };
  const width = row.width * (1 - BAR_PLACE.left - BAR_PLACE.right);
  return { x: row.x + row.width * BAR_PLACE.left, y: row.y + 7, width, height: row.height - 14 };
}
