import { monitorEventLoopDelay } from 'node:perf_hooks';

/** How late this process came to its work since the last call of `read`. Unit: seconds. */
export interface LoopDelay {
  read(): { p50: number; p99: number };
  close(): void;
}

/** Unit: ms between probes; the histogram counts it as part of every delay. */
const resolution = 10;

/** Starts to watch the event loop. */
export function watchLoopDelay(): LoopDelay {
  const histogram = monitorEventLoopDelay({ resolution });
  histogram.enable();
  return {
    read() {
      const seconds = (percentile: number) =>
        histogram.count === 0 ? 0 : Math.max(0, histogram.percentile(percentile) / 1e9 - resolution / 1e3);
      const figures = { p50: seconds(50), p99: seconds(99) };
      histogram.reset();
      return figures;
    },
    close: () => void histogram.disable(),
  };
}
