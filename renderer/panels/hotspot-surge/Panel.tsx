import { openHotspots } from '../../complaints/open-hotspots.ts';
import { Trail } from '../../complaints/Trail.tsx';
import { surgeTexts, trailView } from '../../complaints/trail-view.ts';
import { useStation, useTopic, useWall } from '../../link/use-station.ts';
import { zoneNamed } from '../../link/zone.ts';
import { Key } from '../parts/Key.tsx';
import { StaleMark } from '../parts/StaleMark.tsx';
import { Tile } from '../parts/Tile.tsx';
import { type ScreenForm, useScreenForm } from '../use-screen-form.ts';
import './panel.css';

/** The most labels of the axis, and how long a queue's name may be, in sizes of its type. */
const rooms: Record<ScreenForm, { labels: number; ems: number }> = {
  wide: { labels: 2, ems: 7 },
  strip: { labels: 5, ems: 9 },
  portrait: { labels: 2, ems: 7 },
};

/** The calls that the foremost hotspot brings, below its complaints. */
export function Panel() {
  const { words } = useWall();
  const { say } = words;
  const hotspots = useTopic('hotspots');
  const names = useTopic('queueNames');
  const station = useStation();
  const { labels, ems } = rooms[useScreenForm()];
  if (station === undefined) return null;
  const zone = zoneNamed(station.zone);
  const [top] = openHotspots(hotspots);
  return (
    <Tile name="hotspot-surge" title={say('hotspots.surge')}>
      <div className="chart-head">
        <h2 className="label">
          {say('hotspots.surge')} {top === undefined && <em>{say('hotspots.surge.nothing')}</em>}
        </h2>
        <StaleMark />
        {top !== undefined && (
          <ul className="keys">
            <Key wide name={say('hotspots.surge.usual')}>
              <path className="key-outline" d="M4 15V2H26V15" />
            </Key>
          </ul>
        )}
      </div>
      {top !== undefined && (
        <>
          <Trail view={trailView(top.trail, top.since, zone, labels)} />
          <p className="surge-text">
            {surgeTexts(top, names ?? {}, zone, words, ems).map((text) => (
              <span key={text}>{text}</span>
            ))}
          </p>
        </>
      )}
    </Tile>
  );
}
