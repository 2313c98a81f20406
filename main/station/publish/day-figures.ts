import type { SlotCell } from '../../../shared/contract/topics.ts';
import type { Zone, ZoneDay } from '../../../shared/time/zone-day.ts';
import type { Archive } from '../archive-port.ts';
import { decodeFigures } from '../slots/row-codec.ts';
import type { RowFigures, StoredRow } from '../slots/row-codec.ts';
import { countersOf, peaksOf, sumCounts } from '../slots/figures.ts';
import type { OpenWaits } from '../slots/figures.ts';
import { column, family, QUARTER_MS } from '../slots/row.ts';

type Figures = RowFigures & { start: number };

/** A slot of a local day; the last one of a day with a clock change may be shorter. */
interface DaySlot {
  start: number;
  end: number;
}

/** The figures of one local day that the screens need, kept in memory and brought up to date by each commit. */
export interface DayFigures {
  day: ZoneDay;
  slots: DaySlot[];
  /** Takes a committed row over. Returns the key of the slot it belongs to, null when it is not of this day. */
  take(row: StoredRow): string | null;
  slot(key: string, open: OpenWaits, now: number): SlotCell | undefined;
  /** Counters of one scope for the whole day, all ledgers. */
  total(combo: number): Float64Array;
  rows(combo: number): Figures[];
}

/**
 * The day's figures from the archive. @param centreOnly keep only combination 0 (comparison days).
 * @param slotMs 15, 30 or 60 minutes.
 */
export function createDayFigures(
  archive: Pick<Archive, 'rowsBetween'>,
  day: ZoneDay,
  names: readonly string[],
  slotMs: number,
  centreOnly: boolean,
): DayFigures {
  const byCombo = new Map<number, Map<number, Figures>>();
  const slots = slotsOf(day, slotMs);

  function take(row: StoredRow): string | null {
    if (
      row.family !== family.scope ||
      row.start < day.start ||
      row.start >= day.end ||
      (centreOnly && row.combo !== 0)
    )
      return null;
    let rows = byCombo.get(row.combo);
    if (!rows) byCombo.set(row.combo, (rows = new Map()));
    rows.set(row.start, { start: row.start, ...decodeFigures(row.figures, row.start, names.length) });
    return String(day.start + Math.floor((row.start - day.start) / slotMs) * slotMs);
  }

  for (const row of archive.rowsBetween(family.scope, day.start, day.end, centreOnly ? 0 : undefined))
    take(row);

  function between(combo: number, start: number, end: number): Figures[] {
    const rows = byCombo.get(combo);
    const found: Figures[] = [];
    for (let at = start; rows && at < end; at += QUARTER_MS) {
      const row = rows.get(at);
      if (row) found.push(row);
    }
    return found;
  }

  return {
    day,
    slots,
    take,
    slot(key, open, now) {
      const slot = slots.find((each) => String(each.start) === key);
      if (!slot) return undefined;
      const rows = between(0, slot.start, slot.end);
      const counts = sumCounts(rows, names.length);
      return {
        start: slot.start,
        end: slot.end,
        counters: countersOf(counts, 0, names),
        peaks: peaksOf(rows, 0, open),
        complete: slot.end <= now && counts[column.open] === 0,
        late: rows.reduce((sum, row) => sum + row.late, 0),
      };
    },
    total: (combo) => sumCounts(byCombo.get(combo)?.values() ?? [], names.length),
    rows: (combo) => between(combo, day.start, day.end),
  };
}

function slotsOf(day: ZoneDay, slotMs: number): DaySlot[] {
  const slots: DaySlot[] = [];
  for (let start = day.start; start < day.end; start += slotMs)
    slots.push({ start, end: Math.min(day.end, start + slotMs) });
  return slots;
}

/** The local day that holds `ms`, and the same day `back` days earlier. */
export function dayBack(zone: Zone, ms: number, back: number): ZoneDay {
  const today = zone.dayOf(ms);
  return back === 0 ? today : zone.dayByDate(zone.shiftDay(today.date, -back));
}
