import type { StationCell } from '../../shared/contract/topics.ts';
import type { Counters } from '../../shared/measure/counters.ts';
import { distanceToTarget } from '../../shared/measure/distance-to-target.ts';
import { formatCount } from '../../shared/words/format.ts';
import type { Words } from '../../shared/words/words.ts';

/** How far the day, or the shift, is from its target, in contacts and in words. */
export function distanceText(
  counters: Pick<Counters, 'offered' | 'answered' | 'open' | 'abandonedShort'> | undefined,
  station: StationCell,
  words: Words,
  of: 'day' | 'shift' = 'day',
): string {
  const goal = { target: station.targets.connectRate, excludeShortAbandons: station.excludeShortAbandons };
  const distance = counters === undefined ? null : distanceToTarget(counters, goal);
  if (distance === null) return words.say(of === 'day' ? 'distance.none' : 'distance.shiftNone');
  if (distance.kind === 'outOfReach') return words.say(of === 'day' ? 'distance.out' : 'distance.shiftOut');
  const word = distance.kind === 'spare' ? 'distance.spare' : 'distance.need';
  return words.say(word, { count: distance.contacts, n: formatCount(distance.contacts) });
}
