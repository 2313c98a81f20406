import { addTo } from './cells.ts';
import type { Cell, Cells } from './cells.ts';

export const MINUTE_MS = 60_000;
/** A hotspot is judged by so much time. */
export const WINDOW_MS = 60 * MINUTE_MS;
/** Steps of the trail, and how far back it goes. */
export const BIN_MS = 5 * MINUTE_MS;
export const TRAIL_MS = 36 * BIN_MS;
/** The window moves by whole minutes, and the trail's first step may have begun before. */
export const RECENT_MS = TRAIL_MS + WINDOW_MS;

/** The complaints of the last hours: by minute for the sliding hour, by five minutes for trails. */
export class Recent {
  private readonly cells: Cells;
  /** By start of the minute, finest cells. */
  private readonly minutes = new Map<number, Map<Cell, number>>();
  /** By start of the five minutes, cells of all levels. */
  private readonly bins = new Map<number, Map<Cell, number>>();
  private window: { to: number; counts: ReadonlyMap<Cell, number> } | null = null;
  private newest = -Infinity;
  private forgotAt = -Infinity;

  constructor(cells: Cells) {
    this.cells = cells;
  }

  add(time: number, leaf: Cell): void {
    this.newest = Math.max(this.newest, time);
    if (time < this.newest - RECENT_MS) return;
    addTo(at(this.minutes, floor(time, MINUTE_MS)), leaf, 1);
    const bin = at(this.bins, floor(time, BIN_MS));
    for (const cell of this.cells.upwards(leaf)) addTo(bin, cell, 1);
    if (this.window && time < this.window.to && time >= this.window.to - WINDOW_MS) this.window = null;
  }

  /** Complaints of the 60 minutes that end at `to`, a whole minute, in cells of all levels. */
  counts(to: number): ReadonlyMap<Cell, number> {
    if (this.window?.to === to) return this.window.counts;
    const leaves = new Map<Cell, number>();
    for (let minute = to - WINDOW_MS; minute < to; minute += MINUTE_MS)
      this.minutes.get(minute)?.forEach((n, leaf) => addTo(leaves, leaf, n));
    const counts = new Map<Cell, number>();
    for (const [leaf, n] of leaves) for (const cell of this.cells.upwards(leaf)) addTo(counts, cell, n);
    this.window = { to, counts };
    return counts;
  }

  /** Start of the first minute from `from` on with a complaint in a cell; null before `to` there is none. */
  first(cell: Cell, from: number, to: number): number | null {
    for (let minute = floor(from, MINUTE_MS); minute < to; minute += MINUTE_MS)
      if (this.sum(minute, cell) > 0) return minute;
    return null;
  }

  /** Complaints of whole minutes in `[from, to)`. */
  between(cell: Cell, from: number, to: number): number {
    let sum = 0;
    for (let minute = floor(from, MINUTE_MS); minute < to; minute += MINUTE_MS) sum += this.sum(minute, cell);
    return sum;
  }

  /** Complaints of the five minutes that start at `bin`. */
  inBin(bin: number, cell: Cell): number {
    return this.bins.get(bin)?.get(cell) ?? 0;
  }

  /** What is longer ago than anybody looks at is let go of. */
  forget(now: number): void {
    if (Math.abs(now - this.forgotAt) < BIN_MS) return;
    this.forgotAt = now;
    for (const map of [this.minutes, this.bins])
      for (const start of map.keys()) if (start < now - RECENT_MS - WINDOW_MS) map.delete(start);
    if (this.newest > now + WINDOW_MS) this.newest = now;
  }

  private sum(minute: number, cell: Cell): number {
    let sum = 0;
    this.minutes.get(minute)?.forEach((n, leaf) => {
      if (this.cells.isWithin(leaf, cell)) sum += n;
    });
    return sum;
  }
}

/** Start of the piece of time that holds `time`. */
export function floor(time: number, length: number): number {
  return Math.floor(time / length) * length;
}

function at(map: Map<number, Map<Cell, number>>, start: number): Map<Cell, number> {
  let counts = map.get(start);
  if (!counts) map.set(start, (counts = new Map()));
  return counts;
}
