import { placeKey } from '../../../shared/model/hotspot.ts';
import { addTo, Cells, cellOf } from './cells.ts';
import type { Cell } from './cells.ts';
import { decodeCells } from './cell-codec.ts';
import type { ComplaintReader } from './complaint-reader.ts';

const HOUR_MS = 3_600_000;

/**
 * Counts the complaints of the days from `from` on again, whose events are kept, and tells what differs from what is
 * stored by hour. Hours tile time, so an event belongs to the last one that starts before it.
 */
export function verifyComplaints(
  reader: ComplaintReader,
  from: number,
  differ: (text: string) => void,
): void {
  const { categories, regions } = reader.complaintPaths();
  const cells = new Cells(categories, regions);
  const hours = reader.complaintHours(from, Number.MAX_SAFE_INTEGER);
  const recounted = new Map(hours.map(({ start }) => [start, new Map<Cell, number>()]));
  const starts = hours.map(({ start }) => start);
  const indexed = new Map<string, { cell: Cell; doubled: number }>();
  for (const { time, epoch, seq, category, region, doubled } of reader.storedComplaints())
    if (time >= from) indexed.set(`${epoch}:${seq}`, { cell: cellOf(category, region), doubled });
  const counted = new Set<string>();
  for (const { time, epoch, seq, source, complaint, ...place } of reader.filedComplaints()) {
    // One of a contact that went on stays with it.
    if (time < from) continue;
    const cell = cells.of(place);
    const key = `${epoch}:${seq}`;
    const known = indexed.get(key);
    if (known?.cell !== cell) differ(`complaint ${key}: is not found where it was counted`);
    indexed.delete(key);
    if (known?.doubled === 1) continue;
    const once = `${source}:${complaint}`;
    if (counted.has(once)) differ(`complaint ${key}: was counted before`);
    counted.add(once);
    const start = lastBefore(starts, time);
    const counts = time - start < HOUR_MS ? recounted.get(start) : undefined;
    if (counts) addTo(counts, cell, 1);
    else differ(`complaint ${key}: its hour was not counted`);
  }
  for (const [key] of indexed) differ(`complaint ${key}: has no event`);
  for (const { start, cells: bytes } of hours) {
    const stored = decodeCells(bytes);
    const again = recounted.get(start)!;
    for (const cell of new Set([...stored.keys(), ...again.keys()])) {
      const [a, b] = [stored.get(cell) ?? 0, again.get(cell) ?? 0];
      if (a === b) continue;
      const name = placeKey(cells.place(cell));
      differ(`complaints of ${new Date(start).toISOString()} in ${name}: ${a} stored, recounted ${b}`);
    }
  }
}

/** The largest of rising numbers that is at most `time`; −Infinity when there is none. */
function lastBefore(starts: readonly number[], time: number): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= time) low = middle + 1;
    else high = middle;
  }
  return starts[low - 1] ?? -Infinity;
}
