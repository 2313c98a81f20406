import type { Zone, ZoneDay } from '../../../shared/time/zone-day.ts';
import { addTo, categoryOf, cellOf } from './cells.ts';
import type { Cell, Cells } from './cells.ts';
import type { History } from './history.ts';
import { WHOLE } from './path-book.ts';

/** So many weeks must be held before the day of the week is reckoned with, and are looked at. */
export const FACTOR_WEEKS = 8;
const WEEK = 7;
/** A class that has fewer complaints a day takes the factor of all complaints. */
const LEAST_A_DAY = 10;

/**
 * How much more or less than on a usual day is complained of on each day of the week: the median of the last eight of
 * that weekday by the mean of all seven medians. Medians, because one storm must not make its weekday a busy one. By
 * topmost class, because single cells have too few complaints to tell a weekday from chance.
 */
export class WeekdayFactors {
  private readonly zone: Zone;
  private readonly cells: Cells;
  private readonly history: History;
  /** Complaints of a day, by topmost class and of all; start of the day. */
  private readonly days = new Map<number, ReadonlyMap<Cell, number>>();
  private known: { start: number; factors: Map<Cell, number> | null } | null = null;

  constructor(zone: Zone, cells: Cells, history: History) {
    this.zone = zone;
    this.cells = cells;
    this.history = history;
  }

  /** Complaints of a day have changed. */
  changed(time: number): void {
    const { start } = this.zone.dayOf(time);
    // A complaint of today changes what was usual before for nobody.
    if (this.days.delete(start) || (this.known !== null && start < this.known.start)) this.known = null;
  }

  /** The factor of each cell on the day of `time`; null while fewer than eight weeks are held. */
  at(time: number): ((cell: Cell) => number) | null {
    const day = this.zone.dayOf(time);
    if (this.known?.start !== day.start) {
      const before = daysBefore(this.zone, day);
      const oldest = before.at(-1)!;
      const isHeld = this.history.first < oldest.end;
      this.known = { start: day.start, factors: isHeld ? this.make(before) : null };
      for (const start of this.days.keys()) if (start < oldest.start) this.days.delete(start);
    }
    if (this.known.factors === null) return null;
    const { factors } = this.known;
    const whole = factors.get(cellOf(WHOLE, WHOLE)) ?? 1;
    return (cell) => factors.get(this.topOf(cell)) ?? whole;
  }

  private make(before: readonly ZoneDay[]): Map<Cell, number> {
    const days = before.map((day) => this.totals(day));
    const factors = new Map<Cell, number>();
    for (const cell of new Set(days.flatMap((day) => [...day.keys()]))) {
      // The weekday itself lies seven, fourteen … days back.
      const medians = Array.from({ length: WEEK }, (_, weekday) =>
        median(days.filter((_day, at) => (at + 1) % WEEK === weekday).map((day) => day.get(cell) ?? 0)),
      );
      const mean = medians.reduce((sum, each) => sum + each, 0) / WEEK;
      if (mean >= LEAST_A_DAY) factors.set(cell, medians[0]! / mean);
    }
    return factors;
  }

  private totals({ start, end }: ZoneDay): ReadonlyMap<Cell, number> {
    const known = this.days.get(start);
    if (known) return known;
    const totals = new Map<Cell, number>();
    for (const hour of this.history.starts(start, end))
      this.history.each(hour, (leaf, n) => {
        addTo(totals, this.topOf(leaf), n);
        addTo(totals, cellOf(WHOLE, WHOLE), n);
      });
    this.days.set(start, totals);
    return totals;
  }

  private topOf(cell: Cell): Cell {
    return cellOf(this.cells.categories.line(categoryOf(cell)).at(-2) ?? WHOLE, WHOLE);
  }
}

/** The days of the weeks before a day, the latest first. */
function daysBefore(zone: Zone, day: ZoneDay): ZoneDay[] {
  const days: ZoneDay[] = [];
  for (let before = day; days.length < FACTOR_WEEKS * WEEK; days.push(before))
    before = zone.dayOf(before.start - 1);
  return days;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
