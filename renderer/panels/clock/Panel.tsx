import { NONE } from '../../../shared/words/format.ts';
import { useStation, useTicking, useWall } from '../../link/use-station.ts';
import { clockDate, clockTime, replayMark, shiftName } from './view.ts';

/** Time, date and shift of the centre, and the mark of what is not its present. */
export function Panel() {
  const { words } = useWall();
  const station = useStation();
  const time = useTicking(({ now }) => (station === undefined ? NONE : clockTime(station.zone, now)));
  const date = useTicking(({ now }) => (station === undefined ? '' : clockDate(station.zone, now, words)));
  const shift = useTicking(({ now }) => (station === undefined ? '' : shiftName(station, now)));
  const mark = station === undefined ? null : replayMark(station, words);
  return (
    <>
      {mark !== null && <strong className="replay">{mark}</strong>}
      <time className="clock">{time}</time>
      <span className="date">
        {date}
        {shift !== '' && <b className="shift">{shift}</b>}
      </span>
    </>
  );
}
