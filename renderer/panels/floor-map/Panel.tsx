import { useRef } from 'react';
import { useWall } from '../../link/use-station.ts';
import { StaleMark } from '../parts/StaleMark.tsx';
import { Tile } from '../parts/Tile.tsx';
import { FloorKeys } from './FloorKeys.tsx';
import { FloorPlan } from './FloorPlan.tsx';
import { useRoom } from '../use-room.ts';
import type { FloorView } from './view.ts';
import './panel.css';

/** Every seat by its team, or a bar for each team where there are more seats than a screen has room for. */
export function Panel({ view, now }: { view: FloorView; now: number }) {
  const { words } = useWall();
  if (view.total === 0) return <p className="floor-none">{words.say('floor.none')}</p>;
  return <Floor view={view} now={now} />;
}

function Floor({ view, now }: { view: FloorView; now: number }) {
  const { words } = useWall();
  const place = useRef<HTMLDivElement>(null);
  const room = useRoom(place);
  const said = { teams: view.teams.length, seats: view.total, over: view.over.length };
  return (
    <Tile name="floor-map" title={words.say('floor.title')}>
      <div className="chart-head">
        <StaleMark />
        <FloorKeys />
      </div>
      <div className="floor-plan" ref={place} role="img" aria-label={words.say('floor.describe', said)}>
        {room !== null && <FloorPlan view={view} room={room} now={now} />}
      </div>
    </Tile>
  );
}
