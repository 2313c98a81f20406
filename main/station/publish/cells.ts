import type {
  FeedCell,
  GaugesCell,
  QueueCell,
  ShownShift,
  StationCell,
} from '../../../shared/contract/topics.ts';
import type { Engine } from '../engine.ts';
import type { LiveContact } from '../floor/contacts.ts';
import type { Intake } from '../ingest/intake.ts';
import { behind } from '../ingest/source-state.ts';
import type { SourceState } from '../ingest/source-state.ts';
import { column } from '../slots/row.ts';
import type { Days } from './days.ts';
import { queueName } from './queue-name.ts';
import type { DayFigures } from './day-figures.ts';
import type { FloorCounts } from './floor-counts.ts';

/** Offer time of the contact of a set that waits longest; null when nobody does. Unit: epoch ms. */
export function longestSince(waiting: Iterable<LiveContact>): number | null {
  let oldest: number | null = null;
  for (const { view } of waiting) {
    const { offeredAt } = view.legs[view.legs.length - 1]!;
    if (oldest === null || offeredAt < oldest) oldest = offeredAt;
  }
  return oldest;
}

/** The centre's gauges. Depth counts everybody who waits, also those put back into a queue after an answer. */
export function gaugesCell(
  engine: Engine,
  today: DayFigures,
  floor: FloorCounts,
  inService: number,
  now: number,
): GaugesCell {
  let depth = 0;
  let since: number | null = null;
  for (const set of engine.contacts.waiting.values()) {
    depth += set.size;
    const oldest = longestSince(set);
    if (oldest !== null && (since === null || oldest < since)) since = oldest;
  }
  const ended = today.rows(0).reduce((max, row) => Math.max(max, row.waitMax[1] ?? 0), 0);
  const named = engine.names.ofKind('agent').length > 0;
  const basis = engine.seats.size > 0 ? 'states' : named ? 'derived' : 'none';
  return {
    depth,
    longestSince: since,
    longestWaitTodayMs: Math.max(ended, since === null ? 0 : now - since),
    inService,
    agentsBasis: basis,
    agents: basis === 'derived' ? { talking: agentsTalking(engine) } : { ...floor.states },
  };
}

function agentsTalking({ contacts }: Engine): number {
  let talking = 0;
  for (const agent of contacts.talking.keys()) if (agent !== 0) talking++;
  return talking;
}

/** One queue now and today. @param label its id, with the source before it where ids repeat. */
export function queueCell(
  engine: Engine,
  today: DayFigures,
  queue: number,
  label: string,
  now: number,
  ready: number | null,
): QueueCell {
  const waiting = engine.contacts.waiting.get(queue) ?? new Set<LiveContact>();
  const scope = engine.combos.ofQueue(queue);
  const { ended, answered } = engine.rolling.window(scope, 15, now);
  const counts = today.total(scope);
  const counted = (index: number): number => counts[index] ?? 0;
  return {
    queue: label,
    name: queueName(engine, queue, label),
    depth: waiting.size,
    longestSince: longestSince(waiting),
    ready,
    rolling: { ended, answered },
    today: {
      offered: counted(column.offered),
      open: counted(column.open),
      ended: counted(column.ended),
      answered: counted(column.answered),
      abandonedShort: counted(column.abandonedShort),
    },
  };
}

/** One source as the freshness badge and the health page show it. */
export function feedCell(source: SourceState): FeedCell {
  const { record } = source;
  return {
    id: record.id,
    name: record.name || record.id,
    kind: record.clock === 'source' ? 'replay' : source.withinMs === null ? 'callwall' : 'push',
    state: source.state,
    since: source.since,
    newest: record.newest === 0 ? null : record.newest,
    behind: behind(source),
    missing: record.missing,
    quarantined: record.quarantined,
    skewMs: source.skewMs,
    eventsPerSecond: source.rate,
  };
}

/** What the station is, and how its clock runs. */
export function stationCell(
  {
    shiftsOf,
    ...parts
  }: Pick<
    StationCell,
    'centre' | 'brand' | 'zone' | 'targets' | 'seatLimits' | 'words' | 'version' | 'startedAt' | 'slotMs'
  > & { shiftsOf(day: { start: number; end: number }): ShownShift[] },
  intake: Intake,
  days: Pick<Days, 'of'>,
): StationCell {
  const { centre } = intake;
  const { day, formula } = days.of('day');
  return {
    ...parts,
    clock: centre.mode(),
    replay: centre.mode() === 'source',
    simulated: intake.registry.all().some((source) => isShownSimulated(source, days.of('day-7').day.start)),
    now: Math.round(centre.now()),
    pace: centre.pace(),
    today: { date: day.date, start: day.start, end: day.end },
    shifts: shiftsOf(day),
    serviceLevelSeconds: formula.serviceLevelSeconds,
    serviceLevelVariant: formula.serviceLevelVariant,
    excludeShortAbandons: formula.excludeShortAbandons,
    lastWeekExcludesShortAbandons: days.of('day-7').formula.excludeShortAbandons,
  };
}

/** @param from start of the oldest day on the screens, epoch ms */
function isShownSimulated({ record, session }: SourceState, from: number): boolean {
  return record.simulated && (session !== null || record.newestEvent >= from);
}
