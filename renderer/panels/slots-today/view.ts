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

/** A slot before anything is known of its own day: its place, and what other days had at the same local time. */
export type SlotFrame = Pick<SlotPoint, 'start' | 'label' | 'yesterday' | 'lastWeek' | 'lastWeekRate'>;

/** What of the station decides how a day is cut and counted. */
export type DayRules = Pick<
  StationCell,
  'zone' | 'today' | 'slotMs' | 'targets' | 'excludeShortAbandons' | 'lastWeekExcludesShortAbandons'
>;

export interface SlotsTodayView {
  slots: SlotPoint[];
  /** Where now is, in slots from the left; null when it is not in this day. */
  now: number | null;
  target: number;
  /** The newest complete slot with contacts: position, rate and how urgent it is. */
  latest: { index: number; rate: number; level: Level | null } | null;
  /** The newest slot with contacts that is not complete. */
  unfinished: { index: number; rate: number } | null;
  offered: string;
  answered: string;
  /** Offered in the complete slots so far, against the same slots of the other day; null when there is no such day. */
  versusYesterday: string | null;
  versusLastWeek: string | null;
}

/** The slots of the centre's day, beside yesterday's and last week's at the same local time. */
export function slotFrames(given: { yesterday: Day; lastWeek: Day; rules: DayRules }): SlotFrame[] {
  const { rules } = given;
  const { zone, today, slotMs } = rules;
  const [yesterdays, lastWeeks] = [byLabel(given.yesterday, zone), byLabel(given.lastWeek, zone)];
  const frames: SlotFrame[] = [];
  for (let start = today.start; start < today.end; start += slotMs) {
    const label = formatLocal(zoneNamed(zone), start, 'minute');
    const [yesterday, lastWeek] = [yesterdays.get(label), lastWeeks.get(label)];
    frames.push({
      start,
      label,
      yesterday: yesterday?.counters.offered ?? null,
      lastWeek: lastWeek?.counters.offered ?? null,
      lastWeekRate: rateOf(lastWeek, rules.lastWeekExcludesShortAbandons),
    });
  }
  return frames;
}

/** The day so far in its `frames`; `now`: the centre's time, epoch ms. */
export function slotsTodayView(given: {
  frames: readonly SlotFrame[];
  day: Day;
  rules: DayRules;
  now: number;
}): SlotsTodayView {
  const { frames, day, rules, now } = given;
  const slots = frames.map((frame) =>
    // A station may publish the day's coming slots too: they are no data, not quiet slots.
    pointOf(frame, frame.start <= now ? day?.[String(frame.start)] : undefined, rules, now),
  );
  const target = rules.targets.connectRate;
  const cells = Object.values(day ?? {});
  const within = now >= rules.today.start && now < rules.today.end;
  return {
    slots,
    now: within ? (now - rules.today.start) / rules.slotMs : null,
    target,
    latest: latestOf(slots, day, target),
    unfinished: unfinishedOf(slots),
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

function unfinishedOf(slots: SlotPoint[]): SlotsTodayView['unfinished'] {
  const index = slots.findLastIndex(({ complete, rate }) => !complete && rate !== null);
  const rate = slots[index]?.rate ?? null;
  return rate === null ? null : { index, rate };
}

function pointOf(frame: SlotFrame, cell: SlotCell | undefined, rules: DayRules, now: number): SlotPoint {
  const { start } = frame;
  return {
    ...frame,
    offered: cell?.counters.offered ?? null,
    rate: rateOf(cell, rules.excludeShortAbandons),
    complete: cell?.complete ?? false,
    running: start <= now && now < start + rules.slotMs,
    late: cell?.late ?? 0,
  };
}

function rateOf(cell: SlotCell | undefined, excludeShortAbandons: boolean): number | null {
  return cell === undefined ? null : connectRate(cell.counters, { ledger: 'offer', excludeShortAbandons });
}

/** Other days are laid beside this one by local time; where a clock change doubles a time its first slot is taken. */
function byLabel(day: Day, zone: string): Map<string, SlotCell> {
  const cells = Object.values(day ?? {}).toSorted((a, b) => b.start - a.start);
  return new Map(cells.map((cell) => [formatLocal(zoneNamed(zone), cell.start, 'minute'), cell]));
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
