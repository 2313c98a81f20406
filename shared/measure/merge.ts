import { counterNames } from './counters.ts';
import type { Counters } from './counters.ts';

/** Counters of nothing, with the per-seconds ones for the settings' `serviceLevelSeconds`. */
export function emptyCounters(seconds: readonly number[]): Counters {
  return Object.fromEntries(counterNames(seconds).map((name) => [name, 0])) as Counters;
}

/**
 * Adds `from` to `into`. A per-seconds counter that `from` lacks (its row was counted under other settings) is removed
 * from `into`: a sum without it would be too small and look like one.
 */
export function addCounters(into: Counters, from: Readonly<Counters>): void {
  add(into, from);
}

function add(
  into: Record<string, number | undefined>,
  from: Readonly<Record<string, number | undefined>>,
): void {
  for (const name in into) {
    const value = from[name];
    if (value === undefined) delete into[name];
    else into[name] = (into[name] ?? 0) + value;
  }
}
