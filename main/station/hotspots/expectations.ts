import type { HistoryBasis } from '../../../shared/model/hotspot.ts';
import { slotOf } from '../../../shared/time/slots.ts';
import type { Zone } from '../../../shared/time/zone-day.ts';
import { baselineOf } from './baseline.ts';
import type { Baseline } from './baseline.ts';
import type { Cell, Cells } from './cells.ts';
import type { History } from './history.ts';
import { WINDOW_MS } from './recent.ts';
import { WeekdayFactors } from './weekday-factors.ts';

/** Hours whose expectations are kept: those of a trail and of the slots to come. */
const KEPT = 12;

/** What is expected in cells, hour by hour; made when it is asked for. */
export class Expectations {
  private readonly zone: Zone;
  private readonly cells: Cells;
  private readonly history: History;
  private readonly weekdays: WeekdayFactors;
  private readonly hours = new Map<number, Baseline>();
  private windowTo = 0;
  private readonly window = new Map<Cell, number>();

  constructor(zone: Zone, cells: Cells, history: History) {
    this.zone = zone;
    this.cells = cells;
    this.history = history;
    this.weekdays = new WeekdayFactors(zone, cells, history);
  }

  /** A complaint came. @param hour start of its hour. @param isFirst nothing was known of it before, nor of those up to now */
  changed(time: number, hour: number, isFirst: boolean): void {
    this.weekdays.changed(time);
    if (isFirst) this.hours.clear();
    if (isFirst) this.window.clear();
    else this.drop(hour);
  }

  /** Expectations that reckon with an hour are made anew. */
  drop(hour: number): void {
    for (const [start, baseline] of this.hours) {
      if (!baseline.uses(hour)) continue;
      this.hours.delete(start);
      this.window.clear();
    }
  }

  /** Of the local hour that starts at `start`. */
  ofHour(start: number, cell: Cell): number {
    return this.hour(start).expected(cell);
  }

  /** Of the 60 minutes that end at `to`: both hours by the part that lies in each. */
  ofWindow(to: number, cell: Cell): number {
    if (this.windowTo !== to) {
      this.window.clear();
      this.windowTo = to;
    }
    let expected = this.window.get(cell);
    if (expected === undefined) this.window.set(cell, (expected = this.between(to - WINDOW_MS, to, cell)));
    return expected;
  }

  /** Of any piece of time `[from, to)`. */
  between(from: number, to: number, cell: Cell): number {
    let expected = 0;
    for (let at = from; at < to;) {
      const { start, end } = slotOf(this.zone, at, '60m');
      const until = Math.min(end, to);
      expected += (this.ofHour(start, cell) * (until - at)) / WINDOW_MS;
      at = until;
    }
    return expected;
  }

  /** Whether there is a day to compare every hour of `[from, to)` with: without one nothing is known to be unusual. */
  isKnown(from: number, to: number): boolean {
    for (let at = from; at < to; at = slotOf(this.zone, at, '60m').end)
      if (this.basis(at).days === 0) return false;
    return true;
  }

  /** What expectations of the hour of `time` are made from. */
  basis(time: number): HistoryBasis {
    const { days, weekdays } = this.hour(slotOf(this.zone, time, '60m').start);
    return { days, weekdays };
  }

  private hour(start: number): Baseline {
    const known = this.hours.get(start);
    if (known) return known;
    const made = baselineOf(this.zone, this.cells, this.history, this.weekdays, start);
    for (const [first] of this.hours) if (this.hours.size >= KEPT) this.hours.delete(first);
    this.hours.set(start, made);
    return made;
  }
}
