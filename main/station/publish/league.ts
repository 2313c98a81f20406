import type { LeagueCell } from '../../../shared/contract/topics.ts';
import type { Archive } from '../archive-port.ts';
import type { Engine } from '../engine.ts';
import { queuesOfTeams } from '../floor/team-queues.ts';
import { column, family, QUARTER_MS } from '../slots/row.ts';
import { RowReader } from '../slots/row-reader.ts';
import type { DayFigures } from './day-figures.ts';
import type { AddFigures, DayPieces } from './day-sums.ts';
import { eachJoinedRow } from './scope-day.ts';

const ofAgents = ['handled', 'talkMs', 'holdMs', 'acwMs', 'surveyed', 'satisfied'] as const;
const ofQueues = ['offered', 'answered', 'open', 'abandonedShort'] as const;
const WIDTH = Math.max(...ofAgents.map((name) => column[name])) + 1;

type Floor = Pick<Engine, 'seats' | 'roster' | 'names' | 'combos'>;

/** What the teams' agents did, by quarter hours (offer ledger); key = team code. */
export function leaguePieces(archive: Pick<Archive, 'slotsBetween'>, floor: Floor): DayPieces {
  const reader = new RowReader();
  const figures = new Float64Array(WIDTH);
  function read(start: number, add: AddFigures): void {
    const teams = teamsOfAgents(floor);
    for (const slot of archive.slotsBetween(family.agent, start, start + QUARTER_MS)) {
      eachJoinedRow(slot, (code, bytes) => {
        const team = teams.get(floor.combos.get(code).agent);
        if (!team) return;
        figures.fill(0);
        reader.open(bytes, 0, start);
        reader.addLedger(0, figures, 0, WIDTH);
        add(String(team), figures);
      });
    }
  }
  return { length: QUARTER_MS, width: WIDTH, read };
}

/**
 * Teams as they travel. The queues of all are found together and kept while one look goes through the teams: each by
 * itself would go through every seat for every team.
 */
export function leagueCells(
  floor: Floor,
): (key: string, today: DayFigures, figures: Float64Array | undefined) => LeagueCell | undefined {
  let found: ReadonlyMap<number, ReadonlySet<number>> | null = null;
  const queuesOf = (team: number): ReadonlySet<number> => {
    if (found === null) {
      found = queuesOfTeams(floor.roster, floor.seats.values(), floor.names.ofKind('team'));
      void Promise.resolve().then(() => (found = null));
    }
    return found.get(team) ?? new Set();
  };
  return (key, today, figures) => {
    const team = Number(key);
    const name = floor.names.text(team);
    if (name === '') return undefined;
    const queues = queuesOf(team);
    const agents = ofAgents.map((counter) => [counter, figures?.[column[counter]] ?? 0] as const);
    return {
      name,
      queues: queues.size === 0 ? null : sumOf(floor, today, queues),
      ...(Object.fromEntries(agents) as Record<(typeof ofAgents)[number], number>),
    };
  };
}

/** By roster and seats, the roster first. */
function teamsOfAgents({ seats, roster, names }: Floor): Map<number, number> {
  const codes = new Map(names.ofKind('team').map(({ code, text }) => [text, code]));
  const teams = new Map([...seats.values()].map(({ agent, team }) => [agent, team]));
  for (const [agent, { team }] of roster) {
    const code = typeof team === 'string' ? codes.get(team) : undefined;
    if (code !== undefined) teams.set(agent, code);
  }
  return teams;
}

function sumOf(
  { combos }: Floor,
  today: DayFigures,
  queues: ReadonlySet<number>,
): NonNullable<LeagueCell['queues']> {
  const sum = { offered: 0, answered: 0, open: 0, abandonedShort: 0 };
  for (const queue of queues) {
    const total = today.total(combos.ofQueue(queue));
    for (const name of ofQueues) sum[name] += total[column[name]] ?? 0;
  }
  return sum;
}
