/** An interval of shares, 0 to 1. */
export interface Interval {
  low: number;
  high: number;
}

/** A rate from fewer contacts than this shows its interval. */
const smallSample = 200;

/**
 * Wilson's 95 % interval of a rate of `hits` out of `total`; null when `total` is 0. Unlike the textbook's normal
 * interval it stays within 0–1 and is right for few contacts and for rates near 100 %. Source: metrics.md, Derived.
 */
export function wilson95(hits: number, total: number): Interval | null {
  return wilson(hits, total, 1.959963984540054);
}

/** Wilson's 99 % interval of a rate of `hits` out of `total`; null when `total` is 0. Source: metrics.md, Derived. */
export function wilson99(hits: number, total: number): Interval | null {
  return wilson(hits, total, 2.5758293035489004);
}

/** The interval that is shown beside a rate: Wilson's 95 % below 200 contacts, else null. Source: metrics.md, Derived. */
export function confidence(hits: number, total: number): Interval | null {
  return total < smallSample ? wilson95(hits, total) : null;
}

function wilson(hits: number, total: number, z: number): Interval | null {
  if (total <= 0) return null;
  const share = hits / total;
  const weight = 1 + (z * z) / total;
  const middle = (share + (z * z) / (2 * total)) / weight;
  const half = (z / weight) * Math.sqrt((share * (1 - share)) / total + (z * z) / (4 * total * total));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
