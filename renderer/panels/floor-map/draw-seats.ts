import type { SeatState } from '../../../shared/contract/topics.ts';
import { formatWait } from '../../../shared/words/format.ts';
import type { ChartSize } from '../../charts/chart-look.ts';
import { FONT } from '../../charts/font.ts';
import type { Palette } from '../../theme/palette.ts';
import { type Block, type CellSize, NAME_HEIGHT } from './layout.ts';
import type { FloorSeat, FloorTeam } from './view.ts';

/** Every seat as a cell. `now`: the centre's time, epoch ms. */
export function drawSeats(
  pen: CanvasRenderingContext2D,
  { unit }: ChartSize,
  teams: readonly FloorTeam[],
  blocks: readonly Block[],
  cell: CellSize,
  palette: Palette,
  now: number,
): void {
  pen.save();
  pen.scale(unit, unit);
  pen.textBaseline = 'middle';
  for (const [at, { seats }] of teams.entries()) {
    const block = blocks[at];
    if (block === undefined) continue;
    for (const [place, seat] of seats.entries()) {
      const x = block.x + (place % block.perRow) * (cell.width + cell.gap);
      const y = block.y + NAME_HEIGHT + Math.floor(place / block.perRow) * (cell.height + cell.gap);
      if (cell.texts) drawWithTexts(pen, { x, y }, seat, cell, palette, now);
      else drawMark(pen, { x, y, side: cell.width }, seat.state, seat.overMs > 0, palette);
    }
  }
  pen.restore();
}

function drawWithTexts(
  pen: CanvasRenderingContext2D,
  { x, y }: { x: number; y: number },
  seat: FloorSeat,
  { height }: CellSize,
  palette: Palette,
  now: number,
): void {
  const side = height - 12;
  const over = seat.overMs > 0;
  drawMark(pen, { x, y: y + 6, side }, seat.state, over, palette);
  pen.font = `400 24px ${FONT}`;
  pen.fillStyle = palette.dim;
  pen.fillText(seat.number, x + side + 10, y + height * 0.28);
  pen.font = `${over ? 600 : 500} 25px ${FONT}`;
  pen.fillStyle = over ? palette.warning : palette.ink;
  pen.fillText(formatWait(now - seat.since), x + side + 10, y + height * 0.74);
}

/**
 * A seat's state by colour and form: full = talking, pause = on hold, lines = desk work, dot in a frame = ringing, ring =
 * ready, frame with a stroke = away. Over its limit it has a corner in the warning's colour.
 */
export function drawMark(
  pen: CanvasRenderingContext2D,
  box: { x: number; y: number; side: number },
  state: SeatState,
  over: boolean,
  palette: Palette,
): void {
  const { x, y, side } = box;
  const colour = palette[state];
  const line = Math.max(2, side * 0.1);
  pen.fillStyle = colour;
  pen.strokeStyle = colour;
  pen.lineWidth = line;
  if (state === 'ringing' || state === 'notReady')
    pen.strokeRect(x + line / 2, y + line / 2, side - line, side - line);
  else pen.fillRect(x, y, side, side);
  drawForm(pen, box, state, line, palette.ground);
  if (!over) return;
  pen.fillStyle = palette.ground;
  corner(pen, x + side, y, side * 0.62);
  pen.fillStyle = palette.warning;
  corner(pen, x + side, y, side * 0.5);
}

function drawForm(
  pen: CanvasRenderingContext2D,
  { x, y, side }: { x: number; y: number; side: number },
  state: SeatState,
  line: number,
  ground: string,
): void {
  const [middleX, middleY] = [x + side / 2, y + side / 2];
  switch (state) {
    case 'talking':
      return;
    case 'holding':
      pen.fillStyle = ground;
      pen.fillRect(x + side * 0.3, y + side * 0.25, side * 0.13, side * 0.5);
      pen.fillRect(x + side * 0.57, y + side * 0.25, side * 0.13, side * 0.5);
      return;
    case 'acw':
      pen.fillStyle = ground;
      for (const at of [0.3, 0.57]) pen.fillRect(x + side * 0.22, y + side * at, side * 0.56, side * 0.13);
      return;
    case 'ringing':
    case 'ready':
      pen.fillStyle = state === 'ready' ? ground : pen.fillStyle;
      pen.beginPath();
      pen.arc(middleX, middleY, side * (state === 'ready' ? 0.3 : 0.2), 0, 2 * Math.PI);
      pen.fill();
      return;
    case 'notReady':
      pen.beginPath();
      pen.moveTo(x + line, y + side - line);
      pen.lineTo(x + side - line, y + line);
      pen.stroke();
  }
}

/** The upper right corner. */
function corner(pen: CanvasRenderingContext2D, right: number, top: number, side: number): void {
  pen.beginPath();
  pen.moveTo(right - side, top);
  pen.lineTo(right, top);
  pen.lineTo(right, top + side);
  pen.fill();
}
