/**
 * Counts by logarithmic bucket of durations in ms. Adding, taking back and merging are exact; what is read from it is
 * within 2 % of the true duration and marked ≈ wherever it is shown. Memory: at most 466 buckets up to a day.
 */
export type Histogram = Map<number, number>;

/** Each bucket reaches 4 % further than the one before; its middle is within (γ − 1) / (γ + 1) = 1.96 % of all in it. */
const growth = 1.04;
const logGrowth = Math.log(growth);

/**
 * The bucket of a duration (ms, integer): 0 for 0, then n for `(1.04^(n−2), 1.04^(n−1)]`.
 * @throws RangeError for a negative duration or none at all.
 */
export function bucketOf(ms: number): number {
  if (!(ms >= 0)) throw new RangeError(`${ms} is not a duration in ms`);
  return ms < 1 ? 0 : 1 + Math.ceil(Math.log(ms) / logGrowth);
}

/** The duration that stands for a bucket, ms: within 2 % of every duration in it. */
export function bucketMiddle(bucket: number): number {
  return bucket <= 1 ? bucket : (2 * growth ** (bucket - 1)) / (growth + 1);
}

/** Counts a duration (ms) `n` times; a negative `n` takes back. A bucket that gets empty vanishes. */
export function addDuration(histogram: Histogram, ms: number, n: number): void {
  addToBucket(histogram, bucketOf(ms), n);
}

/** Adds (`sign` 1) or takes back (−1) all of `from`. */
export function mergeHistogram(into: Histogram, from: Histogram, sign: 1 | -1): void {
  for (const [bucket, n] of from) addToBucket(into, bucket, sign * n);
}

/** How many durations are in it. */
export function histogramSize(histogram: Histogram): number {
  let size = 0;
  for (const n of histogram.values()) size += n;
  return size;
}

/**
 * The smallest duration (ms, ≈) that at least `share` of all do not exceed (nearest rank).
 * @param share e.g. 0.95; 0 gives the smallest, 1 the largest.
 * @returns null when the histogram is empty.
 */
export function quantile(histogram: Histogram, share: number): number | null {
  const size = histogramSize(histogram);
  if (size === 0) return null;
  // Nudged down, because 0.07 × 100 is 7.000000000000001 and would ask for the eighth.
  const rank = Math.min(size, Math.max(1, Math.ceil(share * size - 1e-9)));
  let seen = 0;
  let middle = 0;
  for (const bucket of [...histogram.keys()].sort((a, b) => a - b)) {
    seen += histogram.get(bucket) ?? 0;
    middle = bucketMiddle(bucket);
    if (seen >= rank) break;
  }
  return middle;
}

/** How many durations are at most `ms` (≈: as many as are below some limit within 2 % of it). */
export function countWithin(histogram: Histogram, ms: number): number {
  let within = 0;
  for (const [bucket, n] of histogram) if (bucketMiddle(bucket) <= ms) within += n;
  return within;
}

/** The share of durations that are at most `ms` (≈); null when the histogram is empty. */
export function shareWithin(histogram: Histogram, ms: number): number | null {
  const size = histogramSize(histogram);
  return size === 0 ? null : countWithin(histogram, ms) / size;
}

function addToBucket(histogram: Histogram, bucket: number, n: number): void {
  const sum = (histogram.get(bucket) ?? 0) + n;
  if (sum === 0) histogram.delete(bucket);
  else histogram.set(bucket, sum);
}
