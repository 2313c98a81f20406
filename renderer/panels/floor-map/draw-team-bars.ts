import type { SeatState } from '../../../shared/contract/topics.ts';
import type { CellBox, CellPicture } from '../../charts/canvas-picture.ts';
import type { Palette } from '../../theme/palette.ts';
import type { Block } from './layout.ts';
import type { FloorTeam } from './view.ts';

/** Shares of a row: the name on the left, the figures on the right. */
const BAR_PLACE = { left: 0.34, right: 0.36 };

/** From busy to free, as on the overview's bar. */
const order = ['talking', 'holding', 'acw', 'ringing', 'ready', 'notReady'] as const satisfies SeatState[];

type BarTeam = Pick<FloorTeam, 'counts'>;

/** The bars of a column of rows: where they stand in the plan, in design units, and the picture of that place. */
export interface BarColumn {
  /** 0 = the leftmost. */
  column: number;
  box: CellBox;
  picture: CellPicture;
}

/**
 * A bar for each team, as long as it has seats, cut by state. A picture for each column of rows, no larger than its bars: three
 * quarters of the plan are names and figures, and what a canvas costs is its pixels.
 */
export function teamBarColumns(
  teams: readonly BarTeam[],
  rows: readonly Block[],
  palette: Palette,
): BarColumn[] {
  const most = Math.max(
    1,
    ...teams.map(({ counts }) => order.reduce((sum, state) => sum + counts[state], 0)),
  );
  const barred = teams.slice(0, rows.length);
  const columns = Map.groupBy(barred.keys(), (at) => rows[at]!.x);
  return [...columns.values()].map((places, column) => {
    const [first, last] = [rows[places[0]!]!, rows[places.at(-1)!]!];
    const box = {
      // Whole units are whole pixels on most screens.
      x: Math.round(first.x + first.width * BAR_PLACE.left),
      y: first.y,
      width: Math.round(first.width * (1 - BAR_PLACE.left - BAR_PLACE.right)),
      height: Math.ceil(last.y + last.height - first.y),
    };
    return {
      column,
      box,
      picture: barCells(
        places.map((at) => barred[at]!),
        places.map((at) => barBox(rows[at]!, box)),
        most,
        palette,
      ),
    };
  });
}

/** Where a row's bar may be in its column. */
function barBox({ y, height }: Block, column: CellBox): CellBox {
  return { x: 0, y: y - column.y + 7, width: column.width, height: height - 14 };
}

/** @param most seats that a whole box stands for. */
function barCells(
  teams: readonly BarTeam[],
  boxes: readonly CellBox[],
  most: number,
  palette: Palette,
): CellPicture {
  return {
    data: JSON.stringify([palette.ground, boxes, most]),
    looks: teams.map(({ counts }) => order.map((state) => counts[state]).join(' ')),
    box: (at) => boxes[at]!,
    drawCell(pen, at) {
      const { y, width: length, height } = boxes[at]!;
      let x = 0;
      for (const state of order) {
        const width = (teams[at]!.counts[state] / most) * length;
        if (width === 0) continue;
        pen.fillStyle = palette[state];
        pen.fillRect(x, y, Math.max(1.5, width - 2), height);
        x += width;
      }
    },
  };
}
