import { gauges } from '../../../shared/model/gauge.ts';
import type { Gauge } from '../../../shared/model/gauge.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import { seatStates } from '../../../shared/contract/topics.ts';
import { silentMs } from '../ingest/source-state.ts';
import type { SourceState } from '../ingest/source-state.ts';
import type { Memory } from '../memory.ts';
import type { Clock } from '../ports.ts';
import type { FloorCounts } from '../publish/floor-counts.ts';
import { longestSince } from '../publish/cells.ts';
import type { LiveContact } from '../floor/contacts.ts';
import { countAtLink } from '../orders/order-scope.ts';
import type { HotspotScopes } from './hotspot-scopes.ts';
import { CENTRE, partsOf, scopeKey } from './scopes.ts';

/** How long a second source under the same id counts as a conflict after its last try, ms. */
const CONFLICT_MS = 60_000;

/** What gauges are read from. */
export interface GaugeParts {
  memory: Pick<Memory, 'contacts' | 'seats' | 'names' | 'orders'>;
  floor: Pick<FloorCounts, 'ready' | 'states'>;
  sources(): readonly SourceState[];
  clock: Pick<Clock, 'now' | 'mono'>;
  /** The centre's now, epoch ms. */
  centreNow(): number;
  seatLimits: Settings['seatLimits'];
  /** Events lost within the last hour, of a source. */
  lost(source: number): number;
  /** 0 to 1; null where the host cannot tell. */
  diskFreeShare(): number | null;
  /** Summaries that are due and could not be written. */
  summariesUnwritten(): number;
  /** Complaint hotspots, as alerts look at them. */
  hotspots: Pick<HotspotScopes, 'score' | 'mass'>;
  /** Misses beyond what the rest of the shift can mend; null when nobody can tell. */
  shiftShortfall(): number | null;
}

/** Gauges that hang on nothing but the present; sums that go on are kept with their alerts. */
export type PresentGauge = Exclude<Gauge, 'cusumConnectRate'>;
export const presentGauges = gauges.filter((gauge): gauge is PresentGauge => gauge !== 'cusumConnectRate');

/** Reads a gauge in one scope, as of one moment; null when it means nothing there or nobody can tell. Units: see `gaugeUnits`. */
export type ReadGauge = (gauge: PresentGauge, key: string) => number | null;

/** The gauges of this moment: what is dear is looked at once, when it is first asked for. */
export function gaugesNow(parts: GaugeParts): ReadGauge {
  let over: ReadonlyMap<string, number> | null = null;
  const longest = new Map<string, number>();
  return (gauge, key) => {
    switch (gauge) {
      case 'waiting':
        return sumOf(setsOf(parts, key), (set) => set.size);
      case 'longestWait':
        return remembered(longest, key, () => longestWait(parts, key));
      case 'waitingWithNobodyReady':
        return waitingAlone(parts, key);
      case 'stateOverLimit':
        return (over ??= seatsOver(parts)).get(key) ?? 0;
      case 'diskFreeShare':
        return key === CENTRE ? parts.diskFreeShare() : null;
      case 'summariesUnwritten':
        return key === CENTRE ? parts.summariesUnwritten() : null;
      case 'shiftShortfall':
        return key === CENTRE ? parts.shiftShortfall() : null;
      case 'ordersDueSoon':
        return ordersAt(parts, key).soon;
      case 'ordersOverdue':
        return ordersAt(parts, key).overdue;
      case 'hotspotScore':
        return parts.hotspots.score(key);
      case 'massEvent':
        return parts.hotspots.mass(key);
      case 'feedSilenceMs':
      case 'feedGap':
      case 'sourceConflict':
      case 'clockSkewMs':
        return ofFeeds(parts, gauge, key);
    }
  };
}

type Waiting = ReadonlySet<LiveContact>;
const nobody: Waiting = new Set();

/** Those who wait, queue by queue: of the centre, of one queue, of the queues of a feed. */
function setsOf({ memory }: GaugeParts, key: string): Waiting[] {
  const { waiting } = memory.contacts;
  if (key === CENTRE) return [...waiting.values()];
  const { kind, code } = partsOf(key);
  if (kind === 'queue') return [waiting.get(code) ?? nobody];
  if (kind === 'feed')
    return [...waiting].filter(([queue]) => memory.names.get(queue)?.source === code).map(([, set]) => set);
  return [];
}

/** Age of the oldest who waits, seconds; 0 when nobody does. */
function longestWait(parts: GaugeParts, key: string): number {
  const sinces = setsOf(parts, key).map(longestSince);
  const oldest = Math.min(...sinces.filter((since) => since !== null));
  return oldest === Infinity ? 0 : Math.max(0, (parts.centreNow() - oldest) / 1000);
}

function remembered(known: Map<string, number>, key: string, read: () => number): number {
  let value = known.get(key);
  if (value === undefined) known.set(key, (value = read()));
  return value;
}

function waitingAlone({ memory, floor }: GaugeParts, key: string): number | null {
  const { waiting } = memory.contacts;
  if (key === CENTRE) {
    if (memory.seats.size === 0) return null;
    return (floor.states.ready ?? 0) > 0 ? 0 : sumOf([...waiting.values()], (set) => set.size);
  }
  const { kind, code } = partsOf(key);
  const ready = kind === 'queue' ? floor.ready(code) : null;
  if (ready === null) return null;
  return ready > 0 ? 0 : (waiting.get(code)?.size ?? 0);
}

/** Seats longer in a state than usual, by scope: thousands of seats are looked at once for all teams. */
function seatsOver({ memory, seatLimits, centreNow }: GaugeParts): Map<string, number> {
  const now = centreNow();
  const counts = new Map<string, number>();
  const count = (key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const seat of memory.seats.values()) {
    const state = seatStates.find((each) => each === seat.state);
    // Ready is no state to be too long in, and ringing has the queue's own rules.
    if (state === undefined || state === 'ready' || state === 'ringing') continue;
    if (now - seat.time <= seatLimits[state] * 1000) continue;
    count(CENTRE);
    count(scopeKey('team', seat.team));
    count(scopeKey('site', seat.site));
  }
  return counts;
}

/** Open orders near and past the limit that comes first: of one link of a kind, of the centre all. */
function ordersAt({ memory, centreNow }: GaugeParts, key: string): { soon: number; overdue: number } {
  const { orders, names } = memory;
  orders.pass(centreNow());
  if (key !== CENTRE)
    return countAtLink(orders, (kind) => names.code('order', 0, kind), names.text(partsOf(key).code));
  const all = [...orders.byKind.values()];
  return { soon: sumOf(all, ({ soon }) => soon), overdue: sumOf(all, ({ overdueOpen }) => overdueOpen) };
}

type FeedGauge = 'feedSilenceMs' | 'feedGap' | 'sourceConflict' | 'clockSkewMs';

/** Of one feed; of the centre the worst one. */
function ofFeeds(parts: GaugeParts, gauge: FeedGauge, key: string): number | null {
  const sources = parts.sources();
  const of = key === CENTRE ? null : partsOf(key);
  if (of !== null && of.kind !== 'feed') return null;
  const wanted = of === null ? sources : sources.filter(({ record }) => record.code === of.code);
  const values = wanted.map((source) => ofFeed(parts, gauge, source)).filter((value) => value !== null);
  return values.length === 0 ? null : Math.max(...values);
}

function ofFeed({ clock, lost }: GaugeParts, gauge: FeedGauge, source: SourceState): number | null {
  switch (gauge) {
    case 'feedSilenceMs':
      return silenceMs(source, clock);
    case 'feedGap':
      return lost(source.record.code);
    case 'sourceConflict':
      return clock.now() - source.conflictAt < CONFLICT_MS ? 1 : 0;
    case 'clockSkewMs':
      return source.skewMs === null ? null : Math.abs(source.skewMs);
  }
}

/** How long nothing has been heard of a source, ms; after a start since the start. */
export function silenceMs(source: SourceState, clock: Pick<Clock, 'now' | 'mono'>): number {
  return source.heardAt === -Infinity
    ? Math.max(0, clock.now() - source.since)
    : silentMs(source, clock.mono());
}

function sumOf<T>(list: readonly T[], of: (item: T) => number): number {
  return list.reduce((sum, item) => sum + of(item), 0);
}
