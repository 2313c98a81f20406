import { type Block, type CellSize, NAME_HEIGHT } from '../../../panels/floor-map/layout.ts';

/** Room for a seat's mark and a team's name, in design units: 100 of them are one line of the desk's text. */
const CELL: CellSize = { width: 130, height: 130, gap: 30, texts: false };
const HEAD = 170;
const GAP = { x: 300, y: 110 };
/** A team's block has so many seats in a row at least: its name and figures need the room. */
const PER_ROW = 13;

/** The teams' blocks in as many columns as there is room for, all as wide; the page scrolls over what is below. */
export interface MapLayout {
  cell: CellSize;
  /** Where each team's seats are drawn. */
  blocks: Block[];
  /** Where its name begins. */
  heads: { x: number; y: number; width: number }[];
  height: number;
}

/** @param sizes seats of each team. @param width of the room, design units */
export function layoutMap(sizes: readonly number[], width: number): MapLayout {
  const pitch = CELL.width + CELL.gap;
  const least = PER_ROW * pitch - CELL.gap;
  const columns = Math.max(1, Math.floor((width + GAP.x) / (least + GAP.x)));
  const column = (width - (columns - 1) * GAP.x) / columns;
  const perRow = Math.max(1, Math.floor((column + CELL.gap) / pitch));
  const layout: MapLayout = { cell: CELL, blocks: [], heads: [], height: 0 };
  let y = 0;
  for (let at = 0; at < sizes.length; at += columns) {
    const row = sizes.slice(at, at + columns);
    const most = Math.ceil(Math.max(...row) / perRow) * pitch - CELL.gap;
    for (const place of row.keys()) {
      const x = place * (column + GAP.x);
      layout.heads.push({ x, y, width: column });
      // The wall's drawing leaves room for a name of its own size above the seats.
      layout.blocks.push({ x, y: y + HEAD - NAME_HEIGHT, width: column, height: most, perRow });
    }
    y += HEAD + most + GAP.y;
  }
  layout.height = Math.max(0, y - GAP.y);
  return layout;
}

/** Which team and seat lies at a point of the map; null between them. Design units. */
export function seatAt(
  { blocks, cell }: MapLayout,
  sizes: readonly number[],
  x: number,
  y: number,
): { team: number; seat: number } | null {
  const pitch = cell.width + cell.gap;
  for (const [team, block] of blocks.entries()) {
    const [right, down] = [x - block.x, y - block.y - NAME_HEIGHT];
    if (right < 0 || down < 0 || right >= block.perRow * pitch) continue;
    if (right % pitch >= cell.width || down % pitch >= cell.height) continue;
    const seat = Math.floor(down / pitch) * block.perRow + Math.floor(right / pitch);
    if (seat < (sizes[team] ?? 0) && down < block.height) return { team, seat };
  }
  return null;
}
