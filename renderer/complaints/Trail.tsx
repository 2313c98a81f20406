import { CanvasLayer } from '../charts/CanvasLayer.tsx';
import type { ChartSize } from '../charts/chart-look.ts';
import { useWall } from '../link/use-station.ts';
import { formatCount } from '../../shared/words/format.ts';
import { drawStrip } from './draw-strip.ts';
import type { TrailStrip, TrailView } from './trail-view.ts';
import './trail.css';
import type { Pen } from '../charts/sheet.ts';

/**
 * Complaints above, calls below, on one time axis; a mark where the hotspot began. `scale`: of its lines, where
 * the type is not the wall's.
 */
export function Trail({ view, scale = 1 }: { view: TrailView; scale?: number }) {
  const { say } = useWall().words;
  return (
    <div className="trail">
      <Strip
        strip={view.complaints}
        since={view.since}
        scale={scale}
        title={say('hotspots.surge.complaints')}
      />
      {view.offers !== null && (
        <Strip strip={view.offers} since={view.since} scale={scale} title={say('hotspots.surge.offers')} />
      )}
      <ol className="trail-times" aria-hidden="true">
        {view.times.map(({ text, at }) => (
          <li key={text} style={{ left: `${at * 100}%`, transform: `translateX(-${at * 100}%)` }}>
            {text}
          </li>
        ))}
      </ol>
    </div>
  );
}

function Strip({
  strip,
  since,
  scale,
  title,
}: {
  strip: TrailStrip;
  since: number | null;
  scale: number;
  title: string;
}) {
  const { palette } = useWall();
  const picture = {
    data: JSON.stringify([palette.ground, strip]),
    draw: (pen: Pen, size: ChartSize) => drawStrip(pen, { ...size, unit: size.unit * scale }, strip, palette),
  };
  return (
    <div className="trail-strip">
      <p className="trail-title">{title}</p>
      <div className="trail-plot" role="img" aria-label={title}>
        <CanvasLayer picture={picture} />
        {since !== null && <i className="trail-since" style={{ left: `${since * 100}%` }} />}
      </div>
      <span className="trail-top">{formatCount(strip.top)}</span>
    </div>
  );
}
