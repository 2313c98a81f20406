import {
  addToLast,
  appendStep,
  BLOCK_STEPS,
  blockOf,
  changeStep,
  lastOf,
  newBlock,
  packBlock,
  readSteps,
  settle,
  sizeOf,
  stepsOf,
} from './step-block.ts';
import type { StepBlock } from './step-block.ts';

/**
 * The depth of a queue over one leaf (a piece of time) as a step function: what it starts with, and every step in it, in
 * blocks that know their own sum and peak. Events mostly come in order, so nearly every step is an append.
 */
export interface Track {
  /** The leaf `[start, end)`, epoch ms. */
  readonly start: number;
  readonly end: number;
  /** Closed intervals `[a, b)` with `a < start < b`: what the leaf starts with, besides the still-open ones. */
  carry: number;
  /** By rising time. */
  readonly blocks: StepBlock[];
}

/** The highest depth of a leaf and the depth at its end. */
export interface Peak {
  max: number;
  /** First time of the maximum (the leaf's start when it starts with it), epoch ms; null when the maximum is 0. */
  maxAt: number | null;
  /** Depth after the last step: just before the leaf's end, an interval that ends exactly there included. */
  end: number;
}

/** Newest blocks left unpacked: late events mostly land there. */
const UNPACKED = 1;

/** An empty track over `[start, end)`, epoch ms. */
export function createTrack(start: number, end: number): Track {
  return { start, end, carry: 0, blocks: [] };
}

/** How many steps a track has. */
export function stepCount(track: Track): number {
  return track.blocks.reduce((sum, block) => sum + sizeOf(block), 0);
}

/** Calls back with every step by rising time (epoch ms). */
export function eachStep(track: Track, visit: (time: number, delta: number) => void): void {
  for (const block of track.blocks) {
    const { times, deltas } = readSteps(block);
    for (let i = 0; i < times.length; i++) visit(times[i]!, deltas[i]!);
  }
}

/**
 * Adds `delta` at `time`; a step is taken back by adding its opposite, and what adds up to 0 vanishes.
 * @throws RangeError when the time is outside the leaf: the caller picked the wrong track.
 */
export function addStep(track: Track, time: number, delta: number): void {
  const { blocks } = track;
  if (!(time >= track.start && time < track.end)) {
    throw new RangeError(`step at ${time} is outside its leaf [${track.start}, ${track.end})`);
  }
  if (delta === 0) return;
  let at = blocks.length - 1;
  const newest = blocks[at];
  if (!newest) return void blocks.push(newBlock(time, delta));
  if (time > lastOf(newest)) {
    if (sizeOf(newest) < BLOCK_STEPS) return appendStep(newest, time, delta);
    blocks.push(newBlock(time, delta));
    if (blocks.length > UNPACKED) packBlock(blocks[blocks.length - 1 - UNPACKED]!);
    return;
  }
  if (addToLast(newest, time, delta)) return;
  while (at > 0 && blocks[at]!.first > time) at--;
  const block = blocks[at]!;
  changeStep(block, time, delta);
  const size = sizeOf(block);
  if (size === 0) blocks.splice(at, 1);
  else if (size > 2 * BLOCK_STEPS) split(blocks, at);
}

function split(blocks: StepBlock[], at: number): void {
  const { times, deltas } = stepsOf(blocks[at]!);
  const half = times.length >> 1;
  blocks.splice(
    at,
    1,
    blockOf(times.slice(0, half), deltas.slice(0, half)),
    blockOf(times.slice(half), deltas.slice(half)),
  );
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
  if (a === b) return;
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
  const { blocks, start } = track;
  let depth = track.carry + open;
  const stepsAtStart = blocks[0]?.first === start;
  let max = stepsAtStart ? -Infinity : depth;
  let maxAt = start;
  for (const block of blocks) {
    settle(block);
    if (depth + block.max > max) [max, maxAt] = [depth + block.max, block.maxAt];
    depth += block.sum;
  }
  return { max, maxAt: max > 0 ? maxAt : null, end: depth };
}

/**
 * Depth integrated over the leaf up to `min(end, until)`: person-milliseconds of waiting (`queueMs`).
 * @param until the centre's now, up to which the still-open intervals have waited; epoch ms.
 * @param open intervals still open that began before the leaf.
 */
export function areaMs(track: Track, until: number, open: number): number {
  const stop = Math.min(track.end, until);
  let area = 0;
  let depth = track.carry + open;
  let since = track.start;
  for (const block of track.blocks) {
    if (block.first >= stop) break;
    settle(block);
    if (block.last >= stop) return area + partOfBlock(block, depth, since, stop);
    area += depth * (block.last - since) + block.area;
    depth += block.sum;
    since = block.last;
  }
  return stop > since ? area + depth * (stop - since) : area;
}

function partOfBlock(block: StepBlock, level: number, from: number, stop: number): number {
  const { times, deltas } = readSteps(block);
  let area = 0;
  let depth = level;
  let since = from;
  for (let i = 0; i < times.length && times[i]! < stop; i++) {
    area += depth * (times[i]! - since);
    depth += deltas[i]!;
    since = times[i]!;
  }
  return area + depth * (stop - since);
}

function leafStartOf(time: number, leafMs: number): number {
  return Math.floor(time / leafMs) * leafMs;
}
