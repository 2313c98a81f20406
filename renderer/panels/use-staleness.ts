import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { merge } from 'rxjs';
import { useLink, useStation, useTicking, useTopic, useTopicStreams, useWall } from '../link/use-station.ts';
import { staleness, type Staleness, type Standing, standstill } from './freshness/view.ts';

/** How the viewer stands with its station, and the station with its sources. */
export function useStanding(): Standing {
  const link = useLink();
  const feeds = useTopic('feeds');
  const replayed = useStation()?.clock === 'source';
  return useMemo(() => ({ link, feeds, replayed }), [link, feeds, replayed]);
}

/** Why the figures stand still; null while they do not. */
export function useStaleness(): Staleness | null {
  const text = useOfStanding((standing) => JSON.stringify(staleness(standing)));
  return useMemo(() => JSON.parse(text) as Staleness | null, [text]);
}

/** What follows from the standing, as a text: the newest time of a source moves many times a second, and seldom changes that. */
function useOfStanding(of: (standing: Standing) => string): string {
  const { link, station } = useWall().client;
  const feeds = useTopicStreams().topic('feeds');
  const subscribe = useCallback(
    (changed: () => void) => {
      const subscription = merge(link, station, feeds).subscribe(changed);
      return () => subscription.unsubscribe();
    },
    [link, station, feeds],
  );
  return useSyncExternalStore(subscribe, () =>
    of({ link: link.value, feeds: feeds.value, replayed: station.value?.clock === 'source' }),
  );
}

/** The centre's time at which ages stop growing, epoch ms; Infinity while something is heard. */
export function useStandstill(): number {
  return Number(useOfStanding((standing) => String(standstill(standing))));
}

/**
 * The centre's time to the second, for ages that tick; it stands still when nothing is heard any more. `step`: to so many
 * ms, for what is too much to be drawn every second.
 */
export function useDataSecond(step = 1000): number {
  const limit = useStandstill();
  return Number(useTicking(({ now }) => String(Math.floor(Math.min(now, limit) / step)))) * step;
}
