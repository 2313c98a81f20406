import { useStation, useTopic, useWall } from '../../link/use-station.ts';
import { CanvasLayer } from '../../charts/CanvasLayer.tsx';
import type { ChartSize } from '../../charts/chart-look.ts';
import { Glyph } from '../parts/Glyph.tsx';
import { StaleMark } from '../parts/StaleMark.tsx';
import { Tile } from '../parts/Tile.tsx';
import { type ScreenForm, useScreenForm } from '../use-screen-form.ts';
import { useDataSecond } from '../use-staleness.ts';
import { drawHeat } from './draw-heat.ts';
import { HeatKeys } from './HeatKeys.tsx';
import { type HeatRow, queueHeatView } from './view.ts';
import './panel.css';
import type { Pen } from '../../charts/sheet.ts';

/** The most rows each form of screen has room for. */
const most: Record<ScreenForm, number> = { wide: 10, strip: 10, portrait: 14 };

/** Where and when the target was missed today: queues by slots. */
export function Panel() {
  const { words, palette } = useWall();
  const station = useStation();
  const slots = useTopic('queueSlots');
  const names = useTopic('queueNames');
  const form = useScreenForm();
  const now = Math.floor(useDataSecond() / 60_000) * 60_000;
  if (station === undefined) return null;
  const view = queueHeatView({
    slots: slots ?? {},
    names: names ?? {},
    rules: station,
    now,
    most: most[form],
    byHour: form === 'portrait',
    words,
  });
  const cells = view.rows.map((row) => row.cells);
  const picture = {
    data: `${palette.ground} ${view.columns} ${cells.join('|')}`,
    draw: (pen: Pen, size: ChartSize) => drawHeat(pen, size, cells, view.columns, palette),
  };
  return (
    <Tile name="queue-heat" title={words.say('heat.title')}>
      <div className="chart-head">
        <h2 className="label">
          {words.say('heat.title')} <em>{words.say('heat.order')}</em>
        </h2>
        <StaleMark />
        <HeatKeys />
      </div>
      {view.rows.length === 0 ? (
        <p className="note">{words.say('queues.none')}</p>
      ) : (
        <div className="heat">
          <ul className="heat-names">
            {view.rows.map((row) => (
              <li key={row.key}>{row.name}</li>
            ))}
          </ul>
          <div className="heat-cells" role="img" aria-label={words.say('heat.title')}>
            <CanvasLayer picture={picture} />
            {view.now !== null && (
              <i className="mark-now" style={{ left: `${(view.now / view.columns) * 100}%` }} />
            )}
          </div>
          <ul className="heat-rates">
            {view.rows.map((row) => (
              <Rate key={row.key} row={row} />
            ))}
          </ul>
        </div>
      )}
    </Tile>
  );
}

/** The queue's rate of the day; what needs somebody has its glyph. */
function Rate({ row: { level, rate } }: { row: HeatRow }) {
  const { words } = useWall();
  if (level === null || level === 'normal') return <li>{rate}</li>;
  return (
    <li data-level={level}>
      <Glyph name={level} />
      <span className="unseen">{words.say(`level.${level}`)}</span>
      <span>{rate}</span>
    </li>
  );
}
