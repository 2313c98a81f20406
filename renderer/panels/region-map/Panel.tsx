import { useRef } from 'react';
import { degreeNames } from '../../complaints/unusual.ts';
import { useComplaintGrid } from '../../complaints/use-complaint-grid.ts';
import { useWall } from '../../link/use-station.ts';
import { LevelKeys } from '../parts/LevelKeys.tsx';
import { StaleMark } from '../parts/StaleMark.tsx';
import { Tile } from '../parts/Tile.tsx';
import { useRoom } from '../use-room.ts';
import { RegionTiles } from './RegionTiles.tsx';
import { mapDescription, regionMapView } from './view.ts';
import './panel.css';

/** Where people complain: the regions as tiles, each where it lies to the others, without an outline. */
export function Panel() {
  const { words } = useWall();
  const { regions } = useComplaintGrid();
  const place = useRef<HTMLDivElement>(null);
  const room = useRoom(place);
  const view = room === null ? null : regionMapView(regions, room, words);
  return (
    <Tile name="region-map" title={words.say('hotspots.map')}>
      <div className="chart-head">
        <h2 className="label">
          {words.say('hotspots.map')} <em>{words.say('hotspots.minutes')}</em>
        </h2>
        <StaleMark />
        <LevelKeys names={degreeNames(words)} />
      </div>
      {regions.length === 0 && <p className="note">{words.say('hotspots.map.none')}</p>}
      <div ref={place} className="region-room">
        {view !== null && regions.length > 0 && (
          <RegionTiles view={view} label={mapDescription(view.tiles, words)} />
        )}
      </div>
    </Tile>
  );
}
