import type { ReactNode } from 'react';
import { useWall } from '../../link/use-station.ts';

/** What each form in the chart means. */
export function Keys({ target }: { target: string }) {
  const { words } = useWall();
  return (
    <ul className="keys">
      <Key name={words.say('slots.offered')}>
        <rect className="key-bar" width="22" height="16" />
      </Key>
      <Key name={words.say('slots.yesterday')}>
        <path className="key-outline" d="M1 15V2H21V15" />
      </Key>
      <Key name={words.say('slots.lastWeek')}>
        <path className="key-dotted" d="M0 8H30" />
      </Key>
      <Key name={words.say('slots.rate')}>
        <path className="key-rate" d="M0 8H30" />
      </Key>
      <Key name={words.say('slots.target', { target })}>
        <path className="key-target" d="M0 8H30" />
      </Key>
    </ul>
  );
}

function Key({ name, children }: { name: string; children: ReactNode }) {
  return (
    <li>
      <svg viewBox="0 0 30 16" aria-hidden="true">
        {children}
      </svg>
      {name}
    </li>
  );
}
