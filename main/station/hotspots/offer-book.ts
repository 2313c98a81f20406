import type { Archive } from '../archive-port.ts';
import { column, family, LEAF_MS } from '../slots/row.ts';
import { RowReader } from '../slots/row-reader.ts';

/** Offers are compared with those of so many days before. */
const DAYS = 7;
const DAY_MS = 86_400_000;
/** As many slots are read in one go: the rest waits a second. */
const READS = 24;

/** What offers are read from. */
export interface OfferParts {
  archive: Pick<Archive, 'slotsBetween' | 'oldestRow'>;
  /** The queue of a combination by its key; null where it names none. */
  queueOf(combo: number): string | null;
}

type ByQueue = ReadonlyMap<string, number>;
const nothing: ByQueue = new Map();

/** Offers of the last hours by queue and five minutes, and what is usual at that time of the day. */
export class OfferBook {
  private readonly parts: OfferParts;
  private readonly now = new Map<number, ByQueue>();
  private readonly before = new Map<number, ByQueue>();
  private readonly reader = new RowReader();
  private readonly into = new Float64Array(column.offered + 1);

  constructor(parts: OfferParts) {
    this.parts = parts;
  }

  /** Offers of five minutes that start at `bin`, as far as they are read. */
  offered(bin: number, queues: readonly string[]): number {
    return sumOf(this.now.get(bin), queues);
  }

  /** The mean of the same five minutes on the seven days before, of those with figures. */
  usual(bin: number, queues: readonly string[]): number {
    return sumOf(this.before.get(bin), queues);
  }

  /** Every queue of which something is read. */
  queues(): Set<string> {
    return new Set([...this.now.values()].flatMap((counts) => [...counts.keys()]));
  }

  /** Reads what is missing of `[from, to)`, some of it at a time; true when nothing is. */
  read(from: number, to: number): boolean {
    for (const map of [this.now, this.before]) for (const bin of map.keys()) if (bin < from) map.delete(bin);
    const oldest = this.parts.archive.oldestRow(from - DAYS * DAY_MS);
    let reads = 0;
    for (let bin = from; bin < to; bin += LEAF_MS) {
      // The last ones are still being counted.
      const isOver = bin < to - 2 * LEAF_MS;
      if (!isOver || !this.now.has(bin)) this.now.set(bin, this.offersOf(bin));
      if (this.before.has(bin)) continue;
      if ((reads += DAYS) > READS) return false;
      this.before.set(bin, this.usualOf(bin, oldest));
    }
    return true;
  }

  private usualOf(bin: number, oldest: number): ByQueue {
    const days = Array.from({ length: DAYS }, (_, at) => bin - (at + 1) * DAY_MS).filter(
      (at) => at >= oldest,
    );
    const sums = new Map<string, number>();
    for (const day of days)
      for (const [queue, n] of this.offersOf(day)) sums.set(queue, (sums.get(queue) ?? 0) + n / days.length);
    return sums;
  }

  private offersOf(bin: number): ByQueue {
    const counts = new Map<string, number>();
    for (const [start, figures] of this.parts.archive.slotsBetween(family.leaf, bin, bin + LEAF_MS)) {
      for (let at = 0; at < figures.length; at = this.reader.next) {
        this.reader.open(figures, at, start);
        const queue = this.parts.queueOf(this.reader.combo);
        if (queue === null) continue;
        this.into.fill(0);
        this.reader.addLedger(0, this.into, 0, this.into.length);
        counts.set(queue, (counts.get(queue) ?? 0) + this.into[column.offered]!);
      }
    }
    return counts;
  }
}

function sumOf(counts: ByQueue = nothing, queues: readonly string[]): number {
  return queues.reduce((sum, queue) => sum + (counts.get(queue) ?? 0), 0);
}
