import type { Clock } from '../station/ports.ts';
import { watchLoopDelay } from './http/loop-delay.ts';

const PERIOD_MS = 30_000;

/** How late this process came to its work, over the last whole half minute; null before there was one. Unit: ms. */
export interface RecentDelay {
  read(): { p50Ms: number; p99Ms: number } | null;
  close(): void;
}

/** Watches the event loop half minute by half minute, so that it does not matter how often somebody asks. */
export function recentDelay(clock: Clock): RecentDelay {
  const loop = watchLoopDelay();
  let recent: ReturnType<RecentDelay['read']> = null;
  let cancel = clock.after(PERIOD_MS, beat);
  function beat(): void {
    const { p50, p99 } = loop.read();
    recent = { p50Ms: p50 * 1000, p99Ms: p99 * 1000 };
    cancel = clock.after(PERIOD_MS, beat);
  }
  return {
    read: () => recent,
    close() {
      cancel();
      loop.close();
    },
  };
}
