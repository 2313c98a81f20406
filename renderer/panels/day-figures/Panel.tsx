import { useCell, useStation, useTopic, useWall } from '../../link/use-station.ts';
import { Glyph } from '../parts/Glyph.tsx';
import { StaleMark } from '../parts/StaleMark.tsx';
import { Tile } from '../parts/Tile.tsx';
import { connectRate } from '../../../shared/measure/rates.ts';
import { distanceText } from '../distance-text.ts';
import { reachText } from '../reach-text.ts';
import { slotsTodayView } from '../slots-today/view.ts';
import { useDataSecond } from '../use-staleness.ts';
import { useSlotFrames } from '../use-slot-frames.ts';
import { Compared } from './Compared.tsx';
import { dayFiguresView } from './view.ts';
import './panel.css';

/** The day to date: connect rate and what is left to the target, handle time, contacts against other days. */
export function Panel() {
  const { words } = useWall();
  const station = useStation();
  const today = useCell('today', 'offer');
  const day = useTopic('day');
  const frames = useSlotFrames();
  const minute = Math.floor(useDataSecond() / 60_000) * 60_000;
  if (station === undefined) return null;
  const view = dayFiguresView(today, station, words);
  const { versusYesterday, versusLastWeek } = slotsTodayView({ frames, day, rules: station, now: minute });
  const { excludeShortAbandons } = station;
  const rate = today && connectRate(today.counters, { ledger: 'offer', excludeShortAbandons });
  const reach = reachText({ today, rate: rate ?? null, frames, station, now: minute, words });
  return (
    <Tile name="day-figures" title={words.say('dayFigures.title')} level={view.level}>
      <div className="day-rate">
        <p className="hero">
          {view.rate}
          {view.level !== null && <small>%</small>}
        </p>
        <div className="day-notes">
          <h2 className="label">
            {words.say('dayFigures.rate')} <em>{words.say('slots.ledger')}</em>
          </h2>
          <p className="state">
            <Glyph name={view.level ?? 'none'} />
            {view.state}
            <em>{view.target}</em>
          </p>
          <p className="note">
            <span>{distanceText(today?.counters, station, words)}</span>
            <span>{view.sample}</span>
          </p>
          <p className="note">{reach}</p>
        </div>
      </div>
      <dl className="day-handle">
        <dt className="label">{words.say('dayFigures.handle')}</dt>
        <dd className="figure">{view.handle}</dd>
        <dd className="note">
          {view.parts.map(({ kind, label, time }) => (
            <span key={kind}>
              <i className={`seat-${kind}`} aria-hidden="true" />
              {label} {time}
            </span>
          ))}
        </dd>
      </dl>
      <dl className="day-offered">
        <dt className="label">{words.say('dayFigures.offered')}</dt>
        <dd className="figure">{view.offered}</dd>
        <dd className="note">
          <Compared word="slots.yesterday" change={versusYesterday} />
          <Compared word="slots.lastWeek" change={versusLastWeek} />
        </dd>
      </dl>
      <StaleMark />
    </Tile>
  );
}
