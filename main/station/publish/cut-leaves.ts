import { LEAF_MS, QUARTER_MS } from '../slots/row.ts';

/** Calls back with each step: time (epoch ms) and change. */
export type EachStep = (visit: (time: number, delta: number) => void) => void;

/** The level over five minutes: the highest and its first time, and the one at the end. Times in epoch ms. */
export interface LeafLevel {
  start: number;
  max: number;
  maxAt: number;
  end: number;
}

/**
 * Start of a leaf's quarter hour: who still waits since before it has no step in the leaves that are cut from it, who came
 * later has one.
 */
export function quarterOf(leaf: number): number {
  return leaf - (leaf % QUARTER_MS);
}

/** Cuts the steps of `[from, to)` into five-minute leaves. @param carry the level it starts with. */
export function cutLeaves(
  from: number,
  to: number,
  carry: number,
  eachStep: EachStep,
  take: (leaf: LeafLevel) => void,
): void {
  let level = carry;
  let leaf: LeafLevel = { start: from, max: level, maxAt: from, end: level };
  const close = (): void => {
    take({ ...leaf, end: level });
    const start = leaf.start + LEAF_MS;
    leaf = { start, max: level, maxAt: start, end: level };
  };
  eachStep((time, delta) => {
    while (time >= leaf.start + LEAF_MS) close();
    level += delta;
    // Steps at the very start are part of what the leaf starts with (metrics.md: after all events of one instant).
    if (level > leaf.max || time === leaf.start) [leaf.max, leaf.maxAt] = [level, time];
  });
  while (leaf.start < to) close();
}
