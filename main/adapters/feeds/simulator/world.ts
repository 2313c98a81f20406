import type { EventData, EventType } from '../../../../shared/model/event.ts';
import type { ZoneDay } from '../../../../shared/time/zone-day.ts';
import type { OutgoingEvent } from '../source/outbox.ts';
import type { SnapshotState } from '../source/snapshot-parts.ts';
import type { Agenda } from './agenda.ts';
import type { Agent, Call, Caller, FloorPlan, Queue } from './floor.ts';
import type { Incident, Profile } from './profile.ts';
import type { Dice } from './random.ts';
import type { SurvivalPoint } from './patience.ts';
import type { OrderTruth, Truth } from './truth.ts';

/** An incident on its day; epoch ms. */
export interface Happening {
  incident: Incident;
  from: number;
  to: number;
}

/** What comes out of a hotline besides events: the line to the station is cut, or the telephone system starts again. */
export type Mishap =
  | { kind: 'cut'; time: number; ms: number }
  | { kind: 'restart'; time: number; floor: SnapshotState };

/** Something that happens; `ofOrder`: it does so also when nobody calls any more. */
export interface Deed {
  run: () => void;
  ofOrder: boolean;
}

/** Everything the parts of a hotline share: its clock, dice, floor and mouth. No wall clock, no I/O. */
export interface World {
  readonly profile: Profile;
  readonly plan: FloorPlan;
  readonly patience: readonly SurvivalPoint[];
  /** Streams of their own, so that a change in one place leaves the others as they were. */
  readonly dice: Record<'arrivals' | 'callers' | 'service' | 'staff' | 'after', Dice>;
  readonly agenda: Agenda<Deed>;
  /** Everybody between the first ring and the last desk work. */
  readonly open: Set<Call>;
  /** Orders with links to come. */
  readonly orders: Set<OrderTruth>;
  /** What disturbs the current day. */
  happenings: readonly Happening[];
  day: ZoneDay;
  /** Epoch ms. */
  now: number;
  /** No telephone system until then. */
  downUntil: number;
  tell<T extends EventType>(type: T, data: EventData<T>): void;
  mishap(mishap: Mishap): void;
  truth(line: Truth): void;
  /** A new id, unique over all runs with other seeds or starts. */
  id(kind: 'c' | 'o' | 'x'): string;
  readonly out: (OutgoingEvent | Mishap)[];
  /** The life of a call is a circle and the files must not be one: they reach what comes next through these. */
  free(agent: Agent): void;
  offer(call: Call, queue: Queue, urgent: boolean): void;
  arrive(caller: Caller): void;
  nextDay(): void;
}

/** Does something later. @param ms from now on; rounded, never negative. */
export function after(world: World, ms: number, run: () => void): void {
  world.agenda.add(world.now + Math.max(0, Math.round(ms)), { run, ofOrder: false });
}

/** The same for what is done about an order. */
export function afterwards(world: World, ms: number, run: () => void): void {
  world.agenda.add(world.now + Math.max(0, Math.round(ms)), { run, ofOrder: true });
}

/** What of one kind goes on right now. */
export function going<K extends Incident['kind']>(
  world: World,
  kind: K,
): { incident: Extract<Incident, { kind: K }>; from: number; to: number }[] {
  const { now } = world;
  return world.happenings.flatMap(({ incident, from, to }) =>
    isKind(incident, kind) && now >= from && now < to ? [{ incident, from, to }] : [],
  );
}

function isKind<K extends Incident['kind']>(
  incident: Incident,
  kind: K,
): incident is Extract<Incident, { kind: K }> {
  return incident.kind === kind;
}
