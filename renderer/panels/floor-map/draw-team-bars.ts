import type { SeatState } from '../../../shared/contract/topics.ts';
import type { ChartSize } from '../../charts/chart-look.ts';
import type { Palette } from '../../theme/palette.ts';
import type { Block } from './layout.ts';
import type { FloorTeam } from './view.ts';

/** Shares of a row: the name on the left, the figures on the right. */
export const BAR_PLACE = { left: 0.34, right: 0.36 };

/** From busy to free, as on the overview's bar. */
const order = ['talking', 'holding', 'acw', 'ringing', 'ready', 'notReady'] as const satisfies SeatState[];

/** A bar for each team, as long as it has seats, cut by state. */
export function drawTeamBars(
  pen: CanvasRenderingContext2D,
  { unit }: ChartSize,
  teams: readonly Pick<FloorTeam, 'counts'>[],
  rows: readonly Block[],
  rest: number,
  palette: Palette,
): void {
  const sizes = teams.map(({ counts }) => order.reduce((sum, state) => sum + counts[state], 0));
  // Many teams in one row have a full bar of their own.
  const most = Math.max(1, ...sizes.slice(0, rest > 0 ? -1 : undefined));
  pen.save();
  pen.scale(unit, unit);
  for (const [at, { counts }] of teams.entries()) {
    const row = rows[at];
    const many = rest > 0 && at === teams.length - 1;
    const full = many ? (sizes[at] ?? 1) : most;
    if (row === undefined) continue;
    // Their count has three digits on both sides.
    const length = row.width * (1 - BAR_PLACE.left - BAR_PLACE.right) * (many ? 0.8 : 1);
    let x = row.x + row.width * BAR_PLACE.left;
    for (const state of order) {
      const width = (counts[state] / Math.max(1, full)) * length;
      if (width === 0) continue;
      pen.fillStyle = palette[state];
      pen.fillRect(x, row.y + 7, Math.max(1.5, width - 2), row.height - 14);
      x += width;
    }
  }
  pen.restore();
}
