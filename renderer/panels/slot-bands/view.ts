import type { SlotCell } from '../../../shared/contract/topics.ts';
import { formatCount, formatWait } from '../../../shared/words/format.ts';
import { type DayRules, type SlotFrame, type SlotPoint, slotsTodayView } from '../slots-today/view.ts';
import { volumeTop } from '../slots-today/scale-ends.ts';

/** Seconds of a handled contact by what they were spent on. */
export type Handle = [talk: number, hold: number, acw: number];

export interface SlotBandsView {
  slots: (Pick<SlotPoint, 'offered' | 'yesterday' | 'lastWeek' | 'running' | 'complete' | 'late'> & {
    /** Null where nothing was handled. */
    handle: Handle | null;
  })[];
  /** Upper ends of the two scales: seconds, contacts. */
  tops: { handle: number; offered: number };
  labels: { handle: string; offered: string };
  /** Full hours on the axis: text and place, 0 to 1. */
  hours: { text: string; at: number }[];
  now: number | null;
}

/** Tops of the handle time's scale, seconds. */
const handleTops = [60, 120, 180, 240, 300, 480, 600, 900, 1200, 1800, 3600];

/** Handle time and contacts of the day by slots. `every`: hours between two labels of the axis. */
export function slotBandsView(given: {
  frames: readonly SlotFrame[];
  day: Record<string, SlotCell> | undefined;
  rules: DayRules;
  now: number;
  every: number;
}): SlotBandsView {
  const { frames, day, every } = given;
  const view = slotsTodayView(given);
  const slots = view.slots.map((point) => ({
    offered: point.offered,
    yesterday: point.yesterday,
    lastWeek: point.lastWeek,
    running: point.running,
    complete: point.complete,
    late: point.late,
    handle: point.offered === null ? null : handleOf(day?.[String(point.start)]),
  }));
  const longest = Math.max(0, ...slots.map(({ handle }) => (handle ? handle[0] + handle[1] + handle[2] : 0)));
  const tops = {
    handle: handleTops.find((top) => top >= longest) ?? Math.ceil(longest / 3600) * 3600,
    offered: volumeTop(view),
  };
  return {
    slots,
    tops,
    labels: { handle: formatWait(tops.handle * 1000), offered: formatCount(tops.offered) },
    hours: hoursOf(frames, every),
    now: view.now === null || frames.length === 0 ? null : view.now / frames.length,
  };
}

function handleOf(cell: SlotCell | undefined): Handle | null {
  if (cell === undefined || cell.counters.handled === 0) return null;
  const { handled, talkMs, holdMs, acwMs } = cell.counters;
  const seconds = (ms: number) => Math.round(ms / handled / 1000);
  return [seconds(talkMs), seconds(holdMs), seconds(acwMs)];
}

function hoursOf(frames: readonly SlotFrame[], every: number): SlotBandsView['hours'] {
  const full = frames.flatMap(({ label }, at) =>
    label.endsWith(':00') && Number(label.slice(0, 2)) % every === 0
      ? [{ text: label, at: at / frames.length }]
      : [],
  );
  return frames.length === 0 ? [] : [...full, { text: '24:00', at: 1 }];
}
