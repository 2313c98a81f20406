import type { Topics } from '../../../shared/contract/topics.ts';
import { eachStep } from '../../../shared/measure/steps.ts';
import type { Archive } from '../archive-port.ts';
import type { OpenLevels } from '../slots/figures.ts';
import { eachDepthStep } from '../slots/row-codec.ts';
import { RowReader } from '../slots/row-reader.ts';
import { cutLeaves, quarterOf } from './cut-leaves.ts';
import type { LeafLevel } from './cut-leaves.ts';
import type { TrackTaker } from './depth-watch.ts';
import { family, LEAF_MS, QUARTER_MS } from '../slots/row.ts';

/** How far back the depth curve goes (ms). */
const SHOWN_MS = 3 * 3_600_000;

type DepthCell = Topics['depth'][string];

/** Queue depth of the last three hours in five-minute leaves, cut from the centre's quarter-hour tracks. */
export interface DepthLeaves extends TrackTaker {
  keys(now: number): string[];
  cell(key: string, open: OpenLevels, now: number): DepthCell | undefined;
}

/** The curve as of the archive. @param now the centre's now, epoch ms. */
export function createDepthLeaves(
  archive: Pick<Archive, 'slotsBetween' | 'loadTracks'>,
  now: number,
): DepthLeaves {
  const leaves = new Map<number, DepthCell>();

  function keep({ start, max, end }: LeafLevel): void {
    leaves.set(start, { start, depthMax: max, depthEnd: end });
  }

  const reader = new RowReader();
  const from = now - SHOWN_MS - QUARTER_MS;
  for (const [start, figures] of archive.slotsBetween(family.scope, from, now + QUARTER_MS, 0)) {
    const stored = archive.loadTracks(family.scope, start, 0);
    if (!stored) continue;
    reader.open(figures, 0, start);
    reader.openRest();
    cutLeaves(start, start + QUARTER_MS, reader.depth.carry, (visit) => eachDepthStep(stored, visit), keep);
  }

  return {
    take: ({ depth }) =>
      cutLeaves(depth.start, depth.end, depth.carry, (visit) => eachStep(depth, visit), keep),
    shows: (start, at) => start > at - SHOWN_MS - QUARTER_MS,
    keys(at) {
      const keys: string[] = [];
      const last = at - (at % LEAF_MS);
      for (let start = last - SHOWN_MS + LEAF_MS; start <= last; start += LEAF_MS) keys.push(String(start));
      for (const start of leaves.keys()) if (start < last - SHOWN_MS) leaves.delete(start);
      return keys;
    },
    cell(key, open, at) {
      const start = Number(key);
      if (start <= at - SHOWN_MS - LEAF_MS || start > at) return undefined;
      const leaf = leaves.get(start) ?? { start, depthMax: 0, depthEnd: 0 };
      const waiting = open.waitingBefore(leaves.has(start) ? quarterOf(start) : start);
      return { start, depthMax: leaf.depthMax + waiting, depthEnd: leaf.depthEnd + waiting };
    },
  };
}
