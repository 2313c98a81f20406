/** How long commits take, ms; the percentiles are those of the last ones. */
export interface CommitFigures {
  count: number;
  lastMs: number;
  p50Ms: number;
  p99Ms: number;
}

/** So many of the last commits are looked at: some seconds under load, minutes in a quiet hall. */
const KEPT = 256;

/** Remembers how long the last commits took. */
export class CommitTimes {
  count = 0;
  private readonly kept = new Float64Array(KEPT);

  get lastMs(): number {
    return this.msAgo(1);
  }

  /** What the commit before the last one took, ms. */
  get beforeMs(): number {
    return this.msAgo(2);
  }

  add(ms: number): void {
    this.kept[this.count++ % KEPT] = ms;
  }

  figures(): CommitFigures {
    const { count, lastMs } = this;
    const sorted = this.kept.slice(0, Math.min(count, KEPT)).toSorted();
    const at = (share: number): number => sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
    return { count, lastMs, p50Ms: at(0.5), p99Ms: at(0.99) };
  }

  private msAgo(commits: number): number {
    return this.count < commits ? 0 : this.kept[(this.count - commits) % KEPT]!;
  }
}
