import { memo } from 'react';
import { formatWait } from '../../../shared/words/format.ts';
import { useWall } from '../../link/use-station.ts';
import { alike } from '../alike.ts';
import { SeatMark } from '../floor-map/SeatMark.tsx';
import type { FloorView } from '../floor-map/view.ts';
import { StaleMark } from '../parts/StaleMark.tsx';
import { Tile } from '../parts/Tile.tsx';
import { useStaleness } from '../use-staleness.ts';
import './panel.css';

/** The seats that are over their limits, by number: somebody should go there. `most`: rows there is room for, one less beside a mark of what stands still. */
export function Panel({ view, now, most }: { view: FloorView; now: number; most: number }) {
  const { words } = useWall();
  const room = most - (useStaleness() === null ? 0 : 1);
  // "No seat is over its limit" would be said of seats that nobody knows.
  if (view.total === 0) return null;
  const shown = view.over.slice(0, view.over.length > room ? room - 1 : room);
  const more = view.over.length - shown.length;
  return (
    <Tile name="floor-over" title={words.say('floor.over')}>
      <h2 className="label">
        {words.say('floor.over')} {view.over.length === 0 && <em>{words.say('floor.overNone')}</em>}
      </h2>
      <StaleMark />
      <ol>
        {shown.map(({ number, state, since, team }) => (
          <OverSeat
            key={`${team} ${number}`}
            number={number}
            state={state}
            team={team}
            time={formatWait(now - since)}
          />
        ))}
        {more > 0 && <li className="more">{words.say('floor.overMore', { count: more })}</li>}
      </ol>
    </Tile>
  );
}

const OverSeat = memo(function OverSeat(given: {
  number: string;
  state: FloorView['over'][number]['state'];
  team: string;
  time: string;
}) {
  const { words } = useWall();
  return (
    <li>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <SeatMark state={given.state} />
      </svg>
      <b>{given.number}</b>
      <span className="over-what">
        {words.say(`agents.${given.state}`)} {given.team}
      </span>
      <b className="over-time">{given.time}</b>
    </li>
  );
}, alike);
