import type { StationCell, Topics } from '../../shared/contract/topics.ts';
import { reachLimit } from '../../shared/measure/reach-limit.ts';
import { formatLocal } from '../../shared/time/format.ts';
import type { Words } from '../../shared/words/words.ts';
import { zoneNamed } from '../link/zone.ts';
import type { SlotFrame } from './slots-today/view.ts';

/**
 * From which minute on the day's target is out of reach if it goes on at `rate` (0–1) and as many come as at the same
 * time last week (yesterday where there is no last week); empty when it stays within reach or nobody knows.
 * `now`: the centre's time, epoch ms.
 */
export function reachText(given: {
  today: Topics['today']['offer'] | undefined;
  rate: number | null;
  frames: readonly SlotFrame[];
  station: StationCell;
  now: number;
  words: Words;
}): string {
  const { today, rate, frames, station, now, words } = given;
  if (today === undefined || rate === null || today.counters.offered === 0) return '';
  const goal = { target: station.targets.connectRate, excludeShortAbandons: station.excludeShortAbandons };
  const limit = reachLimit(today.counters, goal, rate, comingOf(frames, station.slotMs, now));
  if (limit === null) return '';
  if (limit <= now) return words.say('distance.late');
  return words.say('distance.reach', { at: formatLocal(zoneNamed(station.zone), limit, 'minute') });
}

/** The rest of the day by slots; of the slot under way the share that is left. Empty without another day. */
function comingOf(frames: readonly SlotFrame[], slotMs: number, now: number) {
  return frames
    .filter(({ start, lastWeek, yesterday }) => start + slotMs > now && (lastWeek ?? yesterday) !== null)
    .map(({ start, lastWeek, yesterday }) => {
      const [from, end] = [Math.max(now, start), start + slotMs];
      return { start: from, end, offered: ((lastWeek ?? yesterday ?? 0) * (end - from)) / slotMs };
    });
}
