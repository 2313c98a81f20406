import { formatCount, NONE } from '../../../shared/words/format.ts';
import { useCell, useWall } from '../../link/use-station.ts';
import type { FloorView } from '../floor-map/view.ts';
import { Glyph } from '../parts/Glyph.tsx';
import { StaleMark } from '../parts/StaleMark.tsx';
import { Tile } from '../parts/Tile.tsx';
import './panel.css';

const others = ['talking', 'acw', 'notReady', 'ringing', 'holding'] as const;

/** Who can help now, and what the others do. */
export function Panel({ view }: { view: FloorView }) {
  const { words } = useWall();
  const basis = useCell('gauges', 'gauges')?.agentsBasis;
  const known = basis === 'states';
  const over = view.over.length;
  return (
    <Tile name="floor-figures" title={words.say('floor.ready')}>
      <div className="floor-ready">
        <h2 className="label">
          {words.say('floor.ready')}{' '}
          <em>
            {(known || view.total > 0) && words.say('agents.loggedIn', { count: formatCount(view.total) })}
          </em>
        </h2>
        <p className="hero" data-none={!known}>
          {known ? formatCount(view.counts.ready) : NONE}
        </p>
      </div>
      <dl className="floor-states">
        {others.map((state) => (
          <div key={state}>
            <dt className="label">{words.say(`agents.${state}`)}</dt>
            <dd className="figure">{known ? formatCount(view.counts[state]) : NONE}</dd>
          </div>
        ))}
        <div className="floor-over-count" data-level={over > 0 ? 'warning' : undefined}>
          <dt className="label">
            {words.say('floor.over')}
            {over > 0 && <Glyph name="warning" />}
          </dt>
          <dd className="figure">{known ? formatCount(over) : NONE}</dd>
        </div>
      </dl>
      <StaleMark />
    </Tile>
  );
}
