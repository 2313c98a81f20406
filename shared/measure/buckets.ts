/** Ratio between neighbouring buckets: a value stands for its bucket's middle with an error of at most 2 %. */
const RATIO = 1.04;
const LOG = Math.log(RATIO);

/** The logarithmic bucket of a duration in ms; 0 only for 0. Negative durations count as 0. */
export function bucketOf(ms: number): number {
  return ms < 1 ? 0 : 1 + Math.floor(Math.log(ms) / LOG + 1e-9);
}
