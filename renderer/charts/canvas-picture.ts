import type { ChartSize } from './chart-look.ts';
import type { Pen } from './sheet.ts';

/** What is drawn as a whole; `data` stands for all that `draw` reads: while it is the same text there is nothing to draw. */
export interface WholePicture {
  data: string;
  draw(pen: Pen, size: ChartSize): void;
}

/** A place, in design units. */
export interface CellBox {
  x: number;
  y: number;
  width: number;
  height: number;
}

/**
 * What is drawn cell by cell: of thousands only those that look otherwise. `data` stands for what all of them share;
 * when that is another, all are drawn anew.
 */
export interface CellPicture {
  data: string;
  /** What each cell's drawing depends on. */
  looks: readonly (string | number)[];
  /** Nothing of a cell is drawn outside of it, and no two boxes have a pixel in common. */
  box(at: number): CellBox;
  /** Draws one; the pen measures in design units. */
  drawCell(pen: Pen, at: number): void;
}

/** Positions of the cells that do not look as they were drawn; null = all of them, with what is between them. */
export function cellsToDraw(
  drawn: Pick<CellPicture, 'data' | 'looks'> | null,
  { data, looks }: CellPicture,
): number[] | null {
  if (drawn === null || drawn.data !== data || drawn.looks.length !== looks.length) return null;
  const changed: number[] = [];
  for (const [at, look] of looks.entries()) if (look !== drawn.looks[at]) changed.push(at);
  return changed;
}

/** How cells are drawn: `scale` = device pixels of a design unit, `ground` = the colour they are wiped with. */
export interface CellLook {
  scale: number;
  ground: string;
}

/** Draws cells on what is there; each is wiped first. */
export function drawCells(
  pen: Pen,
  picture: CellPicture,
  which: Iterable<number>,
  { scale, ground }: CellLook,
): void {
  for (const at of which) {
    const { x, y, width, height } = picture.box(at);
    // Half a pixel wiped would stay half of what it was: whole ones, which no other cell has a part in.
    const [left, top] = [Math.floor(x * scale), Math.floor(y * scale)];
    const [right, bottom] = [Math.ceil((x + width) * scale), Math.ceil((y + height) * scale)];
    pen.save();
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.beginPath();
    pen.rect(left, top, right - left, bottom - top);
    pen.clip();
    pen.fillStyle = ground;
    pen.fillRect(left, top, right - left, bottom - top);
    pen.setTransform(scale, 0, 0, scale, 0, 0);
    picture.drawCell(pen, at);
    pen.restore();
  }
}
