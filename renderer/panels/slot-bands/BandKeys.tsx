import { useWall } from '../../link/use-station.ts';
import { Key } from '../parts/Key.tsx';

const spent = ['talking', 'holding', 'acw'] as const;

/** What the forms of both strips mean. */
export function BandKeys() {
  const { words } = useWall();
  return (
    <ul className="keys">
      {spent.map((kind) => (
        <li key={kind}>
          <i className={`seat-${kind}`} aria-hidden="true" />
          {words.say(`agents.${kind}`)}
        </li>
      ))}
      <Key wide name={words.say('slots.yesterday')}>
        <path className="key-outline" d="M4 15V2H26V15" />
      </Key>
      <Key wide name={words.say('slots.lastWeek')}>
        <path className="key-dotted" d="M0 8H30" />
      </Key>
    </ul>
  );
}
