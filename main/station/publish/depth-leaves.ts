import type { Topics } from '../../../shared/contract/topics.ts';
import { eachStep } from '../../../shared/measure/steps.ts';
import type { Track } from '../../../shared/measure/steps.ts';
import type { Archive } from '../archive-port.ts';
import type { OpenLevels } from '../slots/figures.ts';
import { eachDepthStep } from '../slots/row-codec.ts';
import { RowReader } from '../slots/row-reader.ts';
import { family, LEAF_MS, QUARTER_MS } from '../slots/row.ts';

/** How far back the depth curve goes (ms). */
const SHOWN_MS = 3 * 3_600_000;

type DepthCell = Topics['depth'][string];

/** Queue depth of the last three hours in five-minute leaves, cut from the centre's quarter-hour tracks. */
export interface DepthLeaves {
  take(track: Track): void;
  /** Does a quarter hour belong to the curve? */
  shows(start: number, now: number): boolean;
  keys(now: number): string[];
  cell(key: string, open: OpenLevels, now: number): DepthCell | undefined;
}

type Visit = (time: number, delta: number) => void;

/** The curve as of the archive. @param now the centre's now, epoch ms. */
export function createDepthLeaves(
  archive: Pick<Archive, 'slotsBetween' | 'loadTracks'>,
  now: number,
): DepthLeaves {
  const leaves = new Map<number, DepthCell>();

  /** Cuts the steps of a quarter hour. @param carry the depth it starts with. */
  function cut(from: number, to: number, carry: number, eachOf: (visit: Visit) => void): void {
    let level = carry;
    let start = from;
    let max = level;
    const close = (): void => {
      leaves.set(start, { start, depthMax: max, depthEnd: level });
      start += LEAF_MS;
      max = level;
    };
    eachOf((time, delta) => {
      while (time >= start + LEAF_MS) close();
      level += delta;
      // Steps at the very start are part of what the leaf starts with (metrics.md: after all events of one instant).
      max = time === start ? level : Math.max(max, level);
    });
    while (start < to) close();
  }

  const reader = new RowReader();
  const from = now - SHOWN_MS - QUARTER_MS;
  for (const [start, figures] of archive.slotsBetween(family.scope, from, now + QUARTER_MS, 0)) {
    const stored = archive.loadTracks(family.scope, start, 0);
    if (!stored) continue;
    reader.open(figures, 0, start);
    reader.openRest();
    cut(start, start + QUARTER_MS, reader.depth.carry, (visit) => eachDepthStep(stored, visit));
  }

  return {
    take: (track) => cut(track.start, track.end, track.carry, (visit) => eachStep(track, visit)),
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
      const waiting = open.waitingBefore(start);
      return { start, depthMax: leaf.depthMax + waiting, depthEnd: leaf.depthEnd + waiting };
    },
  };
}
