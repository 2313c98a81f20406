import type { SlotCell, StationCell } from '../../../shared/contract/topics.ts';
import { connectRate } from '../../../shared/measure/rates.ts';
import { formatLocal } from '../../../shared/time/format.ts';
import { formatChange, formatCount } from '../../../shared/words/format.ts';
import type { Level } from '../../theme/palette.ts';
import { rateLevel } from '../levels.ts';
import { zoneNamed } from '../../link/zone.ts';

type Day = Record<string, SlotCell> | undefined;

/** One slot of the local day. Null = no data: a gap, never a zero. */
export interface SlotPoint {
  start: number;
  /** Local start, `09:45`. */
  label: string;
  offered: number | null;
  rate: number | null;
  /** False while it runs or a contact offered in it is open. */
  complete: boolean;
  /** Its end has not come: drawn hatched. */
  running: boolean;
  late: number;
  yesterday: number | null;
  lastWeek: number | null;
  lastWeekRate: number | null;
}

export interface SlotsTodayView {
  slots: SlotPoint[];
  /** Where now is, in slots from the left; null when it is not in this day. */
  now: number | null;
  target: number;
  /** The newest complete slot with contacts: position, rate and how urgent it is. */
  latest: { index: number; rate: number; level: Level | null } | null;
  offered: string;
  answered: string;
  /** Offered in the complete slots so far, against the same slots of the other day; null when there is no such day. */
  versusYesterday: string | null;
  versusLastWeek: string | null;
}

/** The slots of the centre's day, beside yesterday's and last week's at the same local time. */
export function slotsTodayView(given: {
  day: Day;
  yesterday: Day;
  lastWeek: Day;
  station: StationCell;
  now: number;
}): SlotsTodayView {
  const { day, station, now } = given;
  const zone = station.zone;
  const before = { yesterday: byLabel(given.yesterday, zone), lastWeek: byLabel(given.lastWeek, zone) };
  const slots: SlotPoint[] = [];
  for (let start = station.today.start; start < station.today.end; start += station.slotMs) {
    const label = formatLocal(zoneNamed(zone), start, 'minute');
    // A station may publish the day's coming slots too: they are no data, not quiet slots.
    const cell = start <= now ? day?.[String(start)] : undefined;
    slots.push(pointOf({ start, label, station, now, cell, ...cellsAt(before, label) }));
  }
  const target = station.targets.connectRate;
  const cells = Object.values(day ?? {});
  const within = now >= station.today.start && now < station.today.end;
  return {
    slots,
    now: within ? (now - station.today.start) / station.slotMs : null,
    target,
    latest: latestOf(slots, day, target),
    offered: formatCount(cells.reduce((sum, { counters }) => sum + counters.offered, 0)),
    answered: formatCount(cells.reduce((sum, { counters }) => sum + counters.answered, 0)),
    versusYesterday: changeOver(slots, ({ yesterday }) => yesterday),
    versusLastWeek: changeOver(slots, ({ lastWeek }) => lastWeek),
  };
}

function latestOf(slots: SlotPoint[], day: Day, target: number): SlotsTodayView['latest'] {
  const index = slots.findLastIndex(({ complete, rate }) => complete && rate !== null);
  const slot = slots[index];
  const counters = slot === undefined ? undefined : day?.[String(slot.start)]?.counters;
  if (slot?.rate === undefined || slot.rate === null || counters === undefined) return null;
  return { index, rate: slot.rate, level: rateLevel(counters.answered, counters.offered, target) };
}

function pointOf(given: {
  start: number;
  label: string;
  station: StationCell;
  now: number;
  cell: SlotCell | undefined;
  yesterday: SlotCell | undefined;
  lastWeek: SlotCell | undefined;
}): SlotPoint {
  const { start, label, station, now, cell, yesterday, lastWeek } = given;
  const rateOf = (of: SlotCell | undefined) =>
    of === undefined
      ? null
      : connectRate(of.counters, { ledger: 'offer', excludeShortAbandons: station.excludeShortAbandons });
  return {
    start,
    label,
    offered: cell?.counters.offered ?? null,
    rate: rateOf(cell),
    complete: cell?.complete ?? false,
    running: start <= now && now < start + station.slotMs,
    late: cell?.late ?? 0,
    yesterday: yesterday?.counters.offered ?? null,
    lastWeek: lastWeek?.counters.offered ?? null,
    lastWeekRate: rateOf(lastWeek),
  };
}

/** Other days are laid beside this one by local time; where a clock change doubles a time its first slot is taken. */
function byLabel(day: Day, zone: string): Map<string, SlotCell> {
  const cells = Object.values(day ?? {}).toSorted((a, b) => b.start - a.start);
  return new Map(cells.map((cell) => [formatLocal(zoneNamed(zone), cell.start, 'minute'), cell]));
}

function cellsAt(days: { yesterday: Map<string, SlotCell>; lastWeek: Map<string, SlotCell> }, label: string) {
  return { yesterday: days.yesterday.get(label), lastWeek: days.lastWeek.get(label) };
}

/** Only slots that have ended on both days are compared; a day without any is no comparison. */
function changeOver(slots: SlotPoint[], other: (slot: SlotPoint) => number | null): string | null {
  const both = slots.filter((slot) => slot.offered !== null && !slot.running && other(slot) !== null);
  if (both.length === 0) return null;
  const sum = (figure: (slot: SlotPoint) => number | null) =>
    both.reduce((total, slot) => total + (figure(slot) ?? 0), 0);
  return formatChange(
    sum(({ offered }) => offered),
    sum(other),
  );
}
