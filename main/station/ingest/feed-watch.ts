import type { Clock } from '../ports.ts';
import type { Registry } from './registry.ts';
import { feedState } from './source-state.ts';

/** Notes changes of the feeds' states; returns whether there were any. */
export function noteFeedStates(registry: Registry, clock: Clock): boolean {
  let changed = false;
  for (const source of registry.all()) {
    const state = feedState(source, clock.mono());
    if (state === source.state) continue;
    source.state = state;
    source.since = clock.now();
    changed = true;
  }
  return changed;
}

/** Called once a second: what was counted since the last call is each source's rate. */
export function noteRates(registry: Registry): void {
  for (const source of registry.all()) {
    source.rate = source.counted;
    source.counted = 0;
  }
}
