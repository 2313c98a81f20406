import { useCell, useStation, useWall } from '../../link/use-station.ts';
import { Glyph } from '../parts/Glyph.tsx';
import { StaleMark } from '../parts/StaleMark.tsx';
import { Tile } from '../parts/Tile.tsx';
import { useSlotFrames } from '../use-slot-frames.ts';
import { useDataSecond } from '../use-staleness.ts';
import { Scale } from './Scale.tsx';
import { connectRateView, scaleMarks } from './view.ts';
import './panel.css';

/** Are we holding the target now, today, and in this shift? */
export function Panel() {
  const { words } = useWall();
  const rolling = useCell('rolling', '15');
  const today = useCell('today', 'offer');
  const shift = useCell('shift', 'shift');
  const station = useStation();
  const frames = useSlotFrames();
  const now = Math.floor(useDataSecond() / 60_000) * 60_000;
  if (rolling === undefined || station === undefined) return null;
  const view = connectRateView({ rolling, today, shift, station, frames, now, words });
  return (
    <Tile name="connect-rate" title={words.say('connect.title')} level={view.level}>
      <div className="label-row">
        <h2 className="label">
          {words.say('connect.title')} <em>{words.say('connect.window', { count: rolling.minutes })}</em>
        </h2>
        <p className="state">
          <Glyph name={view.level ?? 'none'} />
          {view.state}
        </p>
      </div>
      <p className="hero">
        {view.rate}
        {view.level !== null && <small>%</small>}
      </p>
      <Scale marks={scaleMarks(view.scale)} target={view.target} today={view.today} sample={view.sample} />
      <p className="foot">
        <span>{view.distance}</span>
        <span>{view.reach}</span>
      </p>
      {view.shift !== null && (
        <p className="shift-to-date" data-level={view.shift.level ?? undefined}>
          <Glyph name={view.shift.level ?? 'none'} />
          <em>{view.shift.name}</em>
          <b>{view.shift.rate}</b>
          <span>{view.shift.distance}</span>
        </p>
      )}
      <StaleMark />
    </Tile>
  );
}
