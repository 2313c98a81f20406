import { NONE } from '../../../shared/words/format.ts';
import { useWall } from '../../link/use-station.ts';

/** A day's contacts against the same slots of another day. */
export function Compared({
  word,
  change,
}: {
  word: 'slots.yesterday' | 'slots.lastWeek';
  change: string | null;
}) {
  const { words } = useWall();
  return (
    <span>
      {words.say(word)} <b>{change ?? NONE}</b>
    </span>
  );
}
