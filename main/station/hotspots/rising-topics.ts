import type { RisingTopic } from '../../../shared/model/hotspot.ts';
import { poissonScore } from '../../../shared/measure/poisson-score.ts';
import type { Cell } from './cells.ts';
import type { Complaints } from './complaints.ts';
import { BIN_MS, floor, MINUTE_MS, WINDOW_MS } from './recent.ts';

/** As many as are shown. */
const MOST = 20;
/** Fewer complaints in an hour are no trend. */
const LEAST = 3;
/** Once in a hundred hours by chance: far below a hotspot. */
const LEAST_SCORE = 2;
/** First complained of within so much time, a topic is new. Unit: ms. */
const NEW_MS = 24 * 3_600_000;

/**
 * Topics that rise or are new as of `now`, the fastest first: more than chance would bring in the last 60 minutes, and
 * more than in the 60 minutes before, or never seen until a day ago. Of topics within each other the finer one is
 * taken when it has all of the complaints. Without a day to compare with there are none.
 */
export function risingTopics(complaints: Complaints, now: number): RisingTopic[] {
  const { cells, recent, expectations } = complaints;
  const to = floor(now, MINUTE_MS) + MINUTE_MS;
  if (!expectations.isKnown(to - WINDOW_MS, to)) return [];
  const counts = recent.counts(to);
  const found = new Map<Cell, RisingTopic>();
  const finest = [...counts].sort(([a], [b]) => cells.depth(b) - cells.depth(a));
  for (const [cell, n] of finest) {
    if (n < LEAST || cells.isWhole(cell)) continue;
    if ([...found].some(([finer, topic]) => cells.isWithin(finer, cell) && topic.n === n)) continue;
    const expected = expectations.ofWindow(to, cell);
    const score = poissonScore(n, expected);
    if (score < LEAST_SCORE) continue;
    const firstSeen = complaints.firstSeen(cell);
    const doublingMs = doubling(n, before(complaints, cell, to));
    if (doublingMs === null && firstSeen < now - NEW_MS) continue;
    found.set(cell, { ...cells.place(cell), n, expected, score, firstSeen, doublingMs });
  }
  const speed = ({ doublingMs }: RisingTopic): number => doublingMs ?? WINDOW_MS;
  return [...found.values()].sort((a, b) => speed(a) - speed(b) || b.score - a.score).slice(0, MOST);
}

/** Complaints of the hour before the last 60 minutes. */
function before({ recent }: Complaints, cell: Cell, to: number): number {
  let sum = 0;
  const end = floor(to - WINDOW_MS, BIN_MS);
  for (let bin = end - WINDOW_MS; bin < end; bin += BIN_MS) sum += recent.inBin(bin, cell);
  return sum;
}

/** The time in which a count that has grown from `was` to `n` within an hour doubles; null where it has not grown. Unit: ms. */
function doubling(n: number, was: number): number | null {
  return was > 0 && n > was ? Math.round(WINDOW_MS / Math.log2(n / was)) : null;
}
