import type { Peaks } from '../../../shared/measure/counters.ts';
import { eachStep } from '../../../shared/measure/steps.ts';
import type { Archive } from '../archive-port.ts';
import type { OpenLevels } from '../slots/figures.ts';
import { family } from '../slots/row.ts';
import type { Tracks } from '../slots/row.ts';
import { decodeTracks } from '../slots/row-codec.ts';
import { RowReader } from '../slots/row-reader.ts';
import { cutLeaves, quarterOf } from './cut-leaves.ts';
import type { LeafLevel } from './cut-leaves.ts';
import { eachJoinedRow, ScopeDay } from './scope-day.ts';

/**
 * The centre by five minutes. Its counters are the sums of the leaves of all combinations without a queue; its peaks are
 * cut from its own quarter hours, since a peak of a sum is not the sum of peaks.
 */
export class LeafSlots {
  private readonly width: number;
  private readonly isCentre: (combo: number) => boolean;
  /** By start, rows by combination. */
  private readonly sums = new Map<number, ScopeDay>();
  private readonly depth = new Map<number, LeafLevel>();
  private readonly service = new Map<number, LeafLevel>();

  /** @param isCentre whether a combination names no queue. @param width columns a ledger. */
  constructor(width: number, isCentre: (combo: number) => boolean) {
    this.width = width;
    this.isCentre = isCentre;
  }

  /** Reads what is stored of `[from, to)`. */
  load(archive: Pick<Archive, 'slotsBetween' | 'loadTracks'>, from: number, to: number): void {
    for (const slot of archive.slotsBetween(family.leaf, from, to))
      eachJoinedRow(slot, (combo, figures) => void this.put(slot[0], combo, figures));
    const reader = new RowReader();
    for (const [start, figures] of archive.slotsBetween(family.scope, from, to, 0)) {
      const stored = archive.loadTracks(family.scope, start, 0);
      if (!stored) continue;
      reader.open(figures, 0, start);
      reader.openRest();
      this.takeTracks(decodeTracks(stored, { depth: reader.depth.carry, service: reader.service.carry }));
    }
  }

  /** A leaf as it is from now on; false when it is not the centre's. */
  put(start: number, combo: number, figures: Uint8Array): boolean {
    if (!this.isCentre(combo)) return false;
    let sum = this.sums.get(start);
    if (!sum) this.sums.set(start, (sum = new ScopeDay(this.width, 1)));
    sum.put(combo, figures);
    return true;
  }

  /** Steps of one of the centre's quarter hours. */
  takeTracks({ depth, service }: Tracks): void {
    for (const [track, into] of [
      [depth, this.depth],
      [service, this.service],
    ] as const) {
      const { start, end, carry } = track;
      const each = (visit: Parameters<typeof eachStep>[1]): void => eachStep(track, visit);
      cutLeaves(start, end, carry, each, (leaf) => into.set(leaf.start, leaf));
    }
  }

  /** Counters of the offer ledger. */
  counts(start: number): Float64Array {
    return this.sums.get(start)?.total() ?? new Float64Array(this.width);
  }

  /** Peaks of a leaf, with those still open counted in. */
  peaks(start: number, open: OpenLevels): Peaks {
    const since = this.depth.has(start) ? quarterOf(start) : start;
    const depth = levelOf(this.depth.get(start), start, open.waitingBefore(since));
    const service = levelOf(this.service.get(start), start, open.servingBefore(since));
    return {
      waitMsMax: this.sums.get(start)?.longest() ?? 0,
      depthMax: depth.max,
      depthMaxAt: depth.maxAt,
      depthEnd: depth.end,
      inServiceMax: service.max,
      inServiceMaxAt: service.maxAt,
    };
  }
}

function levelOf(
  leaf: LeafLevel | undefined,
  start: number,
  open: number,
): { max: number; maxAt: number | null; end: number } {
  const max = (leaf?.max ?? 0) + open;
  // A level that is there before the slot's first step is there from its start.
  const maxAt = leaf && leaf.max > 0 ? leaf.maxAt : start;
  return { max, maxAt: max > 0 ? maxAt : null, end: (leaf?.end ?? 0) + open };
}
