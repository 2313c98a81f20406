import { addTo } from './cells.ts';
import type { Cell } from './cells.ts';
import { decodeCells, eachCell, encodeCells } from './cell-codec.ts';

/** An hour of complaints as stored: what was counted in it by finest cell, and the cells of all levels that were hotspots. */
export interface StoredHour {
  /** Of the local hour, epoch ms. */
  start: number;
  cells: Uint8Array;
  hot: Uint8Array;
}

interface HeldHour {
  stored: StoredHour;
  /** While it is being counted in. */
  cells: Map<Cell, number> | null;
  dirty: boolean;
}

const HOUR_MS = 3_600_000;
const nothing = new Uint8Array(0);

/** The hours of complaints that expectations are made from. */
export class History {
  private readonly hours = new Map<number, HeldHour>();
  private readonly dirty = new Set<number>();
  /** Hours from then on are held, and no others. */
  private from: number;
  /** Start of the first hour of which anything is known, Infinity before. */
  first: number;
  private readonly read: (from: number, to: number) => readonly StoredHour[];

  /**
   * @param held the hours from `from` on. @param first start of the first hour there is, Infinity for none.
   * @param read the stored hours that start in `[from, to)`, for older ones
   */
  constructor(
    held: readonly StoredHour[],
    from: number,
    first: number,
    read: (from: number, to: number) => readonly StoredHour[],
  ) {
    this.from = from;
    this.first = first;
    this.read = read;
    this.hold(held);
  }

  /** Sees that the hours from `from` on are held: one that is not would count as quiet. */
  reach(from: number): void {
    if (from >= this.from) return;
    this.hold(this.read(from, this.from));
    this.from = from;
  }

  /** Counts complaints of a finest cell. @param start of the local hour */
  add(start: number, leaf: Cell, n = 1): void {
    const hour = this.at(start);
    addTo((hour.cells ??= decodeCells(hour.stored.cells)), leaf, n);
    this.touch(start, hour);
    this.first = Math.min(this.first, start);
  }

  each(start: number, visit: (leaf: Cell, n: number) => void): void {
    const hour = this.hours.get(start);
    if (hour?.cells) hour.cells.forEach((n, leaf) => visit(leaf, n));
    else if (hour) eachCell(hour.stored.cells, visit);
  }

  /** Cells of all levels that were hotspots in an hour, with their counts. */
  hot(start: number): ReadonlyMap<Cell, number> {
    const bytes = this.hours.get(start)?.stored.hot ?? nothing;
    return bytes.length === 0 ? noCells : decodeCells(bytes);
  }

  setHot(start: number, hot: ReadonlyMap<Cell, number>): void {
    if (hot.size === 0 && this.hot(start).size === 0) return;
    const hour = this.at(start);
    hour.stored = { ...hour.stored, hot: encodeCells(hot) };
    this.touch(start, hour);
  }

  /** Starts of the hours held that have complaints, `[from, to)`, rising. */
  starts(from: number, to: number): number[] {
    return [...this.hours.keys()].filter((start) => start >= from && start < to).sort((a, b) => a - b);
  }

  /** Hours changed since they were last written. */
  changes(): StoredHour[] {
    return [...this.dirty]
      .sort((a, b) => a - b)
      .map((start) => {
        const hour = this.hours.get(start)!;
        if (hour.cells) hour.stored = { ...hour.stored, cells: encodeCells(hour.cells) };
        return hour.stored;
      });
  }

  /** They are written. @param keep hours from then on are held */
  written(keep: number): void {
    for (const start of this.dirty) {
      const hour = this.hours.get(start)!;
      hour.dirty = false;
    }
    this.dirty.clear();
    // Commits are many, hours are few.
    if (keep < this.from + HOUR_MS) return;
    this.from = keep;
    // The newest is counted in all the time; of the others bytes are a tenth of a map.
    const newest = Math.max(...this.hours.keys());
    for (const [start, hour] of this.hours) {
      if (start < keep) this.hours.delete(start);
      else if (start < newest) hour.cells = null;
    }
  }

  private at(start: number): HeldHour {
    let hour = this.hours.get(start);
    if (!hour) {
      const [stored = { start, cells: nothing, hot: nothing }] =
        start < this.from ? this.read(start, start + 1) : [];
      this.hours.set(start, (hour = { stored, cells: null, dirty: false }));
    }
    return hour;
  }

  /** What is held already may have been counted in since. */
  private hold(hours: readonly StoredHour[]): void {
    for (const stored of hours)
      if (!this.hours.has(stored.start)) this.hours.set(stored.start, { stored, cells: null, dirty: false });
  }

  private touch(start: number, hour: HeldHour): void {
    if (hour.dirty) return;
    hour.dirty = true;
    this.dirty.add(start);
  }
}

const noCells: ReadonlyMap<Cell, number> = new Map();
