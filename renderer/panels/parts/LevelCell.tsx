import type { Level } from '../../theme/palette.ts';
import { useWall } from '../../link/use-station.ts';
import { Glyph } from './Glyph.tsx';

/** A figure in a table: only what needs somebody has a colour and a glyph. */
export function LevelCell({ text, level }: { text: string; level: Level | null }) {
  const { words } = useWall();
  if (level === null || level === 'normal') return <td>{text}</td>;
  return (
    <td data-level={level}>
      <Glyph name={level} />
      <span className="unseen">{words.say(`level.${level}`)}</span>
      {text}
    </td>
  );
}
