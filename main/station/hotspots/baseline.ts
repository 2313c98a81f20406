import { LEAST_EXPECTED } from '../../../shared/measure/poisson-score.ts';
import type { HistoryBasis } from '../../../shared/model/hotspot.ts';
import { pieceAt, wallToMs } from '../../../shared/time/local.ts';
import { slotStart } from '../../../shared/time/slots.ts';
import type { Zone } from '../../../shared/time/zone-day.ts';
import { addTo } from './cells.ts';
import type { Cell, Cells } from './cells.ts';
import type { History } from './history.ts';
import type { WeekdayFactors } from './weekday-factors.ts';

/** How many days back an expectation looks. */
export const BASELINE_DAYS = 28;
const HOUR_MS = 3_600_000;

/** What is expected in one local hour. */
export interface Baseline extends HistoryBasis {
  /** Complaints expected in a cell of any level, at least `LEAST_EXPECTED`. */
  expected(cell: Cell): number;
  /** Whether complaints of that hour were reckoned with. */
  uses(start: number): boolean;
}

/**
 * The expectation of the local hour that starts at `start`: the mean over the same hour, the one before and the one
 * after on each of the 28 days before, of those hours that are held. Hours in which the cell itself was a hotspot are
 * left out, as long as at least half remain: a flood that lasts longer is what has become usual.
 */
export function baselineOf(
  zone: Zone,
  cells: Cells,
  history: History,
  weekdays: WeekdayFactors,
  start: number,
): Baseline {
  const slots = slotsBefore(zone, start);
  const held = slots.filter((slot) => slot.start >= history.first);
  const sums = new Map<Cell, number>();
  const leaves = new Map<Cell, number>();
  const leftOut = new Map<Cell, number>();
  const leftHours = new Map<Cell, number>();
  for (const slot of held) {
    history.each(slot.start, (leaf, n) => addTo(leaves, leaf, n));
    history.hot(slot.start).forEach((n, cell) => {
      addTo(leftOut, cell, n);
      addTo(leftHours, cell, 1);
    });
  }
  for (const [leaf, n] of leaves) for (const cell of cells.upwards(leaf)) addTo(sums, cell, n);
  const starts = new Set(slots.map((slot) => slot.start));
  const factors = weekdays.at(start);
  return {
    days: new Set(held.map(({ day }) => day)).size,
    weekdays: factors !== null,
    uses: (hour) => starts.has(hour),
    expected(cell) {
      const hours = leftHours.get(cell) ?? 0;
      const leaves = hours * 2 <= held.length ? hours : 0;
      const counted = held.length - leaves;
      if (counted === 0) return LEAST_EXPECTED;
      const sum = (sums.get(cell) ?? 0) - (leaves === 0 ? 0 : (leftOut.get(cell) ?? 0));
      return Math.max(LEAST_EXPECTED, (sum / counted) * (factors?.(cell) ?? 1));
    },
  };
}

/** The hours an expectation is made from, with the number of days they lie back. A clock change moves none of them. */
function slotsBefore(zone: Zone, start: number): { day: number; start: number }[] {
  const day = zone.dayOf(start);
  const ofDay = start + pieceAt(day, start).offset - day.midnight;
  const slots: { day: number; start: number }[] = [];
  let before = day;
  for (let back = 1; back <= BASELINE_DAYS; back++) {
    // Calendar arithmetic on dates would be most of the time this takes.
    before = zone.dayOf(before.start - 1);
    const same = wallToMs(before, before.midnight + ofDay);
    for (const beside of [-1, 0, 1])
      slots.push({ day: back, start: slotStart(zone, same + beside * HOUR_MS, '60m') });
  }
  return slots;
}
