import { NONE } from '../../../shared/words/format.ts';
import { useStation, useTicking, useWall } from '../../link/use-station.ts';
import { clockDate, clockTime, replayMark } from './view.ts';

/** Time and date of the centre, and the mark of a replay. */
export function Panel() {
  const { words } = useWall();
  const station = useStation();
  const time = useTicking(({ now }) => (station === undefined ? NONE : clockTime(station.zone, now)));
  const date = useTicking(({ now }) => (station === undefined ? '' : clockDate(station.zone, now, words)));
  const mark = station === undefined ? null : replayMark(station, words);
  return (
    <>
      {mark !== null && <strong className="replay">{mark}</strong>}
      <time className="clock">{time}</time>
      <span className="date">{date}</span>
    </>
  );
}
