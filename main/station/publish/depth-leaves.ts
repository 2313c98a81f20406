import type { Topics } from '../../../shared/contract/topics.ts';
import { eachStep } from '../../../shared/measure/steps.ts';
import type { Track } from '../../../shared/measure/steps.ts';
import type { Archive } from '../archive-port.ts';
import type { OpenWaits } from '../slots/figures.ts';
import { before } from '../slots/figures.ts';
import { decodeFigures, decodeTracks } from '../slots/row-codec.ts';
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
  cell(key: string, open: OpenWaits, now: number): DepthCell | undefined;
}

/** The curve as of the archive. @param now the centre's now, epoch ms. @param width columns a ledger of the rows. */
export function createDepthLeaves(
  archive: Pick<Archive, 'rowsBetween' | 'loadTracks'>,
  now: number,
  width: number,
): DepthLeaves {
  const leaves = new Map<number, DepthCell>();

  function take(track: Track): void {
    let level = track.carry;
    let leaf = { start: track.start, depthMax: level };
    const close = (): void => void leaves.set(leaf.start, { ...leaf, depthEnd: level });
    eachStep(track, (time, delta) => {
      while (time >= leaf.start + LEAF_MS) {
        close();
        leaf = { start: leaf.start + LEAF_MS, depthMax: level };
      }
      level += delta;
      // Steps at the very start are part of what the leaf starts with (metrics.md: after all events of one instant).
      leaf.depthMax = time === leaf.start ? level : Math.max(leaf.depthMax, level);
    });
    for (; leaf.start < track.end; leaf = { start: leaf.start + LEAF_MS, depthMax: level }) close();
  }

  for (const row of archive.rowsBetween(family.scope, now - SHOWN_MS - QUARTER_MS, now + QUARTER_MS, 0)) {
    const { depth, service } = decodeFigures(row.figures, row.start, width);
    const stored = archive.loadTracks(row.family, row.start, row.combo);
    if (stored) take(decodeTracks(stored, { depth: depth.carry, service: service.carry }).depth);
  }

  return {
    take,
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
      const waiting = before(open.offered, start);
      return { start, depthMax: leaf.depthMax + waiting, depthEnd: leaf.depthEnd + waiting };
    },
  };
}
