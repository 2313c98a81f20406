import type { Topics } from '../../../../shared/contract/topics.ts';
import type { Hotspot, HotspotNote } from '../../../../shared/model/hotspot.ts';
import { byNeed } from '../../../complaints/open-hotspots.ts';

/** A hotspot as the desk lists it, from the topics or from its past. */
export interface ShownHotspot extends Omit<Hotspot, 'trail'> {
  /** Null for who may not see it. */
  note: HotspotNote | null;
  /** Null while it is open. */
  endedAt: number | null;
}

/** The hotspots of the topics, in the order in which somebody should look at them. */
export function shownHotspots(
  hotspots: Topics['hotspots'] | undefined,
  notes: Topics['hotspotNotes'] | undefined,
): ShownHotspot[] {
  return Object.values(hotspots ?? {})
    .toSorted(byNeed)
    .map((hotspot) => ({
      ...hotspot,
      note: notes?.[hotspot.id] ?? null,
      endedAt: hotspot.state === 'closed' ? hotspot.stateSince : null,
    }));
}

/** The days somebody chose, half-open, epoch ms: from the start of the first to the end of the last. */
export interface Span {
  from: number;
  to: number;
}
