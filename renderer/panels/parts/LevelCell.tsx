import type { ReactNode } from 'react';
import type { Level } from '../../theme/palette.ts';
import { useWall } from '../../link/use-station.ts';
import { Glyph } from './Glyph.tsx';

/** A figure in a table: only what needs somebody has a colour and a glyph. `interval`: how sure it is, before it. */
export function LevelCell({
  text,
  level,
  interval = '',
}: {
  text: ReactNode;
  level: Level | null;
  interval?: string;
}) {
  const { words } = useWall();
  const sure = interval !== '' && <small className="interval">{interval}</small>;
  if (level === null || level === 'normal')
    return (
      <td>
        {sure}
        {text}
      </td>
    );
  return (
    <td data-level={level}>
      {sure}
      <Glyph name={level} />
      <span className="unseen">{words.say(`level.${level}`)}</span>
      {text}
    </td>
  );
}
