import { memo } from 'react';
import { useCell, useWall } from '../../link/use-station.ts';
import { StaleMark } from '../parts/StaleMark.tsx';
import { Tile } from '../parts/Tile.tsx';
import { alike } from '../alike.ts';
import { agentsNowView, type ShownState } from './view.ts';
import './panel.css';

/** Of the bar's width: seats come and go many times a second, mostly by less than a pixel. */
const STEPS = 500;

/** Who can help: ready, talking, desk work, break. */
export function Panel() {
  const { words } = useWall();
  const gauges = useCell('gauges', 'gauges');
  if (gauges === undefined) return null;
  const view = agentsNowView(gauges, words);
  const stack = view.states
    .filter(({ share }) => share > 0)
    .map(({ state, share }) => ({ state, steps: Math.round(share * STEPS) }));
  return (
    <Tile name="agents-now" title={words.say('agents.title')}>
      <h2 className="label">
        {words.say('agents.title')} <em>{view.summary}</em>
      </h2>
      {stack.length > 0 && <Stack parts={stack} />}
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

const Stack = memo(function Stack({ parts }: { parts: { state: ShownState; steps: number }[] }) {
  return (
    <div className="stack" aria-hidden="true">
      {parts.map(({ state, steps }) => (
        <i key={state} className={`seat-${state}`} style={{ flexGrow: steps }} />
      ))}
    </div>
  );
}, alike);
