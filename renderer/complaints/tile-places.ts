import type { TreeNode } from '../../shared/model/tree.ts';

/** A place on the map: column and row from 0. */
export interface TilePlace {
  key: string;
  column: number;
  row: number;
}

export interface TileMap {
  columns: number;
  rows: number;
  tiles: TilePlace[];
  /** Where those stand together that have no room of their own; null where all have. */
  rest: { keys: string[]; column: number; row: number } | null;
}

/** How many tiles a map has room for. */
export interface TileRoom {
  columns: number;
  rows: number;
}

/** A region as the map wants to know it: `weight` decides who has a tile where not all have. */
export type MapNode = Pick<TreeNode, 'key' | 'tile'> & { weight: number };

/**
 * The tiles of a map. Regions stand where the settings say; the others, and those whose place is taken, fill the free
 * places line by line in the order of the tree. Places that would not fit the screen are not kept: then all stand in the
 * order of the tree. Where there are more regions than room, those of the least weight are taken together.
 */
export function tilePlaces(nodes: readonly MapNode[], room: TileRoom): TileMap {
  const most = room.columns * room.rows;
  const shown = nodes.length > most ? heaviest(nodes, most - 1) : nodes;
  const said = saidPlaces(shown);
  const width = 1 + Math.max(-1, ...said.map(({ column }) => column));
  const height = 1 + Math.max(-1, ...said.map(({ row }) => row));
  const kept = width <= room.columns && height <= room.rows ? said : [];
  const places = kept.length === 0 ? 0 : width * height;
  const wanted = shown.length + (shown.length < nodes.length ? 1 : 0);
  const columns =
    wanted <= places ? width : Math.min(room.columns, Math.max(width, columnsFor(wanted, room)));
  const free = freePlaces(kept, columns);
  const tiles = shown.map(({ key }) => {
    const own = kept.find((place) => place.key === key);
    return own ?? { key, ...free() };
  });
  const others = nodes.filter(({ key }) => !tiles.some((tile) => tile.key === key)).map(({ key }) => key);
  const rest = others.length === 0 ? null : { keys: others, ...free() };
  const rows = 1 + Math.max(-1, ...tiles.map(({ row }) => row), rest?.row ?? -1);
  return { columns, rows, tiles, rest };
}

/** Those of the greatest weight, in the order they were. */
function heaviest(nodes: readonly MapNode[], count: number): MapNode[] {
  const kept = new Set(
    nodes
      .toSorted((a, b) => b.weight - a.weight)
      .slice(0, Math.max(0, count))
      .map(({ key }) => key),
  );
  return nodes.filter(({ key }) => kept.has(key));
}

/** The places that the settings give, moved to the upper left; who comes second to a place has none. */
function saidPlaces(nodes: readonly MapNode[]): TilePlace[] {
  const taken = new Set<string>();
  const said = nodes.flatMap(({ key, tile }): TilePlace[] => {
    if (tile === undefined || taken.has(tile.join())) return [];
    taken.add(tile.join());
    return [{ key, column: tile[0], row: tile[1] }];
  });
  const left = Math.min(...said.map(({ column }) => column));
  const top = Math.min(...said.map(({ row }) => row));
  return said.map(({ key, column, row }) => ({ key, column: column - left, row: row - top }));
}

/** So many columns that the map has about the form of its room. */
function columnsFor(count: number, room: TileRoom): number {
  const fewest = Math.ceil(count / room.rows);
  return Math.max(fewest, Math.min(count, Math.round(Math.sqrt((count * room.columns) / room.rows))));
}

/** Gives the free places line by line. */
function freePlaces(kept: readonly TilePlace[], columns: number): () => { column: number; row: number } {
  const taken = new Set(kept.map(({ column, row }) => `${column},${row}`));
  let at = -1;
  return () => {
    do at += 1;
    while (taken.has(`${at % columns},${Math.floor(at / columns)}`));
    return { column: at % columns, row: Math.floor(at / columns) };
  };
}
