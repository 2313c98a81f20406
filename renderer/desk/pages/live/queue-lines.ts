import type { QueueCell, StationCell } from '../../../../shared/contract/topics.ts';
import { distanceToTarget, type TargetDistance } from '../../../../shared/measure/distance-to-target.ts';
import { levels, type Level } from '../../../theme/palette.ts';
import { depthLevel, rateLevel, waitLevel, worst } from '../../../panels/levels.ts';
import { decidedOf } from '../../../panels/rate-figure.ts';

/** One queue as the table sorts and shows it. Rates 0–1, null without contacts; durations in ms. */
export interface QueueLine {
  queue: string;
  name: string;
  depth: number;
  depthLevel: Level;
  waitMs: number | null;
  waitLevel: Level;
  /** Agents ready; null where nobody tells. */
  ready: number | null;
  /** Connect rate of the last 15 minutes. */
  recent: { hits: number; total: number };
  offered: number;
  answered: number;
  today: { hits: number; total: number };
  distance: TargetDistance | null;
  /** The most urgent of its figures. */
  level: Level;
}

/** What of the station decides how queues are judged. */
export type QueueRules = Pick<StationCell, 'targets' | 'excludeShortAbandons'>;

/** A queue now; `now`: the centre's time, epoch ms. */
export function queueLine(cell: QueueCell, rules: QueueRules, now: number): QueueLine {
  const target = rules.targets.connectRate;
  const waitMs = cell.longestSince === null ? null : Math.max(0, now - cell.longestSince);
  const { ended, answered } = cell.rolling;
  return {
    queue: cell.queue,
    name: cell.name || cell.queue,
    depth: cell.depth,
    depthLevel: depthLevel(cell.depth),
    waitMs,
    waitLevel: waitLevel(waitMs),
    ready: cell.ready,
    recent: { hits: answered, total: ended },
    offered: cell.today.offered,
    answered: cell.today.answered,
    today: { hits: cell.today.answered, total: decidedOf(cell.today, rules.excludeShortAbandons) },
    distance: distanceToTarget(cell.today, { target, excludeShortAbandons: rules.excludeShortAbandons }),
    level: worst(depthLevel(cell.depth), waitLevel(waitMs), rateLevel(answered, ended, target)),
  };
}

/** The columns of the queues, from left to right. */
export const queueColumns = [
  'name',
  'depth',
  'wait',
  'ready',
  'recent',
  'offered',
  'answered',
  'today',
  'distance',
] as const;
/** What can be sorted by. `need`: as on the wall, those first that want somebody. */
export const sortKeys = ['need', ...queueColumns] as const;
export type SortKey = (typeof sortKeys)[number];

type Value = number | string | null;
const valueOf: Record<Exclude<SortKey, 'need'>, (line: QueueLine) => Value> = {
  name: ({ name }) => name,
  depth: ({ depth }) => depth,
  wait: ({ waitMs }) => waitMs,
  ready: ({ ready }) => ready,
  recent: ({ recent }) => shareOf(recent),
  offered: ({ offered }) => offered,
  answered: ({ answered }) => answered,
  today: ({ today }) => shareOf(today),
  distance: ({ distance }) => signedDistance(distance),
};

/**
 * The queues in the order asked for; what has no figure comes last either way, and equals by their key.
 * @param rising from the smallest on; `need` has one order only
 */
export function sortQueues(lines: readonly QueueLine[], key: SortKey, rising: boolean): QueueLine[] {
  if (key === 'need') return lines.toSorted(byNeed);
  const read = valueOf[key];
  const sign = rising ? 1 : -1;
  return lines.toSorted((one, other) => {
    const [a, b] = [read(one), read(other)];
    if (a === null || b === null) return Number(a === null) - Number(b === null) || byKey(one, other);
    return sign * compare(a, b) || byKey(one, other);
  });
}

/** Those whose name or key holds the text, and of these those that want somebody where asked for. */
export function filterQueues(
  lines: readonly QueueLine[],
  { text, attention }: { text: string; attention: boolean },
): QueueLine[] {
  const wanted = text.trim().toLowerCase();
  return lines.filter(
    ({ name, queue, level }) =>
      (wanted === '' || name.toLowerCase().includes(wanted) || queue.toLowerCase().includes(wanted)) &&
      (!attention || level === 'warning' || level === 'critical'),
  );
}

/** The queues in an order that was told by their keys; those it does not name come last, as they come. */
export function inOrder(lines: readonly QueueLine[], order: readonly string[]): QueueLine[] {
  const places = new Map(order.map((queue, at) => [queue, at]));
  const place = ({ queue }: QueueLine): number => places.get(queue) ?? order.length;
  return lines.toSorted((one, other) => place(one) - place(other));
}

function byNeed(one: QueueLine, other: QueueLine): number {
  return (
    levels.indexOf(other.level) - levels.indexOf(one.level) ||
    (other.waitMs ?? 0) - (one.waitMs ?? 0) ||
    other.depth - one.depth ||
    (shareOf(one.recent) ?? 2) - (shareOf(other.recent) ?? 2) ||
    other.offered - one.offered ||
    byKey(one, other)
  );
}

const names = new Intl.Collator(['zh-CN', 'en'], { numeric: true });

function compare(a: string | number, b: string | number): number {
  return typeof a === 'string' || typeof b === 'string' ? names.compare(String(a), String(b)) : a - b;
}

function byKey(one: QueueLine, other: QueueLine): number {
  return one.queue < other.queue ? -1 : 1;
}

function shareOf({ hits, total }: { hits: number; total: number }): number | null {
  return total <= 0 ? null : hits / total;
}

/** Contacts to spare, below zero those that are missing. */
function signedDistance(distance: TargetDistance | null): number | null {
  if (distance === null) return null;
  if (distance.kind === 'outOfReach') return -Infinity;
  return distance.kind === 'spare' ? distance.contacts : -distance.contacts;
}
