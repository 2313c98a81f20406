import type { Zone } from '../../../shared/time/zone-day.ts';
import type { Archive } from '../archive-port.ts';
import { LEAF_MS } from '../slots/row.ts';
import type { Formulas } from '../slots/formulas.ts';
import { createDayFigures, dayBack } from './day-figures.ts';
import type { DayFigures } from './day-figures.ts';
import { LeafSlots } from './leaf-slots.ts';

/** The days shown: today and those it is compared with. */
export const dayTopics = ['day', 'day-1', 'day-7'] as const;
export type DayTopic = (typeof dayTopics)[number];

const back: Record<DayTopic, number> = { day: 0, 'day-1': 1, 'day-7': 7 };

/** The figures of the days shown. */
export interface Days {
  of(topic: DayTopic): DayFigures;
  /** Are slots made from leaves, not from quarter hours? */
  fine: boolean;
  /** Opens the days anew when `now` (the centre's, epoch ms) is no longer in today. Returns whether it did. */
  turn(now: number): boolean;
}

/**
 * The days around `now` (the centre's, epoch ms). @param formulas the versions of the formula settings.
 * @param slotMs 5, 15, 30 or 60 minutes. @param isCentre whether a combination of a leaf names no queue.
 */
export function openDays(
  archive: Pick<Archive, 'slotsBetween' | 'loadTracks'>,
  zone: Zone,
  formulas: Formulas,
  slotMs: number,
  isCentre: (combo: number) => boolean,
  now: number,
): Days {
  const fine = slotMs === LEAF_MS;
  let days = open(now);

  function open(at: number): Record<DayTopic, DayFigures> {
    const of = (topic: DayTopic): DayFigures => {
      const day = dayBack(zone, at, back[topic]);
      const leaves = fine ? new LeafSlots(formulas.width, isCentre) : null;
      return createDayFigures(archive, day, formulas.at(day.start), slotMs, topic !== 'day', leaves);
    };
    return { day: of('day'), 'day-1': of('day-1'), 'day-7': of('day-7') };
  }

  return {
    fine,
    of: (topic) => days[topic],
    turn(at) {
      const { start, end } = days.day.day;
      if (at >= start && at < end) return false;
      days = open(at);
      return true;
    },
  };
}
