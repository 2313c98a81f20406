import type { QueueSlotCell } from '../../../../shared/contract/topics.ts';

/** A queue's day in a line of bars: what was offered, and of it what was not answered. Paths in slots × `HEIGHT`. */
export interface SparkPaths {
  offered: string;
  missed: string;
  /** The slot under way, which is not full yet. */
  running: string;
}

export const HEIGHT = 20;

/**
 * The bars of every queue by its key. `first`, `length`, `count`: start of the day's first slot, ms of a slot, how many;
 * `now`: the centre's time, epoch ms.
 */
export function sparkPaths(
  slots: Record<string, QueueSlotCell>,
  { first, length, count, now }: { first: number; length: number; count: number; now: number },
): Map<string, SparkPaths> {
  const byQueue = new Map<string, Bar[]>();
  for (const [start, cells] of Object.entries(slots)) {
    const at = Math.floor((Number(start) - first) / length);
    if (at < 0 || at >= count) continue;
    for (const [queue, [offered = 0, answered = 0, open = 0]] of Object.entries(cells)) {
      const bars = byQueue.get(queue) ?? [];
      byQueue.set(queue, bars);
      bars.push({ at, offered, missed: Math.max(0, offered - answered - open) });
    }
  }
  const running = Math.floor((now - first) / length);
  return new Map([...byQueue].map(([queue, bars]) => [queue, pathsOf(bars, running)]));
}

interface Bar {
  at: number;
  offered: number;
  missed: number;
}

function pathsOf(bars: readonly Bar[], running: number): SparkPaths {
  const most = Math.max(1, ...bars.map(({ offered }) => offered));
  const high = (count: number): number => Math.round((count / most) * HEIGHT * 10) / 10;
  const bar = (at: number, count: number): string =>
    count === 0 ? '' : `M${at} ${HEIGHT}v${-high(count)}h.8v${high(count)}z`;
  const full = bars.filter(({ at }) => at !== running);
  return {
    offered: full.map(({ at, offered }) => bar(at, offered)).join(''),
    missed: bars.map(({ at, missed }) => bar(at, missed)).join(''),
    running: bars
      .filter(({ at }) => at === running)
      .map(({ at, offered }) => bar(at, offered))
      .join(''),
  };
}
