import { useWall } from '../../link/use-station.ts';
import { Key } from '../parts/Key.tsx';

/** What the forms of the map's cells mean. */
export function HeatKeys() {
  const { words } = useWall();
  return (
    <ul className="keys">
      <Key name={words.say('heat.normal')}>
        <rect className="key-bar" width="16" height="16" />
      </Key>
      <Key name={words.say('level.watch')}>
        <rect className="key-bar" width="16" height="16" />
        <rect className="key-watch" y="11" width="16" height="5" />
      </Key>
      <Key name={words.say('level.warning')}>
        <path className="key-warning" fillRule="evenodd" d="M0 0H16V16H0ZM8 4 13 12H3Z" />
      </Key>
      <Key name={words.say('level.critical')}>
        <path className="key-critical" fillRule="evenodd" d="M0 0H16V16H0ZM3 6.5H13V9.5H3Z" />
      </Key>
      <Key name={words.say('heat.unfinished')}>
        <path className="key-hatch" d="M-2 18 18-2M-6 14 14-6M2 22 22 2" />
      </Key>
    </ul>
  );
}
