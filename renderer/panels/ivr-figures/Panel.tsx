import { NONE } from '../../../shared/words/format.ts';
import { useCell, useStation, useTopic, useWall } from '../../link/use-station.ts';
import { StaleMark } from '../parts/StaleMark.tsx';
import { Tile } from '../parts/Tile.tsx';
import { ivrFiguresView } from './view.ts';
import './panel.css';

/** How much of what came in was served, and where the rest went. */
export function Panel() {
  const { words } = useWall();
  const today = useCell('today', 'offer');
  const mix = useTopic('mix');
  const station = useStation();
  if (station === undefined) return null;
  const view = ivrFiguresView(today, mix ?? {}, station, words);
  return (
    <Tile name="ivr-figures" title={words.say('ivr.overall')}>
      <div>
        <h2 className="label">
          {words.say('ivr.overall')} <em>{view.entered}</em>
        </h2>
        <p className="hero" data-none={view.rate === NONE}>
          {view.rate}
          {view.rate !== NONE && <small>%</small>}
        </p>
        {view.interval !== '' && (
          <p className="note">{words.say('rate.interval', { interval: view.interval })}</p>
        )}
      </div>
      <dl className="ivr-steps">
        {view.steps.map(({ key, label, count, share }) => (
          <div key={key}>
            <dt className="label">{label}</dt>
            <dd className="figure">{count}</dd>
            <dd className="note">{share}</dd>
          </div>
        ))}
      </dl>
      <StaleMark />
    </Tile>
  );
}
