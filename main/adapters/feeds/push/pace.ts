import type { Clock } from '../../../station/ports.ts';

/** Pushes a second on average, and at once. */
export const PACE = { perSecond: 20, atOnce: 100 } as const;

/** Keeps a source from pushing faster than anybody needs. */
export interface Pace {
  /** Takes one; 0 when there was room, else ms until there is. */
  take(): number;
}

export function openPace(clock: Pick<Clock, 'mono'>): Pace {
  let room: number = PACE.atOnce;
  let at = clock.mono();
  return {
    take() {
      const now = clock.mono();
      room = Math.min(PACE.atOnce, room + ((now - at) / 1000) * PACE.perSecond);
      at = now;
      if (room < 1) return Math.ceil(((1 - room) / PACE.perSecond) * 1000);
      room -= 1;
      return 0;
    },
  };
}
