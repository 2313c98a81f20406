/**
 * The depth of a queue over one leaf (a piece of time) as a step function. Plain number arrays, one entry a distinct
 * time: this runs for every event of every scope, and an object a step costs several times the memory.
 */
export interface Track {
  /** The leaf `[start, end)`, epoch ms. */
  readonly start: number;
  readonly end: number;
  /** Closed intervals `[a, b)` with `a < start < b`: what the leaf starts with, besides the still-open ones. */
  carry: number;
  /** Times of the steps, rising, epoch ms; never two alike. */
  readonly times: number[];
  /** Net change at the same index of `times`; never 0. */
  readonly deltas: number[];
}

/** The highest depth of a leaf and the depth at its end. */
export interface Peak {
  max: number;
  /** First time of the maximum (the leaf's start when it starts with it), epoch ms; null when the maximum is 0. */
  maxAt: number | null;
  /** Depth after the last step: just before the leaf's end, an interval that ends exactly there included. */
  end: number;
}

/** An empty track over `[start, end)`, epoch ms. */
export function createTrack(start: number, end: number): Track {
  return { start, end, carry: 0, times: [], deltas: [] };
}

/**
 * Adds `delta` at `time`; a step is taken back by adding its opposite, and what adds up to 0 vanishes.
 * @throws RangeError when the time is outside the leaf: the caller picked the wrong track.
 */
export function addStep(track: Track, time: number, delta: number): void {
  const { times, deltas } = track;
  if (!(time >= track.start && time < track.end)) {
    throw new RangeError(`step at ${time} is outside its leaf [${track.start}, ${track.end})`);
  }
  if (delta === 0) return;
  const at = firstNotBefore(times, time);
  if (times[at] !== time) {
    times.splice(at, 0, time);
    deltas.splice(at, 0, delta);
    return;
  }
  const sum = (deltas[at] ?? 0) + delta;
  if (sum === 0) {
    times.splice(at, 1);
    deltas.splice(at, 1);
  } else deltas[at] = sum;
}

/** Adds `n` (negative: takes back) closed intervals that began before the leaf and end after its start. */
export function addCarry(track: Track, n: number): void {
  track.carry += n;
}

/**
 * Spreads the closed interval `[a, b)` over the leaves it touches; `sign` −1 takes it back. Leaves are cut at multiples
 * of `leafMs` since the epoch, which is local midnight wherever the zone's offset is a multiple of the leaf's length.
 * An empty interval (`a = b`) leaves no trace.
 * @throws RangeError when b < a.
 */
export function addInterval(
  trackOf: (leafStart: number) => Track,
  leafMs: number,
  a: number,
  b: number,
  sign: 1 | -1,
): void {
  if (b < a) throw new RangeError(`interval ends at ${b}, before its start ${a}`);
  addStep(trackOf(leafStartOf(a, leafMs)), a, sign);
  closeInterval(trackOf, leafMs, a, b, sign);
}

/**
 * The part of `addInterval` that becomes known at the end: for an interval whose +1 step at `a` is already in its
 * track (a still-open one), adds the carries of the leaves between and the −1 step at `b`.
 * @throws RangeError when b < a.
 */
export function closeInterval(
  trackOf: (leafStart: number) => Track,
  leafMs: number,
  a: number,
  b: number,
  sign: 1 | -1,
): void {
  if (b < a) throw new RangeError(`interval ends at ${b}, before its start ${a}`);
  for (let leaf = leafStartOf(a, leafMs) + leafMs; leaf < b; leaf += leafMs) addCarry(trackOf(leaf), sign);
  const last = leafStartOf(b, leafMs);
  // An interval that ends on the edge is over when the next leaf starts: neither carried nor stepped there.
  if (b > last || b === a) addStep(trackOf(last), b, -sign);
}

/**
 * The peak of a leaf. It is taken after all steps of one instant, and what the leaf starts with counts.
 * @param open intervals still open that began before the leaf (they have no step in it).
 */
export function peak(track: Track, open: number): Peak {
  const { times, deltas, start } = track;
  let depth = track.carry + open;
  let from = 0;
  if (times[0] === start) {
    depth += deltas[0] ?? 0;
    from = 1;
  }
  let max = depth;
  let maxAt = start;
  for (let i = from; i < times.length; i++) {
    depth += deltas[i] ?? 0;
    if (depth > max) {
      max = depth;
      maxAt = times[i] ?? start;
    }
  }
  return { max, maxAt: max > 0 ? maxAt : null, end: depth };
}

/**
 * Depth integrated over the leaf up to `min(end, until)`: person-milliseconds of waiting (`queueMs`).
 * @param until the centre's now, up to which the still-open intervals have waited; epoch ms.
 * @param open intervals still open that began before the leaf.
 */
export function areaMs(track: Track, until: number, open: number): number {
  const { times, deltas } = track;
  const stop = Math.min(track.end, until);
  let area = 0;
  let depth = track.carry + open;
  let since = track.start;
  for (let i = 0; i < times.length; i++) {
    const time = times[i] ?? stop;
    if (time >= stop) break;
    area += depth * (time - since);
    depth += deltas[i] ?? 0;
    since = time;
  }
  return stop > since ? area + depth * (stop - since) : area;
}

/**
 * The sum of tracks of one leaf, from which the peak of a scope is taken (a peak of a sum is not a sum of peaks).
 * @throws RangeError when there is none or their leaves differ.
 */
export function mergeTracks(tracks: readonly Track[]): Track {
  const first = tracks[0];
  if (first === undefined) throw new RangeError('no tracks to merge');
  if (tracks.length === 1) return { ...first, times: [...first.times], deltas: [...first.deltas] };
  if (tracks.length === 2 && tracks[1] !== undefined) return mergeTwo(first, tracks[1]);
  const half = tracks.length >> 1;
  return mergeTwo(mergeTracks(tracks.slice(0, half)), mergeTracks(tracks.slice(half)));
}

function leafStartOf(time: number, leafMs: number): number {
  return Math.floor(time / leafMs) * leafMs;
}

/** Index of the first time not before `time`; events mostly come in order, so the end is tried first. */
function firstNotBefore(times: readonly number[], time: number): number {
  let high = times.length;
  const last = times[high - 1];
  if (last === undefined || last < time) return high;
  let low = 0;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? time) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

function mergeTwo(a: Track, b: Track): Track {
  if (a.start !== b.start || a.end !== b.end) {
    throw new RangeError(`tracks of different leaves: [${a.start}, ${a.end}) and [${b.start}, ${b.end})`);
  }
  const sum = createTrack(a.start, a.end);
  sum.carry = a.carry + b.carry;
  let i = 0;
  let j = 0;
  while (i < a.times.length || j < b.times.length) {
    const timeA = a.times[i] ?? Infinity;
    const timeB = b.times[j] ?? Infinity;
    const time = Math.min(timeA, timeB);
    let delta = 0;
    if (timeA === time) delta += a.deltas[i++] ?? 0;
    if (timeB === time) delta += b.deltas[j++] ?? 0;
    if (delta === 0) continue;
    sum.times.push(time);
    sum.deltas.push(delta);
  }
  return sum;
}
