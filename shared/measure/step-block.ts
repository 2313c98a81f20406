import { maxVarintBytes, readVarint, unzigzag, writeVarint, zigzag } from './varint.ts';

/** Steps a block holds before it is split; small enough that summing it up again costs next to nothing. */
export const BLOCK_STEPS = 256;

/**
 * A run of consecutive steps with what it amounts to, so that a peak over a hundred thousand steps looks at a few hundred
 * blocks. A block long past is kept as bytes: about 3 a step instead of 16.
 */
export interface StepBlock {
  /** Times of the steps (rising, never two alike) and their changes (never 0); null while packed. */
  steps: { times: number[]; deltas: number[] } | null;
  packed: Uint8Array | null;
  count: number;
  first: number;
  last: number;
  /** Change over the whole block; the highest level after one of its steps relative to the level before it, and when. */
  sum: number;
  max: number;
  maxAt: number;
  /** Level relative to the one before, integrated from `first` to `last`. */
  area: number;
}

/** A block of one step. */
export function newBlock(time: number, delta: number): StepBlock {
  return {
    steps: { times: [time], deltas: [delta] },
    packed: null,
    count: 1,
    first: time,
    last: time,
    sum: delta,
    max: delta,
    maxAt: time,
    area: 0,
  };
}

/** A block of these steps (at least one). */
export function blockOf(times: number[], deltas: number[]): StepBlock {
  const block = newBlock(times[0]!, deltas[0]!);
  block.steps = { times, deltas };
  sumUp(block);
  return block;
}

/** Adds a step after the last one. */
export function appendStep(block: StepBlock, time: number, delta: number): void {
  const { times, deltas } = stepsOf(block);
  times.push(time);
  deltas.push(delta);
  block.area += block.sum * (time - block.last);
  block.sum += delta;
  if (block.sum > block.max) [block.max, block.maxAt] = [block.sum, time];
  block.last = time;
  block.count++;
}

/** Adds to the step at `time`, or makes it in its place. What adds up to 0 vanishes; the block may then be empty. */
export function changeStep(block: StepBlock, time: number, delta: number): void {
  const { times, deltas } = stepsOf(block);
  const at = firstNotBefore(times, time);
  if (times[at] !== time) {
    times.splice(at, 0, time);
    deltas.splice(at, 0, delta);
  } else if (deltas[at]! + delta === 0) {
    times.splice(at, 1);
    deltas.splice(at, 1);
  } else deltas[at]! += delta;
  sumUp(block);
}

/** The steps of a block, unpacked to stay. */
export function stepsOf(block: StepBlock): { times: number[]; deltas: number[] } {
  if (block.steps) return block.steps;
  const steps = readSteps(block);
  block.steps = steps;
  block.packed = null;
  return steps;
}

/** The steps of a block to look at; a packed one stays packed. */
export function readSteps(block: StepBlock): { times: number[]; deltas: number[] } {
  if (block.steps) return block.steps;
  const times: number[] = [];
  const deltas: number[] = [];
  const reader = { bytes: block.packed!, at: 0 };
  let time = block.first;
  while (reader.at < reader.bytes.length) {
    time += readVarint(reader);
    times.push(time);
    deltas.push(unzigzag(readVarint(reader)));
  }
  return { times, deltas };
}

/** Keeps a block as bytes until somebody changes it. */
export function packBlock(block: StepBlock): void {
  if (!block.steps) return;
  const { times, deltas } = block.steps;
  const bytes = new Uint8Array(2 * maxVarintBytes * times.length);
  let at = 0;
  let last = block.first;
  for (let i = 0; i < times.length; i++) {
    at = writeVarint(bytes, at, times[i]! - last);
    at = writeVarint(bytes, at, zigzag(deltas[i]!));
    last = times[i]!;
  }
  block.packed = bytes.slice(0, at);
  block.steps = null;
}

function sumUp(block: StepBlock): void {
  const { times, deltas } = stepsOf(block);
  block.count = times.length;
  block.first = times[0] ?? 0;
  block.last = times[times.length - 1] ?? 0;
  block.sum = 0;
  block.area = 0;
  block.max = -Infinity;
  let since = block.first;
  for (let i = 0; i < times.length; i++) {
    block.area += block.sum * (times[i]! - since);
    since = times[i]!;
    block.sum += deltas[i]!;
    if (block.sum > block.max) [block.max, block.maxAt] = [block.sum, since];
  }
}

function firstNotBefore(times: readonly number[], time: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle]! < time) low = middle + 1;
    else high = middle;
  }
  return low;
}
