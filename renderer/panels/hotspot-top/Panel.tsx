import { useCell, useStation, useTopic, useWall } from '../../link/use-station.ts';
import { zoneNamed } from '../../link/zone.ts';
import { useTrees } from '../../complaints/use-trees.ts';
import { Glyph } from '../parts/Glyph.tsx';
import { StaleMark } from '../parts/StaleMark.tsx';
import { Tile } from '../parts/Tile.tsx';
import { useDataSecond } from '../use-staleness.ts';
import { hotspotTopView } from './view.ts';
import './panel.css';

/** What are people complaining about that they were not an hour ago, and where? */
export function Panel() {
  const { words } = useWall();
  const { say } = words;
  const totals = useCell('complaints', 'complaints');
  const hotspots = useTopic('hotspots');
  const trees = useTrees();
  const station = useStation();
  const now = useDataSecond(60_000);
  if (station === undefined) return null;
  const zone = zoneNamed(station.zone);
  const view = hotspotTopView({ totals, hotspots, trees, zone, now, words });
  if (view === null) return null;
  return (
    <Tile name="hotspot-top" title={view.title} level={view.level}>
      <div className="label-row">
        <h2 className="label">
          {view.title} {view.count !== '' && <em>{view.count}</em>}
        </h2>
        <p className="degree">
          <Glyph name={view.level} />
          {view.degree}
        </p>
      </div>
      <p className="top-what">{view.what}</p>
      <p className="top-where">{view.where}</p>
      <div className="top-figures">
        <p className="hero">
          {view.n}
          <small>{say('hotspots.unit')}</small>
        </p>
        <div>
          <p className="label">{say('hotspots.minutes')}</p>
          <p className="figure">{view.times}</p>
          <p className="label">{view.usual}</p>
        </div>
      </div>
      <ul className="top-notes">
        {view.notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
      <StaleMark />
    </Tile>
  );
}
