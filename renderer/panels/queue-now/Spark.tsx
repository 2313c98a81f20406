import type { SparkView } from './view.ts';

/** A line with its area, without axes: the caption tells span and height. */
export function Spark({ view, label }: { view: SparkView; label: string }) {
  return (
    <svg className="spark" viewBox="0 0 100 100" preserveAspectRatio="none" role="img" aria-label={label}>
      {view.runs.map((run) => {
        const first = run[0];
        const last = run.at(-1);
        if (first === undefined || last === undefined) return null;
        const line = run.map(({ x, y }) => `${x.toFixed(2)} ${y.toFixed(2)}`).join('L');
        return (
          <g key={first.x}>
            <path className="spark-area" d={`M${line}L${last.x.toFixed(2)} 100L${first.x.toFixed(2)} 100Z`} />
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
}
