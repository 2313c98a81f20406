import { type GridSide, together } from '../../complaints/complaint-grid.ts';
import { shortName, textEms } from '../short-name.ts';
import { tilePlaces } from '../../complaints/tile-places.ts';
import { formatCount } from '../../../shared/words/format.ts';
import type { Words } from '../../../shared/words/words.ts';
import type { Level } from '../../theme/palette.ts';

/** A tile on its place. */
export interface MapTile {
  key: string;
  name: string;
  /** As much of the name as there is room for. */
  short: string;
  count: number;
  n: string;
  level: Level;
  column: number;
  row: number;
}

export interface RegionMapView {
  columns: number;
  rows: number;
  /** Where the counts stand. `none`: names would not be known any more; colours and forms say what the counts do. */
  counts: 'beside' | 'below' | 'none';
  tiles: MapTile[];
}

/**
 * Design units: the smallest and the largest tile, what is around its text, the type, a digit, what is between a name and its
 * count, and two lines.
 */
const TILE = {
  width: 104,
  height: 38,
  most: 190,
  gap: 6,
  padding: 22,
  name: 25,
  digit: 19,
  apart: 12,
  lines: 54,
};

/** Of a name, the least that has to stay. */
const LEAST_NAME = 0.6;

/**
 * The regions on their tiles. Names that have no room beside their count stand above it where tiles are high enough, and
 * are shortened where that does not help. @param room of the map, design units
 */
export function regionMapView(
  regions: readonly GridSide[],
  room: { width: number; height: number },
  words: Words,
): RegionMapView {
  const fits = (length: number, size: number) =>
    Math.max(1, Math.floor((length + TILE.gap) / (size + TILE.gap)));
  const map = tilePlaces(
    regions.map(({ key, node, n, score }) => ({
      key,
      tile: node?.tile,
      // What is unusual is never taken together with others.
      weight: score * 1e6 + n,
    })),
    { columns: fits(room.width, TILE.width), rows: fits(room.height, TILE.height) },
  );
  const byKey = new Map(regions.map((region) => [region.key, region]));
  const others = map.rest?.keys.flatMap((key) => byKey.get(key) ?? []) ?? [];
  const restName = words.say('hotspots.map.rest', { count: others.length });
  const all = [
    ...map.tiles.flatMap((place) => {
      const region = byKey.get(place.key);
      return region === undefined ? [] : [{ ...region, ...place }];
    }),
    ...(map.rest === null ? [] : [{ key: '', name: restName, ...together(others), ...map.rest }]),
  ];
  const width =
    Math.min(TILE.most, (room.width + TILE.gap) / Math.max(1, map.columns) - TILE.gap) - TILE.padding;
  const height = (room.height + TILE.gap) / Math.max(1, map.rows) - TILE.gap;
  const beside = (n: string) => (width - n.length * TILE.digit - TILE.apart) / TILE.name;
  const kept = Math.min(1, ...all.map(({ name, n }) => beside(countText(n)) / textEms(name)));
  const counts =
    kept === 1 ? 'beside' : height >= TILE.lines ? 'below' : kept < LEAST_NAME ? 'none' : 'beside';
  return {
    columns: map.columns,
    rows: map.rows,
    counts,
    tiles: all.map(({ key, name, n, level, column, row }) => ({
      key,
      name,
      short: shortName(name, counts === 'beside' ? beside(countText(n)) : width / TILE.name),
      count: n,
      n: countText(n),
      level,
      column,
      row,
    })),
  };
}

/** A region without complaints has no figure. */
function countText(n: number): string {
  return n === 0 ? '' : formatCount(n);
}

/** The map in one sentence, for those who do not see it: regions with complaints, the most first. */
export function mapDescription(tiles: readonly MapTile[], { say }: Words): string {
  const told = tiles
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count)
    .map(({ name, n }) => `${name} ${n}`);
  if (told.length === 0) return say('hotspots.map.none');
  return say('hotspots.map.describe', { text: told.join(', ') });
}
