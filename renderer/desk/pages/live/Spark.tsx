import { memo } from 'react';
import { HEIGHT, type SparkPaths } from './spark-paths.ts';

/** A queue's day as bars: offered, and of it what was not answered. The figures beside it say the same in numbers. */
export const Spark = memo(function Spark({ paths, slots }: { paths: SparkPaths | undefined; slots: number }) {
  return (
    <svg
      className="spark-bars"
      viewBox={`0 0 ${slots} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {paths !== undefined && (
        <>
          {paths.offered !== '' && <path className="offered" d={paths.offered} />}
          {paths.running !== '' && <path className="running" d={paths.running} />}
          {paths.missed !== '' && <path className="missed" d={paths.missed} />}
        </>
      )}
    </svg>
  );
});
