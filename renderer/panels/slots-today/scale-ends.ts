import type { SlotsTodayView } from './view.ts';

/** Lower ends of the rate strip; the highest below every rate shown is taken. */
const floors = [0.9, 0.8, 0.6, 0];

/** The lower end of the rate strip. */
export function rateFloor({ slots, target }: Pick<SlotsTodayView, 'slots' | 'target'>): number {
  let least = target;
  for (const { rate, complete, lastWeekRate } of slots) {
    if (complete && rate !== null && rate < least) least = rate;
    if (lastWeekRate !== null && lastWeekRate < least) least = lastWeekRate;
  }
  return floors.find((floor) => least >= floor) ?? 0;
}

/** Half of the volume strip in powers of ten: round figures, close enough together that the bars fill the strip. */
const halves = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8];

/** The upper end of the volume strip: the smallest double of a round figure that holds every bar, at least 2. */
export function volumeTop({ slots }: Pick<SlotsTodayView, 'slots'>): number {
  let most = 2;
  for (const { offered, yesterday, lastWeek } of slots)
    most = Math.max(most, offered ?? 0, yesterday ?? 0, lastWeek ?? 0);
  return roundTop(most);
}

/** The smallest double of a round figure that is not below `most`, at least 2. */
export function roundTop(largest: number): number {
  const most = Math.max(2, largest);
  const power = 10 ** Math.floor(Math.log10(most / 2));
  return (
    (halves.find((half) => half * 2 * power >= most && Number.isInteger(half * power)) ?? 10) * 2 * power
  );
}
