import type { QueueSlotCell } from '../../../shared/contract/topics.ts';
import type { Combos } from '../slots/combos.ts';
import { column, QUARTER_MS } from '../slots/row.ts';
import type { DayFigures } from './day-figures.ts';
import type { QueueLabels } from './queue-labels.ts';

const shown = [column.offered, column.answered, column.open, column.abandonedShort];
const counts = new Float64Array(Math.max(...shown) + 1);

/** Starts of the slots by which queues are shown (epoch ms): as long as the wall's slots, a quarter hour at least. */
export function queueSlotKeys({ day }: DayFigures, slotMs: number): string[] {
  const keys: string[] = [];
  for (let at = day.start; at < day.end; at += lengthOf(slotMs)) keys.push(String(at));
  return keys;
}

/** The key of the slot that holds a row's start; null when it is not of this day. */
export function queueSlotKey({ day }: DayFigures, slotMs: number, start: number): string | null {
  if (start < day.start || start >= day.end) return null;
  const length = lengthOf(slotMs);
  return String(day.start + Math.floor((start - day.start) / length) * length);
}

/** The queues' figures of one slot; undefined when there are none. */
export function queueSlotCell(
  today: DayFigures,
  labels: ReturnType<QueueLabels>,
  combos: Pick<Combos, 'ofQueue'>,
  key: string,
  slotMs: number,
): QueueSlotCell | undefined {
  const start = Number(key);
  const cell: Record<string, number[]> = {};
  let any = false;
  for (const [label, code] of labels) {
    counts.fill(0);
    if (!today.addPart(combos.ofQueue(code), start, start + lengthOf(slotMs), counts)) continue;
    const told = shown.map((at) => counts[at] ?? 0);
    while (told.at(-1) === 0) told.pop();
    if (told.length === 0) continue;
    cell[label] = told;
    any = true;
  }
  return any ? cell : undefined;
}

function lengthOf(slotMs: number): number {
  return Math.max(QUARTER_MS, slotMs);
}
