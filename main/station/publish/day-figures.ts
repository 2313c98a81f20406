import type { SentSlot } from '../../../shared/contract/sent-cells.ts';
import type { Zone, ZoneDay } from '../../../shared/time/zone-day.ts';
import type { Archive } from '../archive-port.ts';
import type { StoredRow } from '../slots/row-codec.ts';
import type { Formula } from '../slots/formulas.ts';
import { countedOf, peaksOf, seenPeaks, sumCounts } from '../slots/figures.ts';
import type { OpenLevels } from '../slots/figures.ts';
import { column, family, QUARTER_MS } from '../slots/row.ts';
import type { Tracks } from '../slots/row.ts';
import type { LeafSlots } from './leaf-slots.ts';
import { quarterOf } from './cut-leaves.ts';
import { eachJoinedRow, ScopeDay } from './scope-day.ts';
import type { FiguresAt } from './scope-day.ts';

/** Ledgers of the centre that screens show: offer and event. */
const LEDGERS = 2;

/** Columns of a queue that a list of queues shows: they are the first ones (`QueueCell.today`). */
const QUEUE_COLUMNS = column.ended + 1;

/** A slot of a local day; the last one of a day with a clock change may be shorter. */
interface DaySlot {
  start: number;
  end: number;
}

/** The figures of one local day that the screens need, kept in memory and brought up to date by each commit. */
export interface DayFigures {
  day: ZoneDay;
  /** The formula settings in force on it. */
  formula: Formula;
  slots: DaySlot[];
  /** Takes a committed row over. Returns the key of the centre's slot that it changes, null when it changes none. */
  take(row: StoredRow): string | null;
  /** Steps of one of the centre's quarter hours; only slots of five minutes are cut from them. */
  takeTracks(tracks: Tracks): void;
  /** A slot as it travels. */
  slot(key: string, open: OpenLevels, now: number): SentSlot | undefined;
  /** Keys of the slots that end after `since` and start by `until`, epoch ms. */
  keysBetween(since: number, until: number): string[];
  /**
   * Counters of one scope for the whole day: of the centre (combination 0) in the ledgers offer and event, of a queue in
   * the offer ledger and only the columns that its cell shows.
   */
  total(combo: number): Float64Array;
  /** Adds the first counters (offer ledger) of one scope over `[from, to)`; false when nothing was counted there. */
  addPart(combo: number, from: number, to: number, into: Float64Array): boolean;
  rows(combo: number): FiguresAt[];
}

/**
 * The day's figures from the archive. @param centreOnly keep only combination 0 (comparison days).
 * @param leaves of the same day where slots are five minutes long, else null.
 */
export function createDayFigures(
  archive: Pick<Archive, 'slotsBetween' | 'loadTracks'>,
  day: ZoneDay,
  formula: Formula,
  slotMs: number,
  centreOnly: boolean,
  leaves: LeafSlots | null,
): DayFigures {
  const { names } = formula;
  const scopes = new Map<number, ScopeDay>();
  const slots = slotsOf(day, slotMs);
  const nothing = new ScopeDay(names.length, LEDGERS);

  function put(combo: number, start: number, figures: Uint8Array): void {
    let scope = scopes.get(combo);
    if (!scope) scopes.set(combo, (scope = emptyScope(combo, names.length)));
    scope.put(start, figures);
  }

  for (const slot of archive.slotsBetween(family.scope, day.start, day.end, centreOnly ? 0 : undefined))
    eachJoinedRow(slot, (combo, figures) => put(combo, slot[0], figures));
  leaves?.load(archive, day.start, day.end);

  return {
    day,
    formula,
    slots,
    take(row) {
      const { start, combo, figures } = row;
      if (start < day.start || start >= day.end) return null;
      if (row.family === family.leaf) return leaves?.put(start, combo, figures) ? String(start) : null;
      if (row.family !== family.scope || (centreOnly && combo !== 0)) return null;
      put(combo, start, figures);
      if (combo !== 0 || leaves) return null;
      return String(day.start + Math.floor((start - day.start) / slotMs) * slotMs);
    },
    takeTracks(tracks) {
      if (tracks.depth.start >= day.start && tracks.depth.start < day.end) leaves?.takeTracks(tracks);
    },
    slot(key, open, now) {
      const slot = slots[(Number(key) - day.start) / slotMs];
      if (!slot) return undefined;
      // Late events are marked by quarter hour.
      const rows = between(scopes.get(0), leaves ? quarterOf(slot.start) : slot.start, slot.end);
      const counts = leaves ? leaves.counts(slot.start) : sumCounts(rows, names.length);
      const peaks = leaves ? leaves.peaks(slot.start, open) : peaksOf(rows, 0, open);
      const complete = slot.end <= now && counts[column.open] === 0;
      return {
        ...slot,
        counters: countedOf(counts, 0, names),
        peaks: seenPeaks(peaks),
        complete,
        late: lateOf(rows) || undefined,
      };
    },
    keysBetween: (since, until) => keysBetween(slots, since, until),
    total: (combo) => (scopes.get(combo) ?? nothing).total(),
    addPart: (combo, from, to, into) => addPart(scopes.get(combo), from, to, into),
    rows: (combo) => between(scopes.get(combo), day.start, day.end),
  };
}

function keysBetween(slots: readonly DaySlot[], since: number, until: number): string[] {
  return slots.filter(({ start, end }) => end > since && start <= until).map(({ start }) => String(start));
}

function emptyScope(combo: number, width: number): ScopeDay {
  return combo === 0 ? new ScopeDay(width, LEDGERS) : new ScopeDay(QUEUE_COLUMNS, 1);
}

function between(scope: ScopeDay | undefined, start: number, end: number): FiguresAt[] {
  const found: FiguresAt[] = [];
  for (let at = start; scope && at < end; at += QUARTER_MS) {
    const row = scope.figures(at);
    if (row) found.push(row);
  }
  return found;
}

function addPart(scope: ScopeDay | undefined, from: number, to: number, into: Float64Array): boolean {
  let any = false;
  for (let at = from; scope && at < to; at += QUARTER_MS) any = scope.addRow(at, into) || any;
  return any;
}

function lateOf(rows: readonly FiguresAt[]): number {
  return rows.reduce((sum, row) => sum + row.late, 0);
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
