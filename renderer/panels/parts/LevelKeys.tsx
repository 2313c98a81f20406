import type { ReactNode } from 'react';
import type { Level } from '../../theme/palette.ts';
import { Key } from './Key.tsx';
import './level-keys.css';

/** What the colours and forms of a map's cells mean, in the words of what it shows. */
export function LevelKeys({ names, children }: { names: Record<Level, string>; children?: ReactNode }) {
  return (
    <ul className="keys">
      <Key name={names.normal}>
        <rect className="key-bar" width="16" height="16" />
      </Key>
      <Key name={names.watch}>
        <rect className="key-bar" width="16" height="16" />
        <rect className="key-watch" y="11" width="16" height="5" />
      </Key>
      <Key name={names.warning}>
        <path className="key-warning" fillRule="evenodd" d="M0 0H16V16H0ZM8 4 13 12H3Z" />
      </Key>
      <Key name={names.critical}>
        <path className="key-critical" fillRule="evenodd" d="M0 0H16V16H0ZM3 6.5H13V9.5H3Z" />
      </Key>
      {children}
    </ul>
  );
}
