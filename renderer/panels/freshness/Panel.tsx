import { useStation, useTicking, useWall } from '../../link/use-station.ts';
import { Glyph } from '../parts/Glyph.tsx';
import { useStanding } from '../use-staleness.ts';
import { freshnessBadge } from './view.ts';

/** The badge that tells how old the figures are; also the only sign of a lost connection. */
export function Panel() {
  const { words } = useWall();
  const standing = useStanding();
  const pace = useStation()?.pace ?? 1;
  const text = useTicking((moment) => freshnessBadge({ ...standing, ...moment, pace, words }).text);
  const { look } = freshnessBadge({ ...standing, now: 0, real: 0, pace, words });
  return (
    <span className={`fresh fresh-${look}`} role="status">
      <Glyph name={look} />
      {text}
    </span>
  );
}
