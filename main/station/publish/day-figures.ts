import type { SlotCell } from '../../../shared/contract/topics.ts';
import type { Zone, ZoneDay } from '../../../shared/time/zone-day.ts';
import type { Archive } from '../archive-port.ts';
import type { StoredRow } from '../slots/row-codec.ts';
import { countersOf, peaksOf, sumCounts } from '../slots/figures.ts';
import type { OpenLevels } from '../slots/figures.ts';
import { column, family, QUARTER_MS } from '../slots/row.ts';
import { eachJoinedRow, ScopeDay } from './scope-day.ts';
import type { FiguresAt } from './scope-day.ts';

/** Ledgers of the centre that screens show: offer and event. */
const LEDGERS = 2;

/** A slot of a local day; the last one of a day with a clock change may be shorter. */
interface DaySlot {
  start: number;
  end: number;
}

/** The figures of one local day that the screens need, kept in memory and brought up to date by each commit. */
export interface DayFigures {
  day: ZoneDay;
  slots: DaySlot[];
  /** Takes a committed row of the centre or a queue over. Returns its slot's key, null when it is not of this day. */
  take(row: StoredRow): string | null;
  slot(key: string, open: OpenLevels, now: number): SlotCell | undefined;
  /** Counters of one scope for the whole day: offer ledger, of the centre (combination 0) the event ledger, too. */
  total(combo: number): Float64Array;
  rows(combo: number): FiguresAt[];
}

/**
 * The day's figures from the archive. @param centreOnly keep only combination 0 (comparison days).
 * @param slotMs 15, 30 or 60 minutes.
 */
export function createDayFigures(
  archive: Pick<Archive, 'slotsBetween'>,
  day: ZoneDay,
  names: readonly string[],
  slotMs: number,
  centreOnly: boolean,
): DayFigures {
  const scopes = new Map<number, ScopeDay>();
  const slots = slotsOf(day, slotMs);
  const nothing = new ScopeDay(names.length, LEDGERS);

  function put(combo: number, start: number, figures: Uint8Array): void {
    let scope = scopes.get(combo);
    if (!scope) scopes.set(combo, (scope = new ScopeDay(names.length, combo === 0 ? LEDGERS : 1)));
    scope.put(start, figures);
  }

  for (const slot of archive.slotsBetween(family.scope, day.start, day.end, centreOnly ? 0 : undefined))
    eachJoinedRow(slot, (combo, figures) => put(combo, slot[0], figures));

  function between(combo: number, start: number, end: number): FiguresAt[] {
    const scope = scopes.get(combo);
    const found: FiguresAt[] = [];
    for (let at = start; scope && at < end; at += QUARTER_MS) {
      const row = scope.figures(at);
      if (row) found.push(row);
    }
    return found;
  }

  return {
    day,
    slots,
    take(row) {
      if (row.start < day.start || row.start >= day.end || (centreOnly && row.combo !== 0)) return null;
      put(row.combo, row.start, row.figures);
      return String(day.start + Math.floor((row.start - day.start) / slotMs) * slotMs);
    },
    slot(key, open, now) {
      const slot = slots[(Number(key) - day.start) / slotMs];
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
    total: (combo) => (scopes.get(combo) ?? nothing).total(),
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
