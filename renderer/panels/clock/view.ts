import type { StationCell } from '../../../shared/contract/topics.ts';
import { lastBegun } from '../../../shared/time/current-shift.ts';
import { formatLocal } from '../../../shared/time/format.ts';
import type { Words } from '../../../shared/words/words.ts';
import { zoneNamed } from '../../link/zone.ts';

const weekdays = [
  'weekday.0',
  'weekday.1',
  'weekday.2',
  'weekday.3',
  'weekday.4',
  'weekday.5',
  'weekday.6',
] as const;

/** The centre's time of day, `14:32:07`. */
export function clockTime(zone: string, now: number): string {
  return formatLocal(zoneNamed(zone), now, 'time');
}

/** The centre's date with its weekday, `2026-11-22 周日`. */
export function clockDate(zone: string, now: number, { say }: Words): string {
  const date = formatLocal(zoneNamed(zone), now, 'date');
  const weekday = weekdays[new Date(`${date}T00:00:00Z`).getUTCDay()];
  return weekday === undefined ? date : `${date} ${say(weekday)}`;
}

/** The shift that is on and the team that has it, `早班 甲值`; empty where there is none. */
export function shiftName({ shifts }: Pick<StationCell, 'shifts'>, now: number): string {
  const shift = lastBegun(shifts, now);
  return [shift?.name, shift?.team].filter(Boolean).join(' ');
}

/** The permanent mark of a wall that shows what never happened, or not now; null on one in operation. */
export function replayMark(
  station: Pick<StationCell, 'clock' | 'replay' | 'simulated' | 'pace'>,
  { say }: Words,
): string | null {
  if (station.clock !== 'source' && !station.replay && !station.simulated) return null;
  const pace = Math.round(station.pace);
  const what = say(station.simulated ? 'mark.simulated' : 'mark.replay');
  return pace > 1 ? say('mark.pace', { what, pace }) : what;
}
