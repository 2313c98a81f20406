import { useMemo } from 'react';
import { useLink, useTicking, useTopic } from '../link/use-station.ts';
import { type Staleness, staleness, standstill } from './freshness/view.ts';

/** Why the figures stand still; null while they do not. */
export function useStaleness(): Staleness | null {
  const link = useLink();
  const feeds = useTopic('feeds');
  return useMemo(() => staleness(link, feeds), [link, feeds]);
}

/** The centre's time to the second, for ages that tick; it stands still when nothing is heard any more. */
export function useDataSecond(): number {
  const limit = standstill(useLink(), useTopic('feeds'));
  return Number(useTicking((now) => String(Math.floor(Math.min(now, limit) / 1000)))) * 1000;
}
