import { memo } from 'react';
import { useCell, useStation, useWall } from '../../link/use-station.ts';
import { alike } from '../alike.ts';
import { inSteps } from '../in-steps.ts';
import { Glyph } from '../parts/Glyph.tsx';
import { StaleMark } from '../parts/StaleMark.tsx';
import { Tile } from '../parts/Tile.tsx';
import { laneViews, type LaneView } from './view.ts';
import './panel.css';

const STEPS = 400;

/** 派单 → 到场/联系 → 恢复/办结 → 满意度: where the orders are, and how many got through in time. */
export function Panel() {
  const { words } = useWall();
  const all = useCell('orderFigures', '');
  if (useStation() === undefined) return null;
  return (
    <Tile name="order-lanes" title={words.say('orders.lanes')}>
      <ol>
        {laneViews(all).map((view) => (
          <Lane key={view.lane} view={view} />
        ))}
      </ol>
      <StaleMark />
    </Tile>
  );
}

const Lane = memo(function Lane({ view }: { view: LaneView }) {
  const { say } = useWall().words;
  const { lane, known, open, rate, interval, soon, overdue, shares } = view;
  return (
    <li data-known={known}>
      <h2 className="label lane-head">
        <span>{say(`orders.lane.${lane}`)}</span>
        {lane !== 'satisfaction' && <i className="lane-way" aria-hidden="true" />}
      </h2>
      <p className="lane-figures">
        <b className="figure">{open}</b>
        <span className="lane-rate">
          <small>{say('orders.timely')}</small> <b>{rate}</b>
          {interval !== '' && <small className="interval"> {interval}</small>}
        </span>
      </p>
      <p className="lane-bar" aria-hidden="true">
        <i className="lane-overdue" style={{ width: inSteps(shares.overdue, STEPS) }} />
        <i className="lane-soon" style={{ width: inSteps(shares.soon, STEPS) }} />
      </p>
      <p className="lane-marks">
        {overdue === '' && soon === '' && <span>{say(known ? 'orders.lane.well' : 'orders.lane.none')}</span>}
        {overdue !== '' && (
          <span data-level="critical">
            <Glyph name="critical" />
            {say('orders.late', { count: overdue })}
          </span>
        )}
        {soon !== '' && (
          <span data-level="warning">
            <Glyph name="warning" />
            {say('orders.soon', { count: soon })}
          </span>
        )}
      </p>
    </li>
  );
}, alike);
