/** Waits in a chunk at most. */
export const CHUNK = 512;

/** Longest wait that is kept as it is, ms: some six days, longer than any window. */
const LONGEST = 2 ** 29 - 1;
/** Times are kept as so many ms around the first one's. */
const REACH = 2 ** 31;

/** Is told a wait: its time, epoch ms, its length, ms, and its kind, 0 to 7. */
export type VisitWait = (time: number, length: number, kind: number) => void;

/** Some waits in order of time, eight bytes each: ms from `base`, and length and kind in one number. */
export class WaitChunk {
  count = 0;
  private readonly base: number;
  private times = new Uint32Array(8);
  private waits = new Uint32Array(8);

  /** @param time of a wait near which the others are. */
  constructor(time: number) {
    this.base = time - REACH;
  }

  get first(): number {
    return this.base + this.times[0]!;
  }

  get last(): number {
    return this.base + this.times[this.count - 1]!;
  }

  with(time: number, length: number, kind: number): this {
    this.insert(time, length, kind);
    return this;
  }

  /** Adds a wait that is not before the last; false when there is no room. */
  append(time: number, length: number, kind: number): boolean {
    if (this.count === CHUNK || time >= this.base + 2 * REACH) return false;
    this.put(this.count, time, length, kind);
    return true;
  }

  /** Adds a wait where it belongs, behind those of the same time. There must be room, and it must not be far from the others. */
  insert(time: number, length: number, kind: number): void {
    this.put(this.after(time), time, length, kind);
  }

  /** Takes out one such wait; false when there is none. */
  remove(time: number, length: number, kind: number): boolean {
    const wanted = pack(length, kind);
    const offset = time - this.base;
    for (let i = this.after(time - 1); i < this.count && this.times[i] === offset; i++) {
      if (this.waits[i] !== wanted) continue;
      this.times.copyWithin(i, i + 1, this.count);
      this.waits.copyWithin(i, i + 1, this.count);
      this.count--;
      return true;
    }
    return false;
  }

  /** Takes the later half out as a chunk of its own; of the `newest` chunk, which grows at its end, what is after `time`. */
  split(time: number, newest: boolean): WaitChunk {
    const middle = this.count >>> 1;
    const at = newest ? Math.max(middle, this.after(time)) : middle;
    const rest = new WaitChunk(this.base + REACH);
    rest.times = this.times.slice(at, this.count);
    rest.waits = this.waits.slice(at, this.count);
    rest.count = this.count - at;
    this.count = at;
    return rest;
  }

  /** Calls back with the waits of `(from, to]`. */
  each(from: number, to: number, visit: VisitWait): void {
    const until = to - this.base;
    for (let i = this.after(from); i < this.count && this.times[i]! <= until; i++) {
      const wait = this.waits[i]!;
      visit(this.base + this.times[i]!, wait >>> 3, wait & 7);
    }
  }

  /** Index of the first wait after `time`. */
  private after(time: number): number {
    const offset = time - this.base;
    let [low, high] = [0, this.count];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.times[middle]! > offset) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  private put(at: number, time: number, length: number, kind: number): void {
    if (this.count === this.times.length) {
      this.times = grown(this.times);
      this.waits = grown(this.waits);
    }
    this.times.copyWithin(at + 1, at, this.count);
    this.waits.copyWithin(at + 1, at, this.count);
    this.times[at] = time - this.base;
    this.waits[at] = pack(length, kind);
    this.count++;
  }
}

function pack(length: number, kind: number): number {
  return Math.min(length, LONGEST) * 8 + kind;
}

function grown(numbers: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const more = new Uint32Array(Math.min(CHUNK, Math.max(8, 2 * numbers.length)));
  more.set(numbers);
  return more;
}
