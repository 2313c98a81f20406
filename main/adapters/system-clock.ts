import type { Clock } from '../station/ports.ts';

/** The machine's own clock. A timer alone does not keep the process alive when `unref` is asked for. */
export function systemClock(options: { unref?: boolean } = {}): Clock {
  return {
    now: () => Date.now(),
    mono: () => performance.now(),
    after(ms, run) {
      const timer = setTimeout(run, ms);
      if (options.unref === true) timer.unref();
      return () => clearTimeout(timer);
    },
  };
}
