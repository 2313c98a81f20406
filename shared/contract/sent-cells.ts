import { baseCounters } from '../measure/counters.ts';
import type { Counters, Peaks } from '../measure/counters.ts';
import type { SlotCell, TodayCell, Topic } from './topics.ts';

/**
 * Figures as they travel. A counter left out is 0, a peak 0 or, if it is a time, null; most of a day is. The counters kept
 * for each of `serviceLevelSeconds` are all there once anything was counted: one of them missing is a threshold that was
 * not kept then.
 */
export interface SentToday {
  counters?: Partial<Counters>;
  peaks?: Partial<Peaks>;
}

/** A slot as it travels; `late` left out is 0. */
export interface SentSlot extends SentToday, Pick<SlotCell, 'start' | 'end' | 'complete'> {
  late?: number;
}

const noCounters = Object.fromEntries(baseCounters.map((name) => [name, 0])) as Counters;
const noPeaks: Peaks = {
  waitMsMax: 0,
  depthMax: 0,
  depthMaxAt: null,
  depthEnd: 0,
  inServiceMax: 0,
  inServiceMaxAt: null,
};

/** The cells of a topic as `Topics` has them, made from those in a frame; `sent` is left as it is. */
export function receivedCells(topic: Topic, sent: Record<string, unknown>): Record<string, unknown> {
  switch (topic) {
    case 'today':
      return each(sent as Record<string, SentToday>, receivedToday);
    case 'day':
    case 'day-1':
    case 'day-7':
      return each(sent as Record<string, SentSlot>, receivedSlot);
    default:
      return sent;
  }
}

function receivedToday({ counters, peaks }: SentToday): TodayCell {
  return { counters: { ...noCounters, ...counters }, peaks: { ...noPeaks, ...peaks } };
}

function receivedSlot(sent: SentSlot): SlotCell {
  const { start, end, complete, late = 0 } = sent;
  return { start, end, ...receivedToday(sent), complete, late };
}

function each<Sent, Cell>(sent: Record<string, Sent>, receive: (cell: Sent) => Cell): Record<string, Cell> {
  return Object.fromEntries(Object.entries(sent).map(([key, cell]) => [key, receive(cell)]));
}
