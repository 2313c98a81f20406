import { useCell, useWall } from '../../link/use-station.ts';
import { StaleMark } from '../parts/StaleMark.tsx';
import { Tile } from '../parts/Tile.tsx';
import { agentsNowView } from './view.ts';
import './panel.css';

/** Who can help: ready, talking, desk work, break. */
export function Panel() {
  const { words } = useWall();
  const gauges = useCell('gauges', 'gauges');
  if (gauges === undefined) return null;
  const view = agentsNowView(gauges, words);
  return (
    <Tile name="agents-now" title={words.say('agents.title')}>
      <h2 className="label">
        {words.say('agents.title')} <em>{view.summary}</em>
      </h2>
      {view.states.some(({ share }) => share > 0) && (
        <div className="stack" aria-hidden="true">
          {view.states.map(
            ({ state, share }) =>
              share > 0 && <i key={state} className={`seat-${state}`} style={{ flexGrow: share }} />,
          )}
        </div>
      )}
      <StaleMark />
      <dl className="legend">
        {view.states.map(({ state, label, count }) => (
          <div key={state}>
            <dt>
              <i className={`seat-${state}`} aria-hidden="true" />
              {label}
            </dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
    </Tile>
  );
}
