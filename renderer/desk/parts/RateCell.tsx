import { useWall } from '../../link/use-station.ts';
import { Glyph } from '../../panels/parts/Glyph.tsx';
import { rateFigure } from '../../panels/rate-figure.ts';

/**
 * A rate against its target (0–1): glyph and colour where it misses it, and beside it Wilson's 95 % interval where there
 * are fewer than 200 contacts.
 */
export function RateCell({ hits, total, target }: { hits: number; total: number; target: number }) {
  const { words } = useWall();
  const { text, level, interval } = rateFigure(hits, total, target);
  const poor = level !== null && level !== 'normal';
  return (
    <span className="rate" data-level={level ?? undefined}>
      {interval !== '' && <small className="interval">{interval}</small>}
      {poor && <Glyph name={level} />}
      {poor && <span className="unseen">{words.say(`level.${level}`)}</span>}
      {text}
    </span>
  );
}
