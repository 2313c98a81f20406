import { useMemo } from 'react';
import { useLink, useTicking, useTopic } from '../link/use-station.ts';
import { type Staleness, staleness } from './freshness/view.ts';

/** Why the figures stand still; null while they do not. */
export function useStaleness(): Staleness | null {
  const link = useLink();
  const feeds = useTopic('feeds');
  return useMemo(() => staleness(link, feeds), [link, feeds]);
}

/**
 * The centre's time to the second, for ages that tick. When figures stand still so does it: a wait that nobody
 * watches any more must not seem to grow.
 */
export function useDataSecond(): number {
  const stale = useStaleness();
  const limit = stale?.at ?? Number.POSITIVE_INFINITY;
  return Number(useTicking((now) => String(Math.floor(Math.min(now, limit) / 1000)))) * 1000;
}
