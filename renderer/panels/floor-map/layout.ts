/** Everything here is in design units: 1/1080 of the screen's shorter side. */
interface Room {
  width: number;
  height: number;
}

/** A team's place: its name stands at the top, its seats below, so many in a row. */
export interface Block extends Room {
  x: number;
  y: number;
  perRow: number;
}

/** How a seat is drawn: with number and time, or as a mark alone. */
export interface CellSize extends Room {
  gap: number;
  texts: boolean;
}

/**
 * `seats`: every seat has its cell. `bars`: there are too many; a row for each team in `columns` columns, and the last
 * row stands for the teams that have none.
 */
export type FloorLayout =
  | { kind: 'seats'; cell: CellSize; blocks: Block[] }
  | { kind: 'bars'; rows: Block[]; rest: number };

/** The name's line, above its seats; a text needs 1/45 of the shorter side, 24 units. */
export const NAME_HEIGHT = 38;
const BETWEEN = { columns: 40, blocks: 14 };
const ROW = { least: 32, most: 54 };
const BAR_COLUMN = 410;

/** From a cell that says everything to the smallest mark whose form can be told. */
const cells: readonly CellSize[] = [
  { width: 168, height: 66, gap: 8, texts: true },
  { width: 136, height: 62, gap: 6, texts: true },
  { width: 52, height: 52, gap: 6, texts: false },
  { width: 40, height: 40, gap: 5, texts: false },
  { width: 30, height: 30, gap: 4, texts: false },
  { width: 22, height: 22, gap: 3, texts: false },
];

/** The largest cells with which all teams find room; else a bar for each. @param sizes seats of each team. */
export function layoutFloor(sizes: readonly number[], room: Room): FloorLayout {
  for (const cell of cells) {
    for (let columns = 1; columns <= 6; columns++) {
      const blocks = placeBlocks(sizes, room, cell, columns);
      if (blocks !== null) return { kind: 'seats', cell, blocks };
    }
  }
  return placeBars(sizes.length, room);
}

/** Teams from top to bottom, column by column; null when they find no room. */
function placeBlocks(sizes: readonly number[], room: Room, cell: CellSize, columns: number): Block[] | null {
  const width = (room.width - (columns - 1) * BETWEEN.columns) / columns;
  const perRow = Math.floor((width + cell.gap) / (cell.width + cell.gap));
  // A name has to fit, too.
  if (perRow < 1 || width < 300) return null;
  const blocks: Block[] = [];
  let [column, y] = [0, 0];
  for (const seats of sizes) {
    const height = NAME_HEIGHT + Math.ceil(seats / perRow) * (cell.height + cell.gap) - cell.gap;
    if (y + height > room.height) [column, y] = [column + 1, 0];
    if (column >= columns || height > room.height) return null;
    blocks.push({ x: column * (width + BETWEEN.columns), y, width, height, perRow });
    y += height + BETWEEN.blocks;
  }
  return blocks;
}

function placeBars(teams: number, room: Room): FloorLayout {
  const columns = Math.max(
    1,
    Math.min(
      Math.floor((room.width + BETWEEN.columns) / (BAR_COLUMN + BETWEEN.columns)),
      Math.ceil((teams * ROW.least) / room.height),
    ),
  );
  const fit = Math.max(1, Math.floor(room.height / ROW.least)) * columns;
  const shown = Math.min(teams, fit);
  const perColumn = Math.ceil(shown / columns);
  const height = Math.min(ROW.most, room.height / perColumn);
  const width = (room.width - (columns - 1) * BETWEEN.columns) / columns;
  const rows = Array.from({ length: shown }, (_, at) => ({
    x: Math.floor(at / perColumn) * (width + BETWEEN.columns),
    y: (at % perColumn) * height,
    width,
    height,
    perRow: 1,
  }));
  return { kind: 'bars', rows, rest: teams > fit ? teams - fit + 1 : 0 };
}
