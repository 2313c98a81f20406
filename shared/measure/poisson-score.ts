/** Nobody expects less than this many complaints, however quiet a cell has been (hotspots-and-orders.md). */
export const LEAST_EXPECTED = 0.02;

/** Factorials up to here are multiplied out; Stirling's series has 14 digits beyond. */
const EXACT = 16;
const smallFactorials = Array.from({ length: EXACT }, (_, n) => {
  let product = 1;
  for (let k = 2; k <= n; k++) product *= k;
  return Math.log(product);
});
/** A term that adds less than this to a sum that began with 1 ends it. */
const NEGLIGIBLE = 1e-17;

/**
 * How unusual it is to see `n` where `expected` are: −log10 P(Poisson(expected) ≥ n); 0 = quite usual, 8 = once in a
 * hundred million. In logarithms, because P is as small as 10^−300,000.
 * @param n a whole number from 0. @param expected above 0
 */
export function poissonScore(n: number, expected: number): number {
  if (n <= 0) return 0;
  if (n > expected) return -(logPmf(n, expected) + Math.log(upwards(n, expected))) / Math.LN10;
  // The usual side: what is below is the smaller part, and is taken from 1.
  const below = Math.exp(logPmf(n - 1, expected)) * downwards(n - 1, expected);
  return Math.max(0, -Math.log1p(-below) / Math.LN10);
}

function logPmf(n: number, expected: number): number {
  return n * Math.log(expected) - expected - logFactorial(n);
}

/** The tail from n upwards in units of its first term. */
function upwards(n: number, expected: number): number {
  let sum = 1;
  let term = 1;
  for (let k = n + 1; term > NEGLIGIBLE * sum; k++) sum += term *= expected / k;
  return sum;
}

/** The tail from n downwards in units of its first term. */
function downwards(n: number, expected: number): number {
  let sum = 1;
  let term = 1;
  for (let k = n; k > 0 && term > NEGLIGIBLE * sum; k--) sum += term *= k / expected;
  return sum;
}

function logFactorial(n: number): number {
  const known = smallFactorials[n];
  if (known !== undefined) return known;
  const square = n * n;
  const series = (1 / 12 - (1 / 360 - (1 / 1260 - 1 / (1680 * square)) / square) / square) / n;
  return n * Math.log(n) - n + Math.log(2 * Math.PI * n) / 2 + series;
}
