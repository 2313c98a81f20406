import { useCallback } from 'react';
import { useCell, useLink, useTicking, useTopic, useWall } from '../../link/use-station.ts';
import { Glyph } from '../parts/Glyph.tsx';
import { freshnessBadge } from './view.ts';

/** The badge that tells how old the figures are; also the only sign of a lost connection. */
export function Panel() {
  const { words } = useWall();
  const link = useLink();
  const feeds = useTopic('feeds');
  const pace = useCell('station', 'station')?.pace ?? 1;
  const view = useCallback(
    (now: number) => freshnessBadge({ link, feeds, now, pace, words }),
    [link, feeds, pace, words],
  );
  const text = useTicking((now) => view(now).text);
  const { look } = view(0);
  return (
    <span className={`fresh fresh-${look}`} role="status">
      <Glyph name={look} />
      {text}
    </span>
  );
}
