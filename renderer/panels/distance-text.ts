import type { StationCell, Topics } from '../../shared/contract/topics.ts';
import { distanceToTarget } from '../../shared/measure/distance-to-target.ts';
import { formatCount } from '../../shared/words/format.ts';
import type { Words } from '../../shared/words/words.ts';

/** How far the day is from its target, in contacts and in words. */
export function distanceText(
  today: Topics['today']['offer'] | undefined,
  station: StationCell,
  words: Words,
): string {
  const goal = { target: station.targets.connectRate, excludeShortAbandons: station.excludeShortAbandons };
  const distance = today === undefined ? null : distanceToTarget(today.counters, goal);
  if (distance === null) return words.say('distance.none');
  if (distance.kind === 'outOfReach') return words.say('distance.out');
  const word = distance.kind === 'spare' ? 'distance.spare' : 'distance.need';
  return words.say(word, { count: distance.contacts, n: formatCount(distance.contacts) });
}
