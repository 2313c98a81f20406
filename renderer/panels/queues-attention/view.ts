import type { QueueCell, StationCell } from '../../../shared/contract/topics.ts';
import { connectRate, endedConnectRate } from '../../../shared/measure/rates.ts';
import { formatCount, formatRate, formatWait, NONE } from '../../../shared/words/format.ts';
import { levels, type Level } from '../../theme/palette.ts';
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
  rate: Figure;
  today: Figure;
}

/** The most rows the scene has room for. */
export const MOST_ROWS = 6;

/** The queues that need somebody most: by level first, then by the longest wait, depth and connect rate. */
export function queuesAttentionView(
  queues: Record<string, QueueCell>,
  station: StationCell,
  now: number,
): QueueRow[] {
  const weighed = Object.values(queues).map((cell) => weigh(cell, station, now));
  const need = (level: Level) => levels.indexOf(level);
  return weighed
    .toSorted(
      (a, b) =>
        need(b.level) - need(a.level) ||
        b.waitMs - a.waitMs ||
        b.cell.depth - a.cell.depth ||
        (a.rate ?? 2) - (b.rate ?? 2) ||
        b.cell.today.offered - a.cell.today.offered ||
        (a.cell.queue < b.cell.queue ? -1 : 1),
    )
    .slice(0, MOST_ROWS)
    .map(({ row }) => row);
}

function weigh(cell: QueueCell, station: StationCell, now: number) {
  const target = station.targets.connectRate;
  const wait = cell.longestSince === null ? null : Math.max(0, now - cell.longestSince);
  const rate = endedConnectRate(cell.rolling);
  const today = connectRate(cell.today, {
    ledger: 'offer',
    excludeShortAbandons: station.excludeShortAbandons,
  });
  const levelsOf = {
    depth: depthLevel(cell.depth),
    wait: waitLevel(wait),
    rate: rateLevel(cell.rolling.answered, cell.rolling.ended, target),
  };
  const row: QueueRow = {
    queue: cell.queue,
    name: cell.name || cell.queue,
    depth: { text: formatCount(cell.depth), level: levelsOf.depth },
    wait: { text: formatWait(wait), level: levelsOf.wait },
    rate: { text: percent(rate, target), level: levelsOf.rate },
    today: { text: percent(today, target), level: null },
  };
  return { cell, row, rate, waitMs: wait ?? 0, level: worst(levelsOf.depth, levelsOf.wait, levelsOf.rate) };
}

function percent(rate: number | null, target: number): string {
  return rate === null ? NONE : `${formatRate(rate, target)}%`;
}
