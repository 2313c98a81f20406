import type { SettledDay } from './settled-day.ts';
import type { SlotsTodayView } from './view.ts';

/** What moves in the day's chart, as shares of the strips: 0 = left and lower end, 1 = right and upper end. */
export interface MarksView {
  /** The bar of the slot under way. */
  bar: { left: number; width: number; height: number } | null;
  /** The rate of the newest slot that is not complete. */
  unfinished: { left: number; bottom: number } | null;
  now: number | null;
}

/** Share of a slot's width that stays free, both sides together; the chart's own bars keep the same. */
export const BAR_GAP = 0.18;

/** Where the marks stand on the scales of `day`. */
export function marksView(
  view: SlotsTodayView,
  { floor, top }: Pick<SettledDay, 'floor' | 'top'>,
): MarksView {
  const count = view.slots.length;
  const running = view.slots.findIndex(({ running: runs }) => runs);
  const offered = view.slots[running]?.offered ?? null;
  const { unfinished, now } = view;
  return {
    bar:
      offered === null
        ? null
        : {
            left: (running + BAR_GAP / 2) / count,
            width: (1 - BAR_GAP) / count,
            height: offered / top,
          },
    unfinished:
      unfinished === null
        ? null
        : { left: (unfinished.index + 0.5) / count, bottom: (unfinished.rate - floor) / (1 - floor) },
    now: now === null ? null : now / count,
  };
}
