import { useTrees } from '../../complaints/use-trees.ts';
import { useStation, useTopic, useWall } from '../../link/use-station.ts';
import { zoneNamed } from '../../link/zone.ts';
import { Glyph } from '../parts/Glyph.tsx';
import { massEventText } from './view.ts';
import './panel.css';

/** Room of its place, in sizes of its type. */
const EMS = 14;

/** Many hotspots at once are one event; nothing while there is none. */
export function Panel() {
  const { words } = useWall();
  const events = useTopic('massEvents');
  const trees = useTrees();
  const station = useStation();
  if (station === undefined) return null;
  const text = massEventText(events, { trees, zone: zoneNamed(station.zone), ems: EMS, words });
  if (text === null) return null;
  return (
    <p className="mass-event tile">
      <Glyph name="critical" />
      <b>{words.say('hotspots.mass')}</b>
      <span>{text}</span>
    </p>
  );
}
