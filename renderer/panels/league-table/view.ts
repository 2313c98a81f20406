import { compareNames } from '../compare-names.ts';
import type { LeagueCell, StationCell, Topics } from '../../../shared/contract/topics.ts';
import { satisfaction } from '../../../shared/measure/quality.ts';
import { connectRate } from '../../../shared/measure/rates.ts';
import { aht } from '../../../shared/measure/times.ts';
import { confidence } from '../../../shared/measure/wilson.ts';
import { formatCount, formatRate, formatWait, NONE } from '../../../shared/words/format.ts';
import type { Level } from '../../theme/palette.ts';
import { rateLevel } from '../levels.ts';

/** A team's line. `satisfied`: rate; `sample`: how many answered, and the interval while they are few. */
export interface LeagueRow {
  key: string;
  place: string;
  name: string;
  rate: string;
  level: Level | null;
  handle: string;
  handled: string;
  satisfied: string;
  sample: string;
}

export interface LeagueView {
  first: LeagueRow[];
  /** The teams at the end, where not all have room; between them are `between` others. */
  last: LeagueRow[];
  between: number;
}

/** Teams by the connect rate of the queues assigned to them, then by name; those without queues at the end. */
export function leagueView(league: Topics['league'], station: StationCell, most: number): LeagueView {
  const { excludeShortAbandons } = station;
  const teams = Object.entries(league)
    .map(([key, cell]) => ({
      key,
      cell,
      rate: cell.queues === null ? null : rateOf(cell.queues, excludeShortAbandons),
    }))
    .filter(({ cell }) => cell.handled > 0 || (cell.queues?.offered ?? 0) > 0)
    .toSorted((a, b) => (b.rate ?? -1) - (a.rate ?? -1) || compareNames(a.cell.name, b.cell.name));
  const rows = teams.map(({ key, cell, rate }, at) => rowOf(key, cell, rate, at + 1, station));
  const half = Math.ceil(most / 2);
  if (rows.length <= half) return { first: rows, last: [], between: 0 };
  if (rows.length <= most) return { first: rows.slice(0, half), last: rows.slice(half), between: 0 };
  // The end of the order is shown, not who has no place in it.
  const placed = rows.filter((_, at) => teams[at]?.rate !== null);
  const last = placed.slice(Math.max(half, placed.length - (most - half)));
  return { first: rows.slice(0, half), last, between: rows.length - half - last.length };
}

function rateOf(queues: NonNullable<LeagueCell['queues']>, excludeShortAbandons: boolean): number | null {
  return connectRate({ ...queues, ended: 0 }, { ledger: 'offer', excludeShortAbandons });
}

/** How many answered the survey, and the Wilson interval while they are few. */
function sampleOf({ satisfied, surveyed }: LeagueCell): string {
  if (surveyed === 0) return '';
  const interval = confidence(satisfied, surveyed);
  const count = formatCount(surveyed);
  return interval === null ? count : `${count} · ${formatRate(interval.low)}–${formatRate(interval.high)}`;
}

function rowOf(
  key: string,
  cell: LeagueCell,
  rate: number | null,
  place: number,
  { targets, excludeShortAbandons }: StationCell,
): LeagueRow {
  const seconds = aht(cell);
  const { queues } = cell;
  const decided =
    queues === null ? 0 : queues.offered - queues.open - (excludeShortAbandons ? queues.abandonedShort : 0);
  const satisfied = satisfaction(cell);
  return {
    key,
    place: rate === null ? NONE : String(place),
    name: cell.name,
    rate: rate === null ? NONE : `${formatRate(rate, targets.connectRate)}%`,
    level: queues === null ? null : rateLevel(queues.answered, decided, targets.connectRate),
    handle: formatWait(seconds === null ? null : seconds * 1000),
    handled: formatCount(cell.handled),
    satisfied: satisfied === null ? NONE : `${formatRate(satisfied)}%`,
    sample: sampleOf(cell),
  };
}
