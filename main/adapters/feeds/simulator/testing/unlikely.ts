/**
 * −log10 of the probability that as many as `n` or more come where `expected` do (Poisson): the sum of the tail's
 * terms, each from its logarithm. For counts of up to some hundred; the product's own formula is not used.
 */
export function unlikely(n: number, expected: number): number {
  if (n <= 0) return 0;
  let log = -expected + n * Math.log(expected);
  for (let k = 2; k <= n; k += 1) log -= Math.log(k);
  // The terms behind the first in units of it.
  let term = 1;
  let sum = 1;
  for (let k = n + 1; k < n + 1_000; k += 1) sum += term *= expected / k;
  return -(log + Math.log(sum)) / Math.LN10;
}
