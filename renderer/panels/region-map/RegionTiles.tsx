import { memo } from 'react';
import { alike } from '../alike.ts';
import type { MapTile, RegionMapView } from './view.ts';

/** The tiles on their grid. */
export function RegionTiles({ view, label }: { view: RegionMapView; label: string }) {
  return (
    <div
      className="region-tiles"
      data-counts={view.counts}
      role="img"
      aria-label={label}
      style={{
        gridTemplateColumns: `repeat(${view.columns}, minmax(0, 7.6em))`,
        gridTemplateRows: `repeat(${view.rows}, minmax(0, 3.8em))`,
      }}
    >
      {view.tiles.map((tile) => (
        <RegionTile key={tile.key} tile={tile} />
      ))}
    </div>
  );
}

/** The level is told by the tile's colour and, as in all maps, by a form: a foot line, a notch, a bar. */
const RegionTile = memo(function RegionTile({ tile }: { tile: MapTile }) {
  const { level, short, name, n, column, row } = tile;
  return (
    <p
      className="region-tile"
      data-level={level}
      data-none={n === '' || undefined}
      title={name}
      style={{ gridColumn: column + 1, gridRow: row + 1 }}
    >
      <span>{short}</span>
      <b>{n}</b>
    </p>
  );
}, alike);
