import { seatStates, type Topics } from '../../../shared/contract/topics.ts';
import type { SeatGauge } from '../../../shared/measure/gauge-cards.ts';
import type { Gauge } from '../../../shared/model/gauge.ts';
import { compareNames } from '../../panels/compare-names.ts';
import { isOver, seatOf, type SeatLimits } from '../../panels/floor-map/view.ts';
import type { AddressState } from '../address.ts';
import type { CardSubject } from './card-subject.ts';

/** What the page follows; a topic that it does not is undefined. */
export type GaugeTopics = Partial<
  Pick<Topics, 'gauges' | 'queues' | 'queueNames' | 'seats' | 'teamNames'>
> & { limits: SeatLimits };

/** A value of this moment: a count, or since when it grows (epoch ms). Null where there is none. */
export type GaugeValue = { count: number } | { since: number } | null;

/** One queue or team of those that make up the value. */
export interface GaugePart {
  key: string;
  name: string;
  count: number;
  /** Since when the oldest waits; null for seats. */
  since: number | null;
}

export interface GaugeView {
  /** Undefined: this page does not follow it. */
  value: GaugeValue | undefined;
  /** Who is in it, the most first; empty where that is not known here. */
  parts: GaugePart[];
}

type CardGauge = Gauge | SeatGauge;
type Scope = CardSubject['scope'];

/** A gauge as the topics of the page say it. `now`: the centre's time, epoch ms. */
export function gaugeView(gauge: CardGauge, scope: Scope, topics: GaugeTopics, now: number): GaugeView {
  if (gauge === 'waiting' || gauge === 'longestWait') return waitsView(gauge, scope, topics);
  if (gauge !== 'stateOverLimit' && !gauge.startsWith('seats.')) return { value: undefined, parts: [] };
  if (scope.kind === 'queue') return readyOf(topics.queues?.[scope.key]?.ready);
  return topics.seats === undefined
    ? { value: agentsOf(gauge, topics.gauges), parts: [] }
    : seatsView(gauge, scope, topics.seats, topics, now);
}

function waitsView(
  gauge: 'waiting' | 'longestWait',
  scope: Scope,
  { gauges, queues, queueNames }: GaugeTopics,
): GaugeView {
  const cell = scope.kind === 'queue' ? queues?.[scope.key] : gauges?.gauges;
  const parts = Object.values(scope.kind === 'queue' ? {} : (queues ?? {}))
    .filter(({ depth }) => depth > 0)
    .map(({ queue, name, depth, longestSince }) => ({
      key: queue,
      name: queueNames?.[queue] ?? (name || queue),
      count: depth,
      since: longestSince,
    }));
  const sorted = parts.toSorted((a, b) =>
    gauge === 'waiting' ? byCount(a, b) : (a.since ?? Infinity) - (b.since ?? Infinity) || byCount(a, b),
  );
  if (cell === undefined) return { value: undefined, parts: sorted };
  if (gauge === 'waiting') return { value: { count: cell.depth }, parts: sorted };
  const { longestSince } = cell;
  return { value: longestSince === null ? null : { since: longestSince }, parts: sorted };
}

function readyOf(ready: number | null | undefined): GaugeView {
  return { value: typeof ready === 'number' ? { count: ready } : ready, parts: [] };
}

/** Of the centre, from the counts by state; a source that tells no states says only who talks. */
function agentsOf(gauge: CardGauge, gauges: Topics['gauges'] | undefined): GaugeValue | undefined {
  if (gauges === undefined || gauge === 'stateOverLimit') return undefined;
  const { agentsBasis, agents } = gauges.gauges;
  const known = agentsBasis === 'states' || (agentsBasis === 'derived' && gauge === 'seats.talking');
  if (!known) return null;
  const states = seatStates.filter((state) => gauge === 'seats.online' || gauge === `seats.${state}`);
  return { count: states.reduce((sum, state) => sum + (agents[state] ?? 0), 0) };
}

function seatsView(
  gauge: CardGauge,
  scope: Scope,
  seats: Topics['seats'],
  { teamNames, limits }: GaugeTopics,
  now: number,
): GaugeView {
  const counts = new Map<string, number>();
  for (const cell of Object.values(seats)) {
    const seat = seatOf(cell, limits);
    if (seat === null) continue;
    const counted =
      gauge === 'stateOverLimit'
        ? isOver(seat, now)
        : gauge === 'seats.online' || gauge === `seats.${seat.state}`;
    const team = String(cell[1]);
    if (counted) counts.set(team, (counts.get(team) ?? 0) + 1);
  }
  if (scope.kind === 'team') return { value: { count: counts.get(scope.key) ?? 0 }, parts: [] };
  const parts = Array.from(counts, ([key, count]) => ({
    key,
    name: teamNames?.[key] ?? '',
    count,
    since: null,
  }));
  return {
    value: { count: parts.reduce((sum, { count }) => sum + count, 0) },
    parts: parts.toSorted(byCount),
  };
}

function byCount(one: GaugePart, other: GaugePart): number {
  return other.count - one.count || compareNames(one.name, other.name);
}

/** Where the seats behind a gauge are listed, as the state of the page Floor. */
export function seatsLink(gauge: CardGauge, { kind, key }: Scope): AddressState {
  const state = gauge.startsWith('seats.') ? gauge.slice('seats.'.length) : '';
  return {
    view: 'list',
    ...(kind === 'team' ? { team: [key] } : {}),
    ...(kind === 'queue' ? { queue: key } : {}),
    ...(state === '' || state === 'online' ? {} : { state: [state] }),
    ...(gauge === 'stateOverLimit' ? { over: true } : {}),
  };
}

/** Where the contacts behind a gauge are listed, as the state of the page Live: those of today that are open. */
export function waitsLink({ kind, key }: Scope, today: { start: number; end: number }): AddressState {
  return {
    ...(kind === 'queue' ? { queue: key } : { centre: true }),
    from: today.start,
    to: today.end,
    outcome: 'open',
  };
}
