import type { LeagueCell, StationCell, Topics } from '../../../shared/contract/topics.ts';
import { satisfaction } from '../../../shared/measure/quality.ts';
import { aht } from '../../../shared/measure/times.ts';
import { formatCount, formatRate, formatWait, NONE } from '../../../shared/words/format.ts';
import { compareNames } from '../compare-names.ts';
import { decidedOf, intervalText, type RateFigure, rateFigure } from '../rate-figure.ts';

/** A team's line. `satisfied`: rate; `sample`: how many answered, and the interval while they are few. */
export interface LeagueRow {
  key: string;
  place: string;
  name: string;
  rate: RateFigure;
  handle: string;
  satisfied: string;
  sample: string;
}

export interface LeagueView {
  first: LeagueRow[];
  /** The teams at the end, where not all have room; between them are `between` others. */
  last: LeagueRow[];
  between: number;
}

type Rules = Pick<StationCell, 'targets' | 'excludeShortAbandons'>;
interface Team {
  key: string;
  name: string;
  cell: LeagueCell;
  answered: number;
  decided: number;
  rate: number | null;
}

/**
 * Teams by the connect rate of the queues assigned to them, then by name; those without queues at the end. Teams with
 * the same rate share their place.
 */
export function leagueView(league: Topics['league'], rules: Rules, most: number): LeagueView {
  const teams = Object.entries(league)
    .filter(([, cell]) => cell.handled > 0 || (cell.queues?.offered ?? 0) > 0)
    .map(([key, cell]) => teamOf(key, cell, rules))
    .toSorted((a, b) => (b.rate ?? -1) - (a.rate ?? -1) || compareNames(a.name, b.name));
  const half = Math.ceil(most / 2);
  const first = teams.slice(0, half);
  const last = teams.length > most ? endOf(teams, half, most - half) : teams.slice(half);
  // Only what is shown gets texts: of 188 teams two dozen have room.
  const rows = (shown: readonly Team[]) => shown.map((team) => rowOf(team, placeOf(teams, team), rules));
  return { first: rows(first), last: rows(last), between: teams.length - first.length - last.length };
}

/** The last `count` of those with a place, none of the first `half`: the end of the order, not who has no place in it. */
function endOf(teams: readonly Team[], half: number, count: number): Team[] {
  const placed = teams.filter(({ rate }) => rate !== null);
  return placed.slice(Math.max(half, placed.length - count));
}

/** Equal rates share the place of the first of them. */
function placeOf(teams: readonly Team[], { rate }: Team): number {
  return teams.findIndex((team) => team.rate === rate) + 1;
}

function teamOf(key: string, cell: LeagueCell, { excludeShortAbandons }: Rules): Team {
  const { queues } = cell;
  const answered = queues?.answered ?? 0;
  const decided = queues === null ? 0 : decidedOf(queues, excludeShortAbandons);
  return {
    key,
    name: cell.name || key,
    cell,
    answered,
    decided,
    rate: decided > 0 ? answered / decided : null,
  };
}

/** How many answered the survey, and the Wilson interval while they are few. */
function sampleOf({ satisfied, surveyed }: LeagueCell): string {
  if (surveyed === 0) return '';
  const interval = intervalText(satisfied, surveyed);
  const count = formatCount(surveyed);
  return interval === '' ? count : `${count} · ${interval}`;
}

function rowOf(
  { key, name, cell, answered, decided, rate }: Team,
  place: number,
  { targets }: Rules,
): LeagueRow {
  const seconds = aht(cell);
  const satisfied = satisfaction(cell);
  return {
    key,
    place: rate === null ? NONE : String(place),
    name,
    rate: rateFigure(answered, decided, targets.connectRate),
    handle: formatWait(seconds === null ? null : seconds * 1000),
    satisfied: satisfied === null ? NONE : `${formatRate(satisfied)}%`,
    sample: sampleOf(cell),
  };
}
