import { formatSpan } from '../../../shared/words/format.ts';
import { useTicking, useWall } from '../../link/use-station.ts';

/** How long ago something was by the station's own clock, in words, also while a replay sets the centre's. `since`: epoch ms. */
export function RealAge({ since, say = (span) => span }: { since: number; say?: (span: string) => string }) {
  const { words } = useWall();
  return <>{useTicking(({ real }) => say(formatSpan(real - since, words)))}</>;
}
