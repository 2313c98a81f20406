import type { Topics } from '../../shared/contract/topics.ts';
import type { Hotspot, HotspotState, MassEvent, RisingTopic } from '../../shared/model/hotspot.ts';
import { placeKey } from '../../shared/model/hotspot.ts';

/** Fading ones come after those that are still above the threshold. */
const rank: Record<HotspotState, number> = { active: 0, emerging: 0, fading: 1, closed: 2 };

/** In the order in which somebody should look at them: those that go on, the most unusual, the oldest first. */
export function byNeed(one: Hotspot, other: Hotspot): number {
  return (
    rank[one.state] - rank[other.state] ||
    other.score - one.score ||
    one.since - other.since ||
    (one.id < other.id ? -1 : 1)
  );
}

/** The hotspots that are open. */
export function openHotspots(hotspots: Topics['hotspots'] | undefined): Hotspot[] {
  return Object.values(hotspots ?? {})
    .filter(({ state }) => state !== 'closed')
    .toSorted(byNeed);
}

/** The topics that rise and are neither an open hotspot nor explained by one or part of its storm; the most unusual first. */
export function otherTopics(
  topics: Topics['risingTopics'] | undefined,
  open: readonly Hotspot[],
): RisingTopic[] {
  const known = new Set(open.flatMap((each) => [each, ...each.folded, ...each.others].map(placeKey)));
  return Object.values(topics ?? {})
    .filter((topic) => !known.has(placeKey(topic)))
    .toSorted((a, b) => b.score - a.score || b.n - a.n);
}

/** The mass events that go on, the largest first. */
export function openMassEvents(events: Topics['massEvents'] | undefined): MassEvent[] {
  return Object.values(events ?? {})
    .filter(({ endedAt }) => endedAt === null)
    .toSorted((one, other) => other.total - one.total || one.since - other.since);
}
