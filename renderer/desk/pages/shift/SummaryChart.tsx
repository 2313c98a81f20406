import type { ChartData } from '../../../../shared/summary-text/chart-data.ts';
import { valueText } from '../../../../shared/summary-text/value-text.ts';
import type { Zone } from '../../../../shared/time/zone-day.ts';
import { formatTarget } from '../../../../shared/words/format.ts';
import { useWall } from '../../../link/use-station.ts';
import { barShapes, picture, rateShape } from './summary-shape.ts';

/** A chart of a summary: bars beside or upon each other, and rates with their target on a scale of their own. */
export function SummaryChart({ data, zone }: { data: ChartData; zone: Zone }) {
  const { say } = useWall().words;
  const { chart, table, bars, lines } = data;
  const label = say('desk.shift.summary.chart', { title: chart.title, table: table.title });
  return (
    <figure className="summary-chart" data-chart={chart.key}>
      <figcaption>
        <b>{chart.title}</b>
        {[...bars, ...lines].map(({ column }, at) => (
          <span key={column.key} className={at < bars.length ? `key-bar-${at}` : 'key-line'}>
            {column.title}
          </span>
        ))}
      </figcaption>
      <svg viewBox={`0 0 ${picture.width} ${picture.height}`} role="img" aria-label={label}>
        <Scales data={data} zone={zone} />
        {barShapes(data).map(({ series, ...shape }) => (
          <rect key={`${series} ${shape.x}`} className={`bar-${series}`} {...shape} />
        ))}
        {lines.map((line) => (
          <path key={line.column.key} className="rate" d={rateShape(data, line.values)} />
        ))}
      </svg>
    </figure>
  );
}

function Scales({ data, zone }: { data: ChartData; zone: Zone }) {
  const { width, height, left, right, top, bottom } = picture;
  const { bars, lines, step, floor, categories, chart } = data;
  const column = bars[0]?.column;
  const marks = Array.from({ length: Math.round(data.top / step) + 1 }, (_, at) => at * step);
  const upOf = (share: number) => top + (1 - share) * (height - top - bottom);
  const every = Math.ceil(categories.length / 12);
  const slot = (width - left - right) / categories.length;
  const { target } = chart;
  return (
    <>
      {marks.map((value) => (
        <g key={value}>
          <line
            className="grid"
            x1={left}
            x2={width - right}
            y1={upOf(value / data.top)}
            y2={upOf(value / data.top)}
          />
          <text x={left - 8} y={upOf(value / data.top) + 4} textAnchor="end">
            {column && valueText(zone, column, value)}
          </text>
        </g>
      ))}
      {lines.length > 0 &&
        [floor, (floor + 1) / 2, 1].map((rate) => (
          <text key={rate} x={width - right + 8} y={upOf((rate - floor) / (1 - floor)) + 4}>
            {formatTarget(rate)}
          </text>
        ))}
      {target !== null && lines.length > 0 && (
        <line
          className="target"
          x1={left}
          x2={width - right}
          y1={upOf((target - floor) / (1 - floor))}
          y2={upOf((target - floor) / (1 - floor))}
        />
      )}
      {categories.map(
        (name, at) =>
          at % every === 0 && (
            <text key={name} x={left + (at + 0.5) * slot} y={height - 6} textAnchor="middle">
              {name}
            </text>
          ),
      )}
    </>
  );
}
