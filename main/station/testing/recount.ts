import type { Aside, Stay, Story, Told } from './stories.ts';
import { tellStories } from './stories.ts';

/**
 * The figures of metrics.md by brute force: every event is looked at again for every slot. Written from the text alone
 * and sharing nothing with the station, so that the two can only agree by being right.
 */
export interface RecountSettings {
  seconds: readonly number[];
  shortAbandonMs: number;
  /** The source declares after-call work. */
  acw: boolean;
}

/** A piece of time `[start, end)`, epoch ms. */
export interface Slot {
  start: number;
  end: number;
}

/** What is counted: the centre, one queue, one agent, or one value of a dimension ('' = not said). */
export type Scope =
  | { kind: 'centre' }
  | { kind: 'queue' | 'agent' | 'business' | 'channel' | 'site'; id: string };

/** What counts once in a scope. Infinity = not yet. */
interface Unit {
  offeredAt: number;
  outcome: Stay['outcome'];
  endAt: number;
  last: Stay;
  served: Stay[];
  handled: boolean;
  overflowAnswered: boolean;
  repeat: boolean;
}

/** One story as a scope sees it: its units, and the things beside them with the unit they belong to. */
interface Seen {
  units: Unit[];
  asides: { aside: Aside; unit: Unit | null }[];
}

/** Counts events, given in the order in which they happened. @param now up to when open waits have lasted, epoch ms. */
export function recount(events: readonly Told[], settings: RecountSettings, now: number) {
  const stories = tellStories(events);
  const repeats = new Set(stories.filter((story) => isRepeat(story, stories)));
  const agentStates = events
    .filter((event) => event.type === 'agent.state')
    .toSorted((a, b) => a.time - b.time);
  const scopes = new Map<string, { seen: Seen[]; waits: Interval[]; talks: Interval[] }>();

  function scopeOf(scope: Scope): { seen: Seen[]; waits: Interval[]; talks: Interval[] } {
    const key = JSON.stringify(scope);
    const known = scopes.get(key);
    if (known) return known;
    const seen = stories
      .map((story) => see(story, scope, repeats.has(story)))
      .filter(({ units, asides }) => units.length + asides.length > 0);
    const waits = seen.flatMap(({ units }) =>
      units.map((unit) => ({ from: unit.offeredAt, to: unit.endAt })),
    );
    const made = { seen, waits, talks: stories.flatMap((story) => talksOf(story, scope)) };
    scopes.set(key, made);
    return made;
  }

  return {
    /** Counters and peaks of one slot. @param ledger offer, event or completion. */
    slot(scope: Scope, ledger: string, slot: Slot): Record<string, number | null> {
      const sums: Record<string, number> = {};
      const { seen, waits, talks } = scopeOf(scope);
      const add = (name: string, time: number, value = 1): void => {
        if (time >= slot.start && time < slot.end) sums[name] = (sums[name] ?? 0) + value;
      };
      for (const { units, asides } of seen) {
        for (const unit of units) countUnit(unit, ledger, settings, add);
        for (const { aside, unit } of asides) countAside(aside, unit, ledger, settings, add);
      }
      countStates(agentStates, scope, slot, sums);
      const inSlot = seen
        .flatMap(({ units }) => units)
        .filter((unit) => isEnded(unit) && within(timeOf(unit, ledger, settings), slot));
      return {
        ...sums,
        ...(scope.kind === 'agent' ? {} : { queueMs: overlap(waits, slot, now) }),
        waitMsMax: Math.max(0, ...inSlot.map((unit) => unit.endAt - unit.offeredAt)),
        ...(scope.kind === 'agent' ? {} : sweep(waits, talks, slot, now)),
      };
    },
    /** Ids that occur in a kind of scope. */
    ids(kind: 'queue' | 'agent' | 'business' | 'channel' | 'site'): string[] {
      const found = stories.flatMap((story) =>
        kind === 'queue'
          ? [...story.stays, ...story.asides].map((each) => each.queue).filter((id) => id !== '')
          : kind === 'agent'
            ? [
                ...story.stays.filter((stay) => stay.outcome === 'answered').map((stay) => stay.agent),
                ...story.asides.map((aside) => aside.agent).filter((id) => id !== ''),
              ]
            : [story.dims[kind] ?? ''],
      );
      return [...new Set(found)];
    },
  };
}

function within(time: number, slot: Slot): boolean {
  return time >= slot.start && time < slot.end;
}

/** A wait that ended by what somebody said, not by inference. */
function isEnded(unit: Unit): boolean {
  return unit.outcome !== 'open' && unit.outcome !== 'lost';
}

/** "Unit of counting": legs in queues (and for agents, who are known at the answer), else contacts to their first answer. */
function see(story: Story, scope: Scope, repeat: boolean): Seen {
  const { stays, asides, dims } = story;
  const first = stays[0];
  const answered = stays.find((stay) => stay.outcome === 'answered');
  const whole =
    first &&
    unitOf(
      answered ?? stays.at(-1)!,
      first.offeredAt,
      stays.filter((stay) => stay.outcome === 'answered'),
    );
  if (whole) whole.repeat = repeat;
  // A contact that waits again has not ended.
  if (whole && stays.at(-1)!.outcome === 'open') whole.handled = false;
  if (scope.kind === 'queue' || scope.kind === 'agent') {
    const { kind, id } = scope;
    const mine = (stay: Stay): boolean =>
      kind === 'queue' ? stay.queue === id : stay.outcome === 'answered' && stay.agent === id;
    const legs = stays.map((stay) => ({
      stay,
      unit: unitOf(stay, stay.offeredAt, stay.outcome === 'answered' ? [stay] : []),
    }));
    legs.forEach(({ stay, unit }, at) => {
      unit.repeat = repeat && at === 0;
      const next = stays.slice(at + 1).find((later) => later.outcome !== 'flowedOut');
      unit.overflowAnswered = stay.outcome === 'flowedOut' && next?.outcome === 'answered';
    });
    return {
      units: legs.filter(({ stay }) => mine(stay)).map(({ unit }) => unit),
      asides: asides
        .filter((aside) => aside[kind] === id && id !== '')
        .map((aside) => {
          const leg = legs.findLast(({ stay }) => stay.queue === aside.queue && stay.offeredAt <= aside.time);
          return { aside, unit: leg?.unit ?? whole ?? null };
        }),
    };
  }
  if (scope.kind !== 'centre' && (dims[scope.kind] ?? '') !== scope.id) return { units: [], asides: [] };
  return { units: whole ? [whole] : [], asides: asides.map((aside) => ({ aside, unit: whole ?? null })) };
}

function unitOf(last: Stay, offeredAt: number, served: Stay[]): Unit {
  const handled = served.length > 0 && served.every((stay) => stay.talkEnd !== Infinity);
  return {
    offeredAt,
    outcome: last.outcome,
    endAt: last.endAt,
    last,
    served,
    handled,
    overflowAnswered: false,
    repeat: false,
  };
}

/** The same customer was offered for the same business earlier, at most seven days before. */
function isRepeat(story: Story, all: readonly Story[]): boolean {
  const { customer = '', business = '' } = story.dims;
  const offeredAt = story.stays[0]?.offeredAt;
  if (customer === '' || offeredAt === undefined) return false;
  return all.some(({ dims, stays }) => {
    const earlier = stays[0]?.offeredAt ?? Infinity;
    const alike = dims['customer'] === customer && (dims['business'] ?? '') === business;
    return alike && earlier < offeredAt && earlier >= offeredAt - 7 * 86_400_000;
  });
}

/** When all work on it was done. */
function completedAt(unit: Unit, acw: boolean): number {
  if (unit.outcome !== 'answered') return unit.endAt;
  if (!unit.handled) return Infinity;
  return Math.max(...unit.served.map((stay) => (acw ? stay.wrappedAt : stay.talkEnd)));
}

/** The time that puts a unit's wait into a slot. */
function timeOf(unit: Unit, ledger: string, { acw }: RecountSettings): number {
  return ledger === 'offer' ? unit.offeredAt : ledger === 'event' ? unit.endAt : completedAt(unit, acw);
}

function countUnit(
  unit: Unit,
  ledger: string,
  settings: RecountSettings,
  add: (name: string, time: number, value?: number) => void,
): void {
  const { offeredAt, endAt, served, last } = unit;
  const completed = completedAt(unit, settings.acw);
  const at = (time: number): number =>
    ledger === 'offer' ? offeredAt : ledger === 'event' ? time : completed;
  const wait = endAt - offeredAt;
  add('offered', at(offeredAt));
  if (unit.repeat) add('repeatContacts', at(offeredAt));
  if (unit.outcome === 'open') return ledger === 'offer' ? add('open', offeredAt) : undefined;
  add('ended', at(endAt));
  add(unit.outcome, at(endAt));
  for (const seconds of settings.seconds) {
    if (wait > seconds * 1000) continue;
    if (unit.outcome === 'answered') add(`answeredIn${seconds}`, at(endAt));
    if (unit.outcome === 'abandoned') add(`abandonedIn${seconds}`, at(endAt));
    if (unit.outcome === 'flowedOut' && last.why === 'callback') add(`callbacksIn${seconds}`, at(endAt));
  }
  if (unit.outcome === 'answered') add('waitMsAnswered', at(endAt), wait);
  if (unit.outcome === 'flowedOut' && last.why === 'callback') add('callbacks', at(endAt));
  if (unit.overflowAnswered) add('overflowAnswered', at(endAt));
  if (unit.outcome === 'abandoned') {
    add('waitMsAbandoned', at(endAt), wait);
    if (wait < settings.shortAbandonMs) add('abandonedShort', at(endAt));
    for (const x of settings.seconds)
      if (wait < Math.min(settings.shortAbandonMs, x * 1000)) add(`abandonedShortIn${x}`, at(endAt));
    if (last.why === 'ringing') add('abandonedRinging', at(endAt));
  }
  if (!unit.handled) return;
  const servedUntil = Math.max(...served.map((stay) => stay.talkEnd));
  const hold = served.reduce((sum, stay) => sum + stay.holdMs, 0);
  const talk = served.reduce((sum, stay) => sum + stay.talkEnd - stay.endAt - stay.holdMs, 0);
  add('handled', at(servedUntil));
  add('talkMs', at(servedUntil), talk);
  add('holdMs', at(servedUntil), hold);
  if (talk + hold === 0) add('answeredZeroTalk', at(servedUntil));
  const wrapped = served.filter((stay) => stay.wrappedAt !== Infinity);
  const wrappedAt = Math.max(...wrapped.map((stay) => stay.wrappedAt));
  if (wrapped.length > 0)
    add(
      'acwMs',
      at(wrappedAt),
      wrapped.reduce((sum, stay) => sum + stay.wrappedAt - stay.talkEnd, 0),
    );
}

function countAside(
  aside: Aside,
  unit: Unit | null,
  ledger: string,
  { acw }: RecountSettings,
  add: (name: string, time: number) => void,
): void {
  const at =
    unit === null || ledger === 'event'
      ? aside.time
      : ledger === 'offer'
        ? unit.offeredAt
        : completedAt(unit, acw);
  add(aside.kind, at);
  if (aside.kind !== 'surveyed') return;
  if (aside.grade <= 2) add('satisfied', at);
  if (aside.resolved !== null) add('resolvedKnown', at);
  if (aside.resolved === true) add('resolvedFirst', at);
}

const stateCounters: Record<string, string> = {
  ready: 'readyMs',
  ringing: 'ringingMs',
  talking: 'talkingMs',
  holding: 'holdingMs',
  acw: 'acwStateMs',
  notReady: 'notReadyMs',
};

/** Time in each state between two changes of an agent, clipped at the slot. */
function countStates(changes: readonly Told[], scope: Scope, slot: Slot, sums: Record<string, number>): void {
  if (scope.kind !== 'centre' && scope.kind !== 'agent') return;
  changes.forEach((change, at) => {
    const name = stateCounters[String(change.data['state'])];
    const next = changes.slice(at + 1).find((later) => later.data['agent'] === change.data['agent']);
    if (!name || !next || (scope.kind === 'agent' && change.data['agent'] !== scope.id)) return;
    const ms = Math.min(slot.end, next.time) - Math.max(slot.start, change.time);
    if (ms > 0) sums[name] = (sums[name] ?? 0) + ms;
  });
}

interface Interval {
  from: number;
  to: number;
}

/** Everybody in service: every answered stay, whichever the unit of the scope. */
function talksOf(story: Story, scope: Scope): Interval[] {
  if (scope.kind !== 'centre' && scope.kind !== 'queue' && (story.dims[scope.kind] ?? '') !== scope.id)
    return [];
  return story.stays
    .filter((stay) => stay.outcome === 'answered' && (scope.kind !== 'queue' || stay.queue === scope.id))
    .map((stay) => ({ from: stay.endAt, to: stay.talkEnd }));
}

function overlap(waits: readonly Interval[], slot: Slot, now: number): number {
  return waits.reduce((sum, { from, to }) => {
    const end = to === Infinity ? now : to;
    return sum + Math.max(0, Math.min(slot.end, end) - Math.max(slot.start, from));
  }, 0);
}

/** Peaks: how many there are at the slot's start and at every beginning in it, after all events of that instant. */
function sweep(waits: readonly Interval[], talks: readonly Interval[], slot: Slot, now: number) {
  const depth = highest(waits, slot, now);
  const service = highest(talks, slot, now);
  const atEnd = waits.filter(
    ({ from, to }) => from < slot.end && to >= slot.end && (to !== Infinity || slot.start <= now),
  );
  return {
    depthMax: depth.max,
    depthMaxAt: depth.at,
    depthEnd: atEnd.length,
    inServiceMax: service.max,
    inServiceMaxAt: service.at,
  };
}

function highest(all: readonly Interval[], slot: Slot, now: number): { max: number; at: number | null } {
  const there = all.filter(
    ({ from, to }) => from < slot.end && to > slot.start && (to !== Infinity || slot.start <= now),
  );
  const times = [slot.start, ...there.map(({ from }) => from).filter((from) => within(from, slot))].toSorted(
    (a, b) => a - b,
  );
  let best: { max: number; at: number | null } = { max: 0, at: null };
  for (const time of times) {
    const count = there.filter(({ from, to }) => from <= time && time < to).length;
    if (count > best.max) best = { max: count, at: time };
  }
  return best;
}
