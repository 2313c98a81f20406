import { type SeatState, seatStates } from '../../../../shared/contract/topics.ts';
import { compareNames } from '../../../panels/compare-names.ts';
import { isOver } from '../../../panels/floor-map/view.ts';
import type { SeatRow } from './seat-book.ts';

/** In which order seats are listed: those over their limits first, then longest in their states; longest first; by number; by team. */
export const seatSorts = ['limit', 'time', 'number', 'team'] as const;
export type SeatSort = (typeof seatSorts)[number];

/** Which seats are listed; what is empty leaves all. */
export interface SeatFilter {
  teams: readonly string[];
  states: readonly string[];
  /** Keys of the seats that serve the queue asked for; null: any. */
  serving: ReadonlySet<string> | null;
  over: boolean;
  text: string;
}

/** How many seats are in which state, and over their limits. */
export interface SeatCounts {
  states: Record<SeatState, number>;
  total: number;
  over: number;
}

export interface TeamSeats extends SeatCounts {
  key: string;
  /** Empty for seats without a team. */
  name: string;
  rows: readonly SeatRow[];
}

export interface SeatList {
  /** Of the seats before the states are chosen: what could be chosen. */
  counts: SeatCounts;
  /** What is listed, in its order. */
  rows: readonly SeatRow[];
}

/** The seats that are listed. `now`: the centre's time, epoch ms. */
export function seatList(
  rows: readonly SeatRow[],
  filter: SeatFilter,
  sort: SeatSort,
  now: number,
): SeatList {
  const teams = new Set(filter.teams);
  const text = filter.text.trim().toLowerCase();
  const among = rows.filter(
    (row) =>
      (teams.size === 0 || teams.has(row.team)) &&
      (filter.serving === null || filter.serving.has(row.key)) &&
      (text === '' || row.text.includes(text)),
  );
  const states = new Set(filter.states);
  const listed = among.filter(
    (row) => (states.size === 0 || states.has(row.state)) && (!filter.over || isOver(row, now)),
  );
  return { counts: countSeats(among, now), rows: listed.toSorted(comparer(listed, sort, now)) };
}

/** The seats by team, each team's in the order given; teams as people count them, seats without one last. */
export function byTeam(rows: readonly SeatRow[], now: number): TeamSeats[] {
  const teams = Map.groupBy(rows, ({ team }) => team);
  const named = Array.from(teams, ([key, seats]) => ({
    key,
    name: seats[0]?.teamName ?? '',
    rows: seats,
    ...countSeats(seats, now),
  }));
  return named.toSorted(compareTeams);
}

function countSeats(rows: readonly SeatRow[], now: number): SeatCounts {
  const states = Object.fromEntries(seatStates.map((state) => [state, 0])) as Record<SeatState, number>;
  let over = 0;
  for (const row of rows) {
    states[row.state]++;
    if (isOver(row, now)) over++;
  }
  return { states, total: rows.length, over };
}

function comparer(
  rows: readonly SeatRow[],
  sort: SeatSort,
  now: number,
): (one: SeatRow, other: SeatRow) => number {
  if (sort === 'number') return compareNumbers;
  if (sort === 'time') return compareTimes;
  if (sort === 'limit') return (one, other) => compareDues(one, other, now) || compareTimes(one, other);
  // Names are compared once a team, not once a seat: that takes 100 times as long as comparing numbers.
  const teams = new Map(rows.map(({ team, teamName }) => [team, { key: team, name: teamName }]));
  const places = new Map([...teams.values()].toSorted(compareTeams).map(({ key }, place) => [key, place]));
  const place = (row: SeatRow): number => places.get(row.team) ?? 0;
  return (one, other) => place(one) - place(other) || compareNumbers(one, other);
}

/** Those over their limits first, the furthest beyond at the top; the others are alike. */
function compareDues({ due }: SeatRow, { due: than }: SeatRow, now: number): number {
  return Math.min(due, now) - Math.min(than, now);
}

function compareTimes(one: SeatRow, other: SeatRow): number {
  return one.since - other.since || compareNumbers(one, other);
}

function compareTeams(one: { name: string }, other: { name: string }): number {
  return Number(one.name === '') - Number(other.name === '') || compareNames(one.name, other.name);
}

function compareNumbers({ order: [letters, digits] }: SeatRow, { order: [others, than] }: SeatRow): number {
  if (letters !== others) return letters < others ? -1 : 1;
  return digits - than;
}
