import type { GaugesCell, Topics } from '../../../shared/contract/topics.ts';
import { formatCount, formatWait, NONE } from '../../../shared/words/format.ts';
import type { Words } from '../../../shared/words/words.ts';
import type { Level } from '../../theme/palette.ts';
import { waitLevel } from '../levels.ts';

export interface QueueNowView {
  depth: string;
  /** Nobody waits: no figure is wanted large. */
  longest: string;
  level: Level;
  /** Figures so long that both fit only when set smaller. */
  crowded: boolean;
  longestToday: string;
}

/** `now`: the centre's time, epoch ms; a wait cannot be negative when the clocks differ a little. */
export function queueNowView(gauges: GaugesCell, now: number, words: Words): QueueNowView {
  const wait = gauges.longestSince === null ? null : Math.max(0, now - gauges.longestSince);
  const today = Math.max(gauges.longestWaitTodayMs, wait ?? 0);
  const [depth, longest] = [formatCount(gauges.depth), formatWait(wait)];
  return {
    depth,
    longest,
    crowded: depth.length + longest.length > 7,
    level: waitLevel(wait),
    longestToday: words.say('queue.longestToday', { wait: today === 0 ? NONE : formatWait(today) }),
  };
}

/** How far back the spark line looks, ms. */
export const SPARK_MS = 3 * 3_600_000;
const LEAF_MS = 300_000;

export interface SparkView {
  /** Lines between gaps, as points in a 100 × 100 box, y downwards. */
  runs: { x: number; y: number }[][];
  max: number | null;
}

/**
 * The depth of the last three hours: the peak of each 5-minute leaf, drawn at the leaf's middle. A missing leaf is
 * a gap. The height is at least 5 contacts, so that a quiet queue looks quiet.
 */
export function sparkView(depth: Topics['depth'], now: number): SparkView {
  const leaves = Object.values(depth)
    .filter(({ start }) => start + LEAF_MS > now - SPARK_MS && start <= now)
    .toSorted((a, b) => a.start - b.start);
  const max = leaves.reduce((most, { depthMax }) => Math.max(most, depthMax), 0);
  const top = Math.max(5, max);
  const runs: SparkView['runs'] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const { start, depthMax } of leaves) {
    if (start - last > LEAF_MS) runs.push([]);
    last = start;
    const middle = Math.min(now, start + LEAF_MS / 2);
    runs.at(-1)?.push({
      x: Math.max(0, ((middle - (now - SPARK_MS)) / SPARK_MS) * 100),
      y: 100 - (depthMax / top) * 100,
    });
  }
  return { runs, max: leaves.length === 0 ? null : max };
}
