import { useMemo } from 'react';
import { amountText, type AlertMetric, metricUnits } from '../../../../../shared/alerts-text/measure.ts';
import type { AlertRule } from '../../../../../shared/model/alert-rule.ts';
import type { Words } from '../../../../../shared/words/words.ts';
import { useStation, useWall } from '../../../../link/use-station.ts';
import { zoneNamed } from '../../../../link/zone.ts';
import { metricShape, type MetricShape, picture } from './metric-shape.ts';

/** A metric over time, the threshold that raises and, where it is another, the one that clears, and when an alert was on. */
export function MetricChart({
  metric,
  raise,
  clear,
  curve,
  from,
  to,
  spans,
  label,
}: {
  metric: AlertMetric;
  raise: AlertRule['raise'];
  clear: AlertRule['clear'];
  curve: readonly (readonly [number, number | null])[];
  from: number;
  to: number;
  /** When it was raised. */
  spans: readonly { from: number; to: number }[];
  label: string;
}) {
  const zone = useStation()?.zone ?? 'UTC';
  const raises = 'below' in raise ? raise.below : raise.above;
  const clears = clear === undefined ? raises : 'atLeast' in clear ? clear.atLeast : clear.atMost;
  const shape = useMemo(
    () =>
      metricShape({
        curve,
        from,
        to,
        marks: [raises, clears],
        share: metricUnits[metric] === 'share',
        zone: zoneNamed(zone),
      }),
    [curve, from, to, raises, clears, metric, zone],
  );
  const { width, height, left, right } = picture;
  const across = (value: number, name: string) => (
    <line className={name} x1={left} x2={width - right} y1={shape.yOf(value)} y2={shape.yOf(value)} />
  );
  return (
    <svg className="metric-chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <Raised spans={spans} shape={shape} />
      <Scales shape={shape} metric={metric} />
      {clears !== raises && across(clears, 'metric-clears')}
      {across(raises, 'metric-raises')}
      <path className="metric-line" d={shape.line} />
    </svg>
  );
}

function Raised({ spans, shape }: { spans: readonly { from: number; to: number }[]; shape: MetricShape }) {
  const { height, top, bottom } = picture;
  return spans.map((span) => (
    <rect
      key={span.from}
      className="metric-raised"
      x={shape.xOf(span.from)}
      y={top}
      width={Math.max(2, shape.xOf(span.to) - shape.xOf(span.from))}
      height={height - top - bottom}
    />
  ));
}

function Scales({ shape, metric }: { shape: MetricShape; metric: AlertMetric }) {
  const { words } = useWall();
  const { width, height, left, right } = picture;
  return (
    <>
      {shape.up.map(({ y, value }) => (
        <g key={y}>
          <line className="metric-grid" x1={left} x2={width - right} y1={y} y2={y} />
          <text x={left - 8} y={y + 4} textAnchor="end">
            {scaleText(words, metric, value)}
          </text>
        </g>
      ))}
      {shape.across.map(({ x, text }) => (
        <text key={x} x={x} y={height - 6} textAnchor="middle">
          {text}
        </text>
      ))}
    </>
  );
}

/** Figures of a scale are round enough to be read. */
function scaleText(words: Words, metric: AlertMetric, value: number): string {
  const places = metricUnits[metric] === 'share' ? 3 : Math.abs(value) < 10 ? 1 : 0;
  return amountText(words, metric, Number(value.toFixed(places)));
}
