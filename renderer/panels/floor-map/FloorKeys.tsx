import { seatStates } from '../../../shared/contract/topics.ts';
import { useWall } from '../../link/use-station.ts';
import { Key } from '../parts/Key.tsx';
import { SeatMark } from './SeatMark.tsx';

/** What the forms of seats mean. */
export function FloorKeys() {
  const { words } = useWall();
  return (
    <ul className="keys">
      {seatStates.map((state) => (
        <Key key={state} name={words.say(`agents.${state}`)}>
          <SeatMark state={state} />
        </Key>
      ))}
      <Key name={words.say('floor.over')}>
        <path className="mark-over" d="M6 0H16V10Z" />
      </Key>
      <li>{words.say('floor.ratio')}</li>
    </ul>
  );
}
