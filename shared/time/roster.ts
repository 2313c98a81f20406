import type { Workdays } from '../model/calendar.ts';
import type { Roster, RosterException, Shift, Team } from '../model/roster.ts';
import { isWorkday } from './workdays.ts';
import type { Zone } from './zone-day.ts';

/** What shifts are held, and who has them, as the settings say. */
export interface ShiftPlan {
  shifts: readonly Shift[];
  roster: Roster;
  calendars: { workdays: Workdays };
}

/** A shift of one date, as it was or will be held. Times are epoch ms, `end` is the first moment after it. */
export interface ShiftInstance {
  name: string;
  /** The local day on which it began, `YYYY-MM-DD`. */
  date: string;
  start: number;
  end: number;
  team: string | null;
  leader: string | null;
  peak: boolean;
}

/** A shift of one date by the clocks: what `shiftsOn` finds before it is known in which zone. */
export interface DatedShift extends Pick<ShiftInstance, 'name' | 'date' | 'team' | 'leader' | 'peak'> {
  /** Local times, `HH:MM`. */
  from: string;
  to: string;
  /** True when an exception speaks of it, or it is held only once. */
  other: boolean;
}

/**
 * The shifts that are on at any time in `[from, to)` (epoch ms), by their beginning, of those that begin at once in the
 * order of the settings. A boundary is the moment at which the clocks first show its time, or a later one where a clock
 * change skips it: so a change makes a shift longer or shorter, and shifts that meet on the clock meet in time. One that
 * a change leaves no time is not held.
 */
export function shiftsBetween(plan: ShiftPlan, zone: Zone, from: number, to: number): ShiftInstance[] {
  const found: ShiftInstance[] = [];
  const last = zone.dayOf(to).date;
  // A shift lasts a day at most: one of the day before may still be on.
  for (let date = zone.shiftDay(zone.dayOf(from).date, -1); date <= last; date = zone.shiftDay(date, 1))
    for (const dated of shiftsOn(plan, date)) {
      const instance = instanceOf(dated, zone);
      if (instance.end > instance.start && instance.end > from && instance.start < to) found.push(instance);
    }
  return found.sort((one, other) => one.start - other.start);
}

/** The shifts that begin on a local date, in the order of the settings; those held once come last. */
export function shiftsOn(plan: ShiftPlan, date: string): DatedShift[] {
  const { roster } = plan;
  const exceptions = roster.exceptions.filter((each) => each.date === date);
  const turn = turnOf(roster, date);
  const usual = plan.shifts.flatMap((shift) => {
    if (!isHeld(shift, date, plan.calendars.workdays)) return [];
    const exception = exceptions.find((each) => each.shift === shift.name);
    if (exception?.none) return [];
    const planned = Object.hasOwn(turn, shift.name) ? (turn[shift.name] ?? null) : null;
    return [datedOf(shift, date, roster.teams, planned, exception)];
  });
  const extra = roster.extra
    .filter((each) => each.date === date)
    .map((each) => ({ ...datedOf(each, date, roster.teams, null, each), other: true }));
  return [...usual, ...extra];
}

function datedOf(
  shift: Pick<Shift, 'name' | 'from' | 'to' | 'kind'>,
  date: string,
  teams: readonly Team[],
  planned: string | null,
  exception: Pick<RosterException, 'team' | 'leader' | 'from' | 'to'> | undefined,
): DatedShift {
  const team = exception?.team === undefined ? planned : exception.team;
  return {
    name: shift.name,
    date,
    from: exception?.from ?? shift.from,
    to: exception?.to ?? shift.to,
    team,
    leader: exception?.leader === undefined ? leaderOf(teams, team, date) : exception.leader,
    peak: shift.kind === 'peak',
    other: exception !== undefined,
  };
}

/** Who leads a team on a date: who began last until then; null where nobody is named. */
export function leaderOf(teams: readonly Team[], team: string | null, date: string): string | null {
  const leaders = teams.find(({ name }) => name === team)?.leaders ?? [];
  let newest: (typeof leaders)[number] | undefined;
  for (const leader of leaders) {
    const since = leader.from ?? '';
    if (since <= date && since >= (newest?.from ?? '')) newest = leader;
  }
  return newest?.name ?? null;
}

const DAY = 86_400_000;

/** Which team has which shift by the rotation, which goes on backwards before its start as well. */
function turnOf({ rotation }: Roster, date: string): Record<string, string> {
  if (rotation === undefined) return {};
  const gone = Math.round((Date.parse(date) - Date.parse(rotation.start)) / DAY);
  const days = rotation.cycle.length;
  return rotation.cycle[((gone % days) + days) % days] ?? {};
}

function isHeld({ months, days }: Shift, date: string, workdays: Workdays): boolean {
  if (months !== undefined && !months.includes(Number(date.slice(5, 7)))) return false;
  return days === undefined || isWorkday(date, workdays) === (days === 'work');
}

function instanceOf({ name, date, team, leader, peak, from, to }: DatedShift, zone: Zone): ShiftInstance {
  const ends = minuteOf(to) <= minuteOf(from) ? zone.shiftDay(date, 1) : date;
  return { name, date, start: reached(zone, date, from), end: reached(zone, ends, to), team, leader, peak };
}

/** Minutes since midnight by the clock on the wall. */
function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** Epoch ms at which the clocks first show that time of a date, or a later one. */
function reached(zone: Zone, date: string, time: string): number {
  const { midnight, pieces } = zone.dayByDate(date);
  const wall = midnight + minuteOf(time) * 60_000;
  const piece = pieces.find((each) => wall < each.to + each.offset);
  // The last piece goes on for ever.
  return piece === undefined ? wall : Math.max(piece.from, wall - piece.offset);
}
