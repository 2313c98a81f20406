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
  first: number;
  /** How many steps the members below cover: steps are added far more often than looked at (see `settle`). */
  count: number;
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
  return blockOf([time], [delta]);
}

/** A block of these steps (at least one). */
export function blockOf(times: number[], deltas: number[]): StepBlock {
  const first = times[0]!;
  const steps = { times, deltas };
  return { steps, packed: null, first, count: 0, last: first, sum: 0, max: -Infinity, maxAt: first, area: 0 };
}

/** How many steps a block has. */
export function sizeOf(block: StepBlock): number {
  return block.steps ? block.steps.times.length : block.count;
}

/** Time of a block's last step. */
export function lastOf(block: StepBlock): number {
  const times = block.steps?.times;
  return times ? times[times.length - 1]! : block.last;
}

/** Adds a step after the last one. */
export function appendStep(block: StepBlock, time: number, delta: number): void {
  const { times, deltas } = stepsOf(block);
  times.push(time);
  deltas.push(delta);
}

/**
 * Adds to the last step when `time` is its time, it is not summed up yet and does not vanish; false when it is not so.
 * Busy queues have many steps in one millisecond.
 */
export function addToLast({ steps, count }: StepBlock, time: number, delta: number): boolean {
  if (steps === null) return false;
  const { times, deltas } = steps;
  const at = times.length - 1;
  if (count > at || times[at] !== time) return false;
  const sum = deltas[at]! + delta;
  if (sum !== 0) deltas[at] = sum;
  else if (at === 0) return false;
  else {
    times.pop();
    deltas.pop();
  }
  return true;
}

/** Brings up to date what a block amounts to. */
export function settle(block: StepBlock): StepBlock {
  const { steps } = block;
  if (steps === null || block.count === steps.times.length) return block;
  const { times, deltas } = steps;
  let { last, sum, max, maxAt, area } = block;
  for (let i = block.count; i < times.length; i++) {
    const time = times[i]!;
    area += sum * (time - last);
    last = time;
    sum += deltas[i]!;
    if (sum > max) {
      max = sum;
      maxAt = time;
    }
  }
  block.count = times.length;
  block.last = last;
  block.sum = sum;
  block.max = max;
  block.maxAt = maxAt;
  block.area = area;
  return block;
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
  restart(block);
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
  settle(block);
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

/** Steps covered already have changed: what the block amounts to is found anew. */
function restart(block: StepBlock): void {
  const first = block.steps?.times[0] ?? 0;
  Object.assign(block, { first, count: 0, last: first, sum: 0, max: -Infinity, maxAt: first, area: 0 });
}

/** How many of the rising times lie before `time`: the place of the first that does not. */
export function firstNotBefore(times: readonly number[], time: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle]! < time) low = middle + 1;
    else high = middle;
  }
  return low;
}
