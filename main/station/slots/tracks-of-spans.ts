import { addCarry, addStep } from '../../../shared/measure/steps.ts';
import { emptyTracks, family, lengthOf } from './row.ts';
import type { Tracks } from './row.ts';
import type { Span } from './span.ts';

/** The step functions of one stored slot, by combination, from the contacts' spans: what counting them live gives. */
export function tracksOfSpans(
  contacts: Iterable<readonly Span[]>,
  of: number,
  start: number,
): Map<number, Tracks> {
  const end = start + lengthOf(of);
  const byCombo = new Map<number, Tracks>();
  for (const spans of contacts) {
    for (const span of spans) {
      if (span.leaf < 0 || span.from >= end || span.to === span.from || (span.to !== 0 && span.to <= start))
        continue;
      const combo = of === family.leaf ? span.leaf : span.quarter;
      let tracks = byCombo.get(combo);
      if (!tracks) byCombo.set(combo, (tracks = emptyTracks(of, start)));
      const track = span.kind === 'wait' ? tracks.depth : tracks.service;
      if (span.from >= start) addStep(track, span.from, 1);
      else if (span.to !== 0) addCarry(track, 1);
      // One that ends on the edge of the next slot has its end step in neither.
      if (span.to !== 0 && span.to < end) addStep(track, span.to, -1);
    }
  }
  return byCombo;
}
