import type { Clock } from '../../../station/ports.ts';

/** A clock that a test moves. */
export interface ManualClock extends Clock {
  pass(ms: number): void;
  /** Somebody sets the wall clock by so much, back when negative: nothing passes by it. */
  set(ms: number): void;
  timers(): number;
}

/** A clock that stands still until a test moves it; timers run in order of time, then of setting. */
export function manualClock(start = 1_000_000): ManualClock {
  let set = 0;
  let elapsed = 0;
  let made = 0;
  const timers = new Map<number, { at: number; run: () => void }>();
  const nextDue = (until: number): number | null => {
    const due = [...timers]
      .filter(([, timer]) => timer.at <= until)
      .toSorted((a, b) => a[1].at - b[1].at || a[0] - b[0]);
    return due[0]?.[0] ?? null;
  };
  return {
    now: () => start + set + elapsed,
    set: (ms) => void (set += ms),
    mono: () => elapsed,
    after(ms, run) {
      const id = ++made;
      timers.set(id, { at: elapsed + ms, run });
      return () => timers.delete(id);
    },
    timers: () => timers.size,
    pass(ms) {
      const until = elapsed + ms;
      for (let id = nextDue(until); id !== null; id = nextDue(until)) {
        const timer = timers.get(id);
        timers.delete(id);
        elapsed = Math.max(elapsed, timer?.at ?? elapsed);
        timer?.run();
      }
      elapsed = until;
    },
  };
}
