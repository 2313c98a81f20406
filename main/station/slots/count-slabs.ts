/** Rows in the largest piece. */
const MOST = 64;

/**
 * Counts of a slot's rows, many in one piece of memory: an array of its own costs a row some 300 bytes more, and there is
 * a row for each agent. The pieces grow, because other slots have a handful of rows.
 */
export class CountSlabs {
  private piece = new Float64Array(0);
  private at = 0;
  private rows = 2;

  /** `length` counts, all 0. */
  next(length: number): Float64Array {
    if (this.at + length > this.piece.length) {
      this.rows = Math.min(2 * this.rows, MOST);
      this.piece = new Float64Array(this.rows * length);
      this.at = 0;
    }
    const from = this.at;
    this.at = from + length;
    return this.piece.subarray(from, this.at);
  }
}
