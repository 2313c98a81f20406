import { CHUNK, WaitChunk } from './wait-chunk.ts';
import type { VisitWait } from './wait-chunk.ts';

/** Waits in order of one of their times, in chunks of plain numbers. Times in whole epoch ms, lengths in ms. */
export class WaitSeries {
  private readonly chunks: WaitChunk[] = [];

  /** Time of the newest wait; −Infinity without any. */
  get newest(): number {
    return this.chunks.at(-1)?.last ?? -Infinity;
  }

  insert(time: number, length: number, kind: number): void {
    const { chunks } = this;
    const at = this.chunkAfter(time);
    const next = chunks[at];
    // One that goes right behind a chunk is added to it.
    if (!next || time < next.first) {
      if (!chunks[at - 1]?.append(time, length, kind))
        chunks.splice(at, 0, new WaitChunk(time).with(time, length, kind));
      return;
    }
    if (next.count === CHUNK) chunks.splice(at + 1, 0, next.split(time, at === chunks.length - 1));
    const into = time < next.last ? next : chunks[at + 1]!;
    into.insert(time, length, kind);
  }

  /** Takes out one such wait; false when there is none. */
  remove(time: number, length: number, kind: number): boolean {
    const { chunks } = this;
    for (let at = this.chunkAfter(time - 1); at < chunks.length && chunks[at]!.first <= time; at++) {
      if (!chunks[at]!.remove(time, length, kind)) continue;
      if (chunks[at]!.count === 0) chunks.splice(at, 1);
      return true;
    }
    return false;
  }

  /** Calls back with the waits of `(from, to]`. */
  each(from: number, to: number, visit: VisitWait): void {
    const { chunks } = this;
    for (let at = this.chunkAfter(from); at < chunks.length && chunks[at]!.first <= to; at++)
      chunks[at]!.each(from, to, visit);
  }

  /** Drops chunks that end by `cutoff`; tells whether there were any. */
  drop(cutoff: number): boolean {
    const { chunks } = this;
    let gone = 0;
    while (gone < chunks.length && chunks[gone]!.last <= cutoff) gone++;
    chunks.splice(0, gone);
    return gone > 0;
  }

  /** The first chunk with a wait after `time`. */
  private chunkAfter(time: number): number {
    const { chunks } = this;
    let [low, high] = [0, chunks.length];
    if (high > 0 && time >= chunks[high - 1]!.last) return high;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (chunks[middle]!.last > time) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
