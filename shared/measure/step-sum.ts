import type { Peak } from './steps.ts';

/** Room for the change in a key, either sign: far more than contacts can wait at one instant. */
const DELTAS = 2 ** 24;

/**
 * The sum of several tracks of one leaf, from which the peak of a scope is taken (a peak of a sum is not a sum of peaks).
 * Steps are kept as numbers that sort by time: a report of a day by leaves passes through millions.
 */
export class StepSum {
  /** What the leaf starts with. */
  carry = 0;
  /** Time since the start and change, as one number. */
  private keys = new Float64Array(1024);
  private count = 0;

  /** Forgets everything. */
  clear(): void {
    this.carry = 0;
    this.count = 0;
  }

  /** Adds a step, in any order. @param since time since the leaf's start, ms. */
  add(since: number, delta: number): void {
    if (this.count === this.keys.length) {
      const longer = new Float64Array(2 * this.count);
      longer.set(this.keys);
      this.keys = longer;
    }
    this.keys[this.count++] = since * DELTAS + delta + DELTAS / 2;
  }

  /** The peak, as `peak` gives it for a track with all these steps. @param start of the leaf, epoch ms. */
  peak(start: number): Peak {
    const keys = this.keys.subarray(0, this.count).sort();
    let depth = this.carry;
    let max = -Infinity;
    let maxAt = 0;
    let time = 0;
    for (let i = 0; i < keys.length; i++) {
      const since = Math.floor(keys[i]! / DELTAS);
      // All steps of one instant together, those of the start included.
      if (since !== time) {
        if (depth > max) [max, maxAt] = [depth, time];
        time = since;
      }
      depth += keys[i]! - since * DELTAS - DELTAS / 2;
    }
    if (depth > max) [max, maxAt] = [depth, time];
    return { max, maxAt: max > 0 ? start + maxAt : null, end: depth };
  }
}
