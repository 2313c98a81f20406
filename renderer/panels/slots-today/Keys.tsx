import type { ReactNode } from 'react';
import { formatTarget } from '../../../shared/words/format.ts';
import { useWall } from '../../link/use-station.ts';
import type { SlotsTodayView } from './view.ts';

/** What each form in the chart means, with the day's figure where there is one. */
export function Keys({ view }: { view: SlotsTodayView }) {
  const { words } = useWall();
  return (
    <ul className="keys">
      <Key name={words.say('slots.offered')} figure={view.offered}>
        <rect className="key-bar" x="4" width="22" height="16" />
      </Key>
      <Key name={words.say('slots.answered')} figure={view.answered} />
      <Key name={words.say('slots.yesterday')} figure={view.versusYesterday}>
        <path className="key-outline" d="M4 15V2H26V15" />
      </Key>
      <Key name={words.say('slots.lastWeek')} figure={view.versusLastWeek}>
        <path className="key-dotted" d="M0 8H30" />
      </Key>
      <Key name={words.say('slots.rate')}>
        <path className="key-rate" d="M0 8H30" />
      </Key>
      <Key name={words.say('slots.target', { target: formatTarget(view.target) })}>
        <path className="key-target" d="M0 8H30" />
      </Key>
    </ul>
  );
}

function Key({
  name,
  figure = null,
  children,
}: {
  name: string;
  figure?: string | null;
  children?: ReactNode;
}) {
  return (
    <li>
      {children !== undefined && (
        <svg viewBox="0 0 30 16" aria-hidden="true">
          {children}
        </svg>
      )}
      {name}
      {figure !== null && <b>{figure}</b>}
    </li>
  );
}
