import type { Topics } from '../../../shared/contract/topics.ts';
import type { Archive } from '../archive-port.ts';
import { decodeTracks } from '../slots/row-codec.ts';
import type { StoredRow } from '../slots/row-codec.ts';
import type { OpenWaits } from '../slots/figures.ts';
import { before } from '../slots/figures.ts';
import { family, LEAF_MS, QUARTER_MS } from '../slots/row.ts';

/** How far back the depth curve goes (ms). */
const SHOWN_MS = 3 * 3_600_000;

type DepthCell = Topics['depth'][string];

/** Queue depth of the last three hours in five-minute leaves, cut from the centre's quarter-hour tracks. */
export interface DepthLeaves {
  take(row: StoredRow): string[];
  keys(now: number): string[];
  cell(key: string, open: OpenWaits, now: number): DepthCell | undefined;
}

/** The curve as of the archive. @param now the centre's now, epoch ms. */
export function createDepthLeaves(archive: Pick<Archive, 'rowsBetween'>, now: number): DepthLeaves {
  const leaves = new Map<number, DepthCell>();

  function take(row: StoredRow): string[] {
    if (row.family !== family.scope || row.combo !== 0) return [];
    const { depth } = decodeTracks(row);
    let level = depth.carry;
    let i = 0;
    const keys: string[] = [];
    for (let start = row.start; start < row.start + QUARTER_MS; start += LEAF_MS) {
      // Steps at the very start are part of what the leaf starts with (metrics.md: after all events of one instant).
      while (i < depth.times.length && depth.times[i]! <= start) level += depth.deltas[i++]!;
      let depthMax = level;
      while (i < depth.times.length && depth.times[i]! < start + LEAF_MS) {
        level += depth.deltas[i++]!;
        depthMax = Math.max(depthMax, level);
      }
      leaves.set(start, { start, depthMax, depthEnd: level });
      keys.push(String(start));
    }
    return keys;
  }

  for (const row of archive.rowsBetween(family.scope, now - SHOWN_MS - QUARTER_MS, now + QUARTER_MS, 0)) take(row);

  return {
    take,
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
      const known = leaves.get(start) ?? { start, depthMax: 0, depthEnd: 0 };
      const waiting = before(open.offered, start);
      return { start, depthMax: known.depthMax + waiting, depthEnd: known.depthEnd + waiting };
    },
  };
}
