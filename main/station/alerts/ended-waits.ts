import type { ScopeKind } from '../../../shared/model/alert-rule.ts';
import { contactDimensions } from '../floor/contact.ts';
import type { Contact } from '../floor/contact.ts';
import { outcome, readLegs } from '../floor/legs.ts';
import type { Seat } from '../floor/seats.ts';
import { queuesOfTeams } from '../floor/team-queues.ts';
import type { Name } from '../names.ts';
import { createCombos } from '../slots/combos.ts';
import { createLabels } from '../slots/grouping.ts';
import { emptyUnit, readLegUnit, readWholeUnit } from '../slots/unit.ts';
import type { Unit } from '../slots/unit.ts';
import { centreLabel } from './wait-scopes.ts';
import type { EndedWait, ScopeLabel } from './wait-scopes.ts';

/** What waits are read from: an archive, also one that a station writes to. */
export interface WaitReader {
  /** Contacts that may have waited in `[from, to)`. */
  contactsBetween(from: number, to: number): Iterable<Contact>;
  namesOf(kinds: readonly string[]): Name[];
  sourceIds(): Map<number, string>;
  /** What the roster says, by name code. */
  roster(): ReadonlyMap<number, Readonly<Record<string, unknown>>>;
  seats(): Seat[];
}

/** Contacts are read so much at a time: those of weeks would not fit. Unit: ms. */
const STRETCH_MS = 6 * 3_600_000;

/**
 * The waits that ended in `[from, to)`, by their end: legs for queues and teams, contacts up to their first answer for
 * everything else (metrics.md, Unit of counting). Of one instant those answered come first.
 * @param kind what they count in; a wait of which nothing of it is known is left out.
 */
export function* endedWaits(
  reader: WaitReader,
  kind: 'centre' | ScopeKind,
  from: number,
  to: number,
): Generator<EndedWait> {
  const labelsOf = createLabeller(reader, kind);
  for (const [start, end] of stretches(from, to)) {
    const found: EndedWait[] = [];
    for (const contact of reader.contactsBetween(start, end)) {
      eachUnit(contact, kind === 'queue' || kind === 'team', (unit, queue) => {
        if (unit.outcome === outcome.open || unit.endAt < start || unit.endAt >= end) return;
        const scopes = labelsOf(contact, queue);
        if (scopes.length === 0) return;
        const { offeredAt, endAt, outcome: how, callback } = unit;
        found.push({ offeredAt, endAt, outcome: how, callback, scopes });
      });
    }
    yield* found.sort((a, b) => a.endAt - b.endAt || a.outcome - b.outcome || a.offeredAt - b.offeredAt);
  }
}

/** Somebody begins to wait in a queue, or (sign −1) ends. */
export interface WaitingChange {
  at: number;
  offeredAt: number;
  sign: 1 | -1;
  scopes: readonly ScopeLabel[];
}

/**
 * Who waits in queues in `[from, to)`, change by change, by time; those who wait at `from` begin then. Each leg counts,
 * as in the gauges of the present. @param kind what they wait in.
 */
export function* waitingChanges(
  reader: WaitReader,
  kind: 'centre' | ScopeKind,
  from: number,
  to: number,
): Generator<WaitingChange> {
  const labelsOf = createLabeller(reader, kind);
  for (const [start, end] of stretches(from, to)) {
    const found: WaitingChange[] = [];
    for (const contact of reader.contactsBetween(start, end)) {
      eachUnit(contact, true, ({ offeredAt, outcome: how, endAt }, queue) => {
        const until = how === outcome.open ? Infinity : endAt;
        const scopes = labelsOf(contact, queue);
        const begins = Math.max(from, offeredAt);
        if (until <= begins || scopes.length === 0) return;
        if (begins >= start && begins < end) found.push({ at: begins, offeredAt, sign: 1, scopes });
        if (until >= start && until < end) found.push({ at: until, offeredAt, sign: -1, scopes });
      });
    }
    yield* found.sort((a, b) => a.at - b.at || b.sign - a.sign);
  }
}

function* stretches(from: number, to: number): Generator<[start: number, end: number]> {
  for (let start = from; start < to; start += STRETCH_MS) yield [start, Math.min(to, start + STRETCH_MS)];
}

const unit = emptyUnit();
/** Units name combinations; nothing here looks at them. */
const combos = createCombos([]);

/** Calls back with each leg, or with the contact as a whole; the unit is the same object each time. */
function eachUnit(contact: Contact, legs: boolean, visit: (unit: Unit, queue: number) => void): void {
  const view = readLegs(contact);
  if (view.legs.length === 0) return;
  if (!legs) return visit(readWholeUnit(unit, contact, view, 0), 0);
  view.legs.forEach(({ queue }, at) => visit(readLegUnit(unit, combos, contact, view, at, 0), queue));
}

/** Tells how that which a wait counts in is called. */
function createLabeller(
  reader: WaitReader,
  kind: 'centre' | ScopeKind,
): (contact: Contact, queue: number) => readonly ScopeLabel[] {
  const ids = reader.sourceIds();
  switch (kind) {
    case 'centre':
      return () => [centreLabel];
    case 'feed':
      return cached(
        (source) => labelled(ids.get(source) ?? ''),
        (contact) => contact.source,
      );
    // No wait is one of a complaint or of a work order.
    case 'hotspot':
    case 'massEvent':
    case 'order':
      return () => [];
    case 'team': {
      const teams = teamsOfQueues(reader);
      return (_, queue) => teams.get(queue) ?? [];
    }
    default: {
      const { shown, short, long } = createLabels(reader.namesOf([kind]), ids);
      const dimension = kind === 'queue' ? -1 : contactDimensions.indexOf(kind);
      return cached(
        (code) => labelled(shown(code), short(code), long(code)),
        (contact, queue) => (kind === 'queue' ? queue : contact.dims[dimension]!),
      );
    }
  }
}

/** Labels of codes, made once each. */
function cached(
  label: (code: number) => readonly ScopeLabel[],
  codeOf: (contact: Contact, queue: number) => number,
): (contact: Contact, queue: number) => readonly ScopeLabel[] {
  const known = new Map<number, readonly ScopeLabel[]>();
  return (contact, queue) => {
    const code = codeOf(contact, queue);
    let labels = known.get(code);
    if (!labels) known.set(code, (labels = label(code)));
    return labels;
  };
}

function labelled(shown: string, ...names: string[]): readonly ScopeLabel[] {
  return shown === '' ? [] : [{ shown, names: [shown, ...names] }];
}

function teamsOfQueues(reader: WaitReader): Map<number, ScopeLabel[]> {
  const names = reader.namesOf(['team']);
  const queues = queuesOfTeams(reader.roster(), reader.seats(), names);
  const teams = new Map<number, ScopeLabel[]>();
  for (const { code, text } of names) {
    const label = { shown: text, names: [text] };
    for (const queue of queues.get(code) ?? []) teams.set(queue, [...(teams.get(queue) ?? []), label]);
  }
  return teams;
}
