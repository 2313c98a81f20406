import { memo } from 'react';
import { alike } from '../alike.ts';
import type { SparkView } from './view.ts';

/** A line with its area, without axes: the caption tells span and height. */
export const Spark = memo(function Spark({ view, label }: { view: SparkView; label: string }) {
  return (
    <svg className="spark" viewBox="0 0 100 100" preserveAspectRatio="none" role="img" aria-label={label}>
      {view.runs.map((run, i) => {
        const first = run[0];
        const last = run.at(-1);
        if (first === undefined || last === undefined) return null;
        const line = run.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L');
        return (
          <g key={i}>
            <path className="spark-area" d={`M${line}L${last.x.toFixed(1)} 100L${first.x.toFixed(1)} 100Z`} />
            <path
              className="spark-line"
              d={run.length > 1 ? `M${line}` : `M${line}h.6`}
              vectorEffect="non-scaling-stroke"
            />
          </g>
        );
      })}
      <path className="spark-base" d="M0 100H100" vectorEffect="non-scaling-stroke" />
    </svg>
  );
}, alike);
