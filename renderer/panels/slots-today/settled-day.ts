import { rateFloor, volumeTop } from './scale-ends.ts';
import type { SlotPoint, SlotsTodayView } from './view.ts';

/** A slot as the chart draws it: what still moves is a gap. */
export type SettledSlot = Pick<SlotPoint, 'label' | 'yesterday' | 'lastWeek' | 'lastWeekRate'> & {
  /** Null while the slot runs. */
  offered: number | null;
  /** Null until the slot is complete. */
  rate: number | null;
  /** Late events have changed it after it was shown complete. */
  late: boolean;
};

/**
 * The part of the day that stands still between the ends of slots: all that the chart draws. What moves with each
 * call is laid over it (marks-view.ts), because a chart takes far longer to draw than the figures around it.
 */
export interface SettledDay {
  slots: SettledSlot[];
  /** Ends of the two scales: the lowest rate and the highest amount of contacts. */
  floor: number;
  top: number;
  target: number;
  latest: SlotsTodayView['latest'];
  /** The newest complete slot has the mark of an unfinished one beside it. */
  besideUnfinished: boolean;
}

export function settledDay(view: SlotsTodayView): SettledDay {
  return {
    slots: view.slots.map(settled),
    floor: rateFloor(view),
    top: volumeTop(view),
    target: view.target,
    latest: view.latest,
    besideUnfinished: view.unfinished !== null,
  };
}

function settled({ label, offered, rate, complete, running, late, ...point }: SlotPoint): SettledSlot {
  return {
    label,
    offered: running ? null : offered,
    rate: complete ? rate : null,
    late: late > 0,
    yesterday: point.yesterday,
    lastWeek: point.lastWeek,
    lastWeekRate: point.lastWeekRate,
  };
}
