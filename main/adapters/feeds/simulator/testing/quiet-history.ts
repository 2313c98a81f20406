import type { NewEvent } from '../../../../../shared/model/event.ts';
import type { Zone } from '../../../../../shared/time/zone-day.ts';
import { demandOf, humanShare, QUARTER_MS } from '../demand.ts';
import { loadBank } from '../load-profile.ts';
import type { Profile } from '../profile.ts';
import { diceOf, weighted } from '../random.ts';

/**
 * The complaints of days on which nothing happened, as many and as spread as the profile makes them: 28 days of a large
 * hotline without its hundred thousand calls a day. By rising time.
 */
export function* quietHistory(
  profile: Profile,
  { seats, zone, from, to, seed }: { seats: number; zone: Zone; from: number; to: number; seed: number },
): Generator<NewEvent & { type: 'complaint.filed' }> {
  const dice = diceOf(seed, 'history');
  const category = weighted(profile.categories);
  const region = weighted(profile.regions);
  const { quarters } = demandOf(profile, seats, loadBank().quarters);
  const share = humanShare(profile) * profile.calls.complaint;
  let time = from;
  for (let count = 1; ; count += 1) {
    // Thinning: candidates at the day's highest pace, kept as often as their quarter is busy.
    const most = Math.max(...quarters) * share;
    do {
      time += dice.exponential(QUARTER_MS / most);
      if (time >= to) return;
    } while (!dice.chance((quarterly(quarters, zone, time) * share) / most));
    yield {
      type: 'complaint.filed',
      time: Math.floor(time),
      data: { complaint: `past-${count}`, category: category(dice).path, region: region(dice).path },
    };
  }
}

function quarterly(quarters: readonly number[], zone: Zone, time: number): number {
  return quarters[Math.min(95, Math.floor((time - zone.dayOf(time).start) / QUARTER_MS))] ?? 0;
}
