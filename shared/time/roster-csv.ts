import { csvText } from '../csv/csv-text.ts';
import { readCsvRows } from '../csv/read-csv.ts';
import type { Roster, RosterException } from '../model/roster.ts';
import { leaderOf, shiftsOn, type DatedShift, type ShiftPlan } from './roster.ts';

const columns = ['date', 'shift', 'team', 'leader'] as const;

/** A cell of a file that could not be taken, and why. Lines count from 1. */
export interface RosterFault {
  line: number;
  column: (typeof columns)[number];
  why: 'missing' | 'date' | 'shift' | 'team' | 'twice';
  /** What stands there. */
  text: string;
}

/** Who has the shifts of a month (`YYYY-MM`), as CSV: a line a shift. */
export function rosterCsv(plan: ShiftPlan, month: string): string {
  const rows = datesOf(month).flatMap((date) => {
    const shifts = shiftsOn(plan, date);
    // Spans of one name have one team: the exceptions that a line stands for go by name.
    return shifts.filter(({ name }, at) => shifts.findIndex((each) => each.name === name) === at);
  });
  return csvText(
    columns,
    rows.map(({ date, name, team, leader }) => ({ date, shift: name, team, leader })),
  );
}

function datesOf(month: string): string[] {
  const days = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate();
  return Array.from({ length: days }, (_, at) => `${month}-${String(at + 1).padStart(2, '0')}`);
}

/**
 * The roster with what a file of `rosterCsv`'s form says: what is other than planned becomes an exception, what is as
 * planned stops being one. An empty team or leader is nobody; shifts that the file does not name stay as they are.
 * Lines that cannot be taken are told, and the others go on.
 * @throws SyntaxError when the text is no CSV
 */
export function readRosterCsv(text: string, plan: ShiftPlan): { roster: Roster; faults: RosterFault[] } {
  const [head = { line: 1, cells: [] }, ...rows] = readCsvRows(text);
  const at = columns.map((column) => head.cells.findIndex((cell) => cell.trim() === column));
  const absent = columns.find((_column, index) => at[index] === -1);
  const unnamed: RosterFault[] =
    absent === undefined ? [] : [{ line: head.line, column: absent, why: 'missing', text: '' }];
  if (unnamed.length > 0) return { roster: plan.roster, faults: unnamed };
  const faults: RosterFault[] = [];
  const seen = new Set<string>();
  let { roster } = plan;
  for (const { line, cells } of rows) {
    const [day = '', shift = '', team = '', leader = ''] = at.map((index) => cells[index]?.trim() ?? '');
    const fault = (column: RosterFault['column'], why: RosterFault['why'], found: string) =>
      faults.push({ line, column, why, text: found });
    const date = dateOf(day);
    const planned = date && plannedOn(plan, date).find(({ name }) => name.trim() === shift);
    if (date === undefined) fault('date', 'date', day);
    else if (!planned) fault('shift', 'shift', shift);
    else if (team !== '' && !plan.roster.teams.some(({ name }) => name === team)) fault('team', 'team', team);
    else if (seen.has(`${date} ${shift}`)) fault('shift', 'twice', shift);
    else {
      seen.add(`${date} ${shift}`);
      roster = withLine(roster, planned, team === '' ? null : team, leader === '' ? null : leader);
    }
  }
  return { roster, faults };
}

/** As a date is written here, or as spreadsheets write it, `2026/11/1`; undefined when there is no such day. */
function dateOf(text: string): string | undefined {
  const [, year, month = '', day = ''] = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(text) ?? [];
  if (year === undefined) return undefined;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date) ? date : undefined;
}

/** The shifts of a date if no exception spoke of it. */
function plannedOn(plan: ShiftPlan, date: string): DatedShift[] {
  return shiftsOn({ ...plan, roster: { ...plan.roster, exceptions: [] } }, date);
}

function withLine(roster: Roster, planned: DatedShift, team: string | null, leader: string | null): Roster {
  const { date, name } = planned;
  const led = leader === leaderOf(roster.teams, team, date) ? {} : { leader };
  const extra = roster.extra.findIndex((each) => each.date === date && each.name === name);
  if (extra >= 0) {
    const { leader: _before, ...rest } = roster.extra[extra]!;
    return { ...roster, extra: roster.extra.with(extra, { ...rest, team, ...led }) };
  }
  const before = roster.exceptions.find((each) => each.date === date && each.shift === name);
  const { none: _none, team: _team, leader: _leader, ...times } = before ?? { date, shift: name };
  return withException(roster, { ...times, ...(team !== planned.team && { team }), ...led });
}

/** The roster with that exception in place of the one before; one that says nothing is taken away. By date. */
export function withException(roster: Roster, exception: RosterException): Roster {
  const { date, shift, ...said } = exception;
  const others = roster.exceptions.filter((each) => each.date !== date || each.shift !== shift);
  const says = Object.values(said).some((value) => value !== undefined);
  const exceptions = says ? [...others, exception] : others;
  return {
    ...roster,
    exceptions: exceptions.toSorted((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date))),
  };
}
