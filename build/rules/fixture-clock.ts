import type { Clock } from '../../main/station/ports.ts';

/** A clock that stands still until it is moved; timers ring in order of time, then of setting. */
export interface FixtureClock extends Clock {
  /** Moves on to an epoch ms, ringing what is due on the way. */
  moveTo(time: number): void;
}

export function fixtureClock(start: number): FixtureClock {
  let now = start;
  const timers: { at: number; run: () => void }[] = [];
  return {
    now: () => now,
    mono: () => now - start,
    after(ms, run) {
      const timer = { at: now + ms, run };
      const place = timers.findIndex((other) => other.at > timer.at);
      timers.splice(place < 0 ? timers.length : place, 0, timer);
      return () => {
        const at = timers.indexOf(timer);
        if (at >= 0) timers.splice(at, 1);
      };
    },
    moveTo(time) {
      for (let due = timers[0]; due !== undefined && due.at <= time; due = timers[0]) {
        timers.shift();
        now = Math.max(now, due.at);
        due.run();
      }
      now = Math.max(now, time);
    },
  };
}
