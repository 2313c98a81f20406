import { type SeatState, seatStates } from '../../../shared/contract/topics.ts';
import { formatWait } from '../../../shared/words/format.ts';
import type { CellPicture } from '../../charts/canvas-picture.ts';
import { FONT } from '../../charts/font.ts';
import type { Palette } from '../../theme/palette.ts';
import { type Block, type CellSize, NAME_HEIGHT } from './layout.ts';
import { type FloorSeat, type FloorTeam, isOver } from './view.ts';
import type { Pen } from '../../charts/sheet.ts';

/** Every seat as a cell. `now`: the centre's time, epoch ms. */
export function seatCells(
  teams: readonly Pick<FloorTeam, 'seats'>[],
  blocks: readonly Block[],
  cell: CellSize,
  palette: Palette,
  now: number,
): CellPicture {
  const seats = teams.flatMap((team) => team.seats);
  const places = teams.flatMap((team, at) => placesIn(blocks[at], team.seats.length, cell));
  return {
    data: JSON.stringify([palette.ground, cell, blocks]),
    looks: seats.map((seat) => lookOf(seat, cell.texts, now)),
    box: (at) => ({ ...places[at]!, width: cell.width, height: cell.height }),
    drawCell(pen, at) {
      const seat = seats[at]!;
      const place = places[at]!;
      if (cell.texts) drawWithTexts(pen, place, seat, cell, palette, now);
      else drawMark(pen, { ...place, side: cell.width }, seat.state, isOver(seat, now), palette);
    },
  };
}

/** What a seat's drawing depends on: a number for a mark alone. */
function lookOf(seat: FloorSeat, texts: boolean, now: number): string | number {
  const mark = 2 * seatStates.indexOf(seat.state) + Number(isOver(seat, now));
  return texts ? `${mark} ${seat.number} ${formatWait(now - seat.since)}` : mark;
}

function placesIn(block: Block | undefined, count: number, cell: CellSize): { x: number; y: number }[] {
  if (block === undefined) return [];
  const { x, y, perRow } = block;
  return Array.from({ length: count }, (_, place) => ({
    x: x + (place % perRow) * (cell.width + cell.gap),
    y: y + NAME_HEIGHT + Math.floor(place / perRow) * (cell.height + cell.gap),
  }));
}

function drawWithTexts(
  pen: Pen,
  { x, y }: { x: number; y: number },
  seat: FloorSeat,
  { height }: CellSize,
  palette: Palette,
  now: number,
): void {
  const side = height - 12;
  const over = isOver(seat, now);
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
function drawMark(
  pen: Pen,
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
  pen: Pen,
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
function corner(pen: Pen, right: number, top: number, side: number): void {
  pen.beginPath();
  pen.moveTo(right - side, top);
  pen.lineTo(right, top);
  pen.lineTo(right, top + side);
  pen.fill();
}
