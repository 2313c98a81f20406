import { formatSpan, formatWait, NONE } from '../../../shared/words/format.ts';
import { useTicking, useWall } from '../../link/use-station.ts';
import { useStandstill } from '../../panels/use-staleness.ts';

/**
 * How long something has lasted by the centre's clock, ticking; it stands still when nothing is heard any more. `since`: epoch
 * ms. `as`: `3:05`, or in words, `3 分`.
 */
export function Age({ since, as = 'wait' }: { since: number | null; as?: 'wait' | 'span' }) {
  const { words } = useWall();
  const limit = useStandstill();
  const text = useTicking(({ now }) => {
    if (since === null) return NONE;
    const ms = Math.max(0, Math.min(now, limit) - since);
    return as === 'wait' ? formatWait(ms) : formatSpan(ms, words);
  });
  return <>{text}</>;
}
