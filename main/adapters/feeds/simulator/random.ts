/** A stream of numbers that look random and are the same for the same seed, and what can be drawn from them. */
export interface Dice {
  /** 0 ≤ x < 1. */
  next(): number;
  /** True with this probability. */
  chance(probability: number): boolean;
  /** Between two numbers. */
  between(low: number, high: number): number;
  /** Normal, mean 0, deviation 1. */
  normal(): number;
  /** Lognormal with this mean; `sigma` is the deviation of its logarithm. */
  around(mean: number, sigma: number): number;
  /** Exponential with this mean. */
  exponential(mean: number): number;
  /** Gamma with mean 1 and variance 1 / shape. */
  gamma(shape: number): number;
}

/**
 * Dice of a named stream: streams of one seed do not disturb each other, so that more agents do not change the callers.
 * sfc32 by Chris Doty-Humphrey (public domain, PractRand), ten lines instead of a dependency that only has integers.
 */
export function diceOf(seed: number, stream: string): Dice {
  const next = sfc32(seed, stream);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return {
    next,
    normal,
    chance: (probability) => next() < probability,
    between: (low, high) => low + (high - low) * next(),
    around: (mean, sigma) => mean * Math.exp(sigma * normal() - (sigma * sigma) / 2),
    exponential: (mean) => -mean * Math.log(1 - next()),
    gamma: (shape) => gamma(shape, next, normal),
  };
}

function sfc32(seed: number, stream: string): () => number {
  let [a, b, c, counter] = [seed >>> 0, Math.floor(seed / 2 ** 32) >>> 0, hash(stream), 1];
  const next = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  // The first numbers still show the seed.
  for (let i = 0; i < 20; i += 1) next();
  return next;
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}

/** Marsaglia and Tsang (2000); shapes below 1 by their boost. */
function gamma(shape: number, next: () => number, normal: () => number): number {
  if (shape < 1) return (gamma(shape + 1, next, normal) * (shape + 1) * (1 - next()) ** (1 / shape)) / shape;
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal();
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return (d * v) / shape;
  }
}

/** Picks things as often as they weigh, by one number of the dice. @throws RangeError for an empty list. */
export function weighted<T extends { weight: number }>(things: readonly T[]): (dice: Dice) => T {
  const ends: number[] = [];
  let total = 0;
  for (const { weight } of things) ends.push((total += weight));
  const last = things.at(-1);
  if (last === undefined) throw new RangeError('nothing to pick from');
  return (dice) => {
    const at = dice.next() * total;
    let [low, high] = [0, ends.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ends[middle]! > at) high = middle;
      else low = middle + 1;
    }
    return things[low] ?? last;
  };
}
