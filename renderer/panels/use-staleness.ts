import { useMemo } from 'react';
import { useLink, useStation, useTicking, useTopic } from '../link/use-station.ts';
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
  const standing = useStanding();
  return useMemo(() => staleness(standing), [standing]);
}

/**
 * The centre's time to the second, for ages that tick; it stands still when nothing is heard any more. `step`: to so many
 * ms, for what is too much to be drawn every second.
 */
export function useDataSecond(step = 1000): number {
  const limit = standstill(useStanding());
  return Number(useTicking(({ now }) => String(Math.floor(Math.min(now, limit) / step)))) * step;
}
