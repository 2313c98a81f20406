import type { QueueCell, StationCell } from '../../../shared/contract/topics.ts';
import { endedConnectRate } from '../../../shared/measure/rates.ts';
import { formatCount, formatWait } from '../../../shared/words/format.ts';
import { levels, type Level } from '../../theme/palette.ts';
import { decidedOf, type RateFigure, rateFigure } from '../rate-figure.ts';
import type { ScreenForm } from '../use-screen-form.ts';
import type { LinesTaken } from '../use-lines-taken.ts';
import { depthLevel, rateLevel, waitLevel, worst } from '../levels.ts';

/** A figure with its level; null = no level can be told. */
export interface Figure {
  text: string;
  level: Level | null;
}

export interface QueueRow {
  queue: string;
  name: string;
  depth: Figure;
  wait: Figure;
  rate: RateFigure;
  today: Figure;
}

/** The most rows the scene has room for. */
export const MOST_ROWS = 6;

/** How many rows are left beside the lines of the frame: the day's chart above must not become a stripe. */
export function rowsBeside(form: ScreenForm, { alert, fault, message }: LinesTaken): number {
  if (form === 'portrait') return MOST_ROWS;
  if (form === 'strip') return MOST_ROWS - (alert || (fault && message) ? 1 : 0) - (message ? 1 : 0);
  if (alert) return MOST_ROWS - (message ? 4 : 2);
  return MOST_ROWS - (fault && message ? 2 : 0);
}

/** The queues that need somebody most: by level first, then by the longest wait, depth and connect rate. */
export function queuesAttentionView(
  queues: Record<string, QueueCell>,
  station: StationCell,
  now: number,
): QueueRow[] {
  const need = (level: Level) => levels.indexOf(level);
  return Object.values(queues)
    .map((cell) => weigh(cell, station, now))
    .sort(
      (a, b) =>
        need(b.level) - need(a.level) ||
        b.waitMs - a.waitMs ||
        b.cell.depth - a.cell.depth ||
        (a.rate ?? 2) - (b.rate ?? 2) ||
        b.cell.today.offered - a.cell.today.offered ||
        (a.cell.queue < b.cell.queue ? -1 : 1),
    )
    .slice(0, MOST_ROWS)
    .map((weighed) => rowOf(weighed, station));
}

/** A queue with what decides its place: this is reckoned for each, texts only for the few that are shown. */
interface Weighed {
  cell: QueueCell;
  wait: number | null;
  waitMs: number;
  rate: number | null;
  level: Level;
}

function weigh(cell: QueueCell, station: StationCell, now: number): Weighed {
  const { ended, answered } = cell.rolling;
  const wait = cell.longestSince === null ? null : Math.max(0, now - cell.longestSince);
  return {
    cell,
    wait,
    waitMs: wait ?? 0,
    rate: endedConnectRate(cell.rolling),
    level: worst(
      depthLevel(cell.depth),
      waitLevel(wait),
      rateLevel(answered, ended, station.targets.connectRate),
    ),
  };
}

function rowOf({ cell, wait }: Weighed, station: StationCell): QueueRow {
  const target = station.targets.connectRate;
  const { answered, ended } = cell.rolling;
  const decided = decidedOf(cell.today, station.excludeShortAbandons);
  return {
    queue: cell.queue,
    name: cell.name || cell.queue,
    depth: { text: formatCount(cell.depth), level: depthLevel(cell.depth) },
    wait: { text: formatWait(wait), level: waitLevel(wait) },
    rate: rateFigure(answered, ended, target),
    today: { text: rateFigure(cell.today.answered, decided, target).text, level: null },
  };
}
