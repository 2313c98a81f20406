import type { SeatState } from '../../../shared/contract/topics.ts';
import type { CellBox, CellPicture } from '../../charts/canvas-picture.ts';
import type { Palette } from '../../theme/palette.ts';
import type { Block } from './layout.ts';
import type { FloorTeam } from './view.ts';

/** Shares of a row: the name on the left, the figures on the right. */
const BAR_PLACE = { left: 0.34, right: 0.36 };

/** From busy to free, as on the overview's bar. */
const order = ['talking', 'holding', 'acw', 'ringing', 'ready', 'notReady'] as const satisfies SeatState[];

/** A bar for each team, as long as it has seats, cut by state; the last one stands for `rest` teams, if any. */
export function teamBarCells(
  teams: readonly Pick<FloorTeam, 'counts'>[],
  rows: readonly Block[],
  rest: number,
  palette: Palette,
): CellPicture {
  const sizes = teams.map(({ counts }) => order.reduce((sum, state) => sum + counts[state], 0));
  // Many teams in one row have a full bar of their own.
  const most = Math.max(1, ...sizes.slice(0, rest > 0 ? -1 : undefined));
  const box = (at: number): CellBox => barBox(rows[at], rest > 0 && at === teams.length - 1);
  return {
    data: JSON.stringify([palette.ground, rows, rest, most]),
    looks: teams.map(({ counts }) => order.map((state) => counts[state]).join(' ')),
    box,
    drawCell(pen, at) {
      const full = rest > 0 && at === teams.length - 1 ? (sizes[at] ?? 1) : most;
      const { y, width: length, height, ...place } = box(at);
      let { x } = place;
      for (const state of order) {
        const width = ((teams[at]?.counts[state] ?? 0) / Math.max(1, full)) * length;
        if (width === 0) continue;
        pen.fillStyle = palette[state];
        pen.fillRect(x, y, Math.max(1.5, width - 2), height);
        x += width;
      }
    },
  };
}

/** Where a bar may be, in its row; nowhere without one. @param many it stands for many teams */
function barBox(row: Block | undefined, many: boolean): CellBox {
  if (row === undefined) return { x: 0, y: 0, width: 0, height: 0 };
  // Their count has three digits on both sides.
  const width = row.width * (1 - BAR_PLACE.left - BAR_PLACE.right) * (many ? 0.8 : 1);
  return { x: row.x + row.width * BAR_PLACE.left, y: row.y + 7, width, height: row.height - 14 };
}
