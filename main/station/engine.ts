import type { SourceSnapshot } from '../../shared/contract/feed.ts';
import type { CtiEvent } from '../../shared/model/event.ts';
import type { FormulaVersion } from '../../shared/model/formula.ts';
import type { Archive, ArchiveState } from './archive-port.ts';
import type { Complaints } from './hotspots/complaints.ts';
import { addToContact } from './floor/add-to-contact.ts';
import { factKinds } from './floor/contact.ts';
import type { FactRow } from './floor/contact.ts';
import type { LiveContact } from './floor/contacts.ts';
import type { ContactView } from './floor/legs.ts';
import { isRosterEvent, Roster } from './floor/roster.ts';
import { SeatsOfSources } from './floor/seats-of-sources.ts';
import type { StoredSeat } from './floor/seats.ts';
import { encodeEvent, LOST_TYPE } from './ingest/event-codec.ts';
import { factOfEventAt } from './ingest/fact-of-event.ts';
import { inferFacts } from './ingest/infer-facts.ts';
import type { SourceRecord } from './ingest/source-record.ts';
import { recall } from './memory.ts';
import type { Memory } from './memory.ts';
import { orderFactOf } from './orders/order-fact-of.ts';
import type { OrderSettings } from './orders/order-rules.ts';
import { superviseOrder } from './orders/supervise-order.ts';
import type { LiveOrder } from './orders/order-book.ts';
import { family } from './slots/row.ts';

/** Epoch code under which the station writes what it inferred itself. */
export const OWN_EPOCH = 0;

/** What the station knows, and how one event changes it: apply → count. Nothing here waits, sends or commits. */
export interface Engine extends Memory {
  readonly complaints: Complaints;
  /**
   * Stores and counts one admitted event; false when it is about a contact of a closed day, whose events are gone.
   * `heardAt`: monotonic time of a live event, 0 in a replay.
   */
  take(source: SourceRecord, event: CtiEvent, heardAt: number): boolean;
  /** Applies a whole snapshot of a source. */
  applySnapshot(source: SourceRecord, snapshot: SourceSnapshot): void;
  /** Closes a contact whose end never came, as of `time`. */
  lose(live: LiveContact, time: number): void;
  /** Supervises an order as of `time`; at the desk `by` somebody, with a comment. */
  supervise(live: LiveOrder, time: number, by: string, comment: string): void;
  /** What is wrong with the event taken last beside what was known; null: nothing. */
  contradiction(): string | null;
  /** Newest seq of the station's own facts. */
  ownSeq(): number;
  /** Seats and roster entries changed since the last call, for the archive. */
  takeSeats(): StoredSeat[];
  takeRoster(): Map<number, Record<string, unknown>>;
}

const LOST = factKinds.indexOf('lost');

/** An engine that goes on from an archive's state. @param versions of the formula settings, at least one. */
export function createEngine(
  archive: Archive,
  state: ArchiveState,
  versions: readonly FormulaVersion[],
  sourceOf: (id: string) => number | undefined,
  settings: OrderSettings,
  complaints: Complaints,
): Engine {
  const memory = recall(archive, state, versions, sourceOf, settings);
  const changes = new Changes(memory, archive, complaints, state.totals['ownSeq'] ?? 0);
  return {
    ...memory,
    complaints,
    take: (source, event, heardAt) => changes.take(source, event, heardAt),
    applySnapshot: (source, snapshot) => changes.applySnapshot(source, snapshot),
    lose: (live, time) => changes.lose(live, time),
    supervise(live, time, by, comment) {
      const fact = { order: live, time, by, comment, seq: ++changes.ownSeq };
      archive.insertEvent({ epoch: OWN_EPOCH, ...superviseOrder(memory.orders, fact) });
    },
    contradiction: () => changes.contradiction,
    ownSeq: () => changes.ownSeq,
    takeSeats: () => changes.seats.takeMoved(),
    takeRoster: () => changes.roster.takeMoved(),
  };
}

/** How what sources say changes the memory, and what of it is written down. */
class Changes {
  readonly seats: SeatsOfSources;
  readonly roster: Roster;
  ownSeq: number;
  contradiction: string | null = null;
  private readonly memory: Memory;
  private readonly archive: Archive;
  private readonly complaints: Complaints;

  constructor(memory: Memory, archive: Archive, complaints: Complaints, ownSeq: number) {
    this.memory = memory;
    this.archive = archive;
    this.complaints = complaints;
    this.ownSeq = ownSeq;
    this.seats = new SeatsOfSources(memory, archive);
    this.roster = new Roster(memory);
  }

  take(source: SourceRecord, event: CtiEvent, heardAt: number): boolean {
    const { names, contacts, limits } = this.memory;
    this.contradiction = null;
    const entry = factOfEventAt(event, names, source.code, source.epoch);
    const live = entry ? contacts.get(source.code, entry.contact, source.acw) : null;
    if (live && isClosed(live.view, limits.purgedBefore)) return false;
    this.archive.insertEvent(encodeEvent(event, source.epoch, source.code, live?.contact.code ?? 0, names));
    if (event.type === 'complaint.filed') this.complaints.take(source, event);
    if (live && entry) {
      live.heardAt = heardAt;
      addToContact(this.memory, live, entry);
      this.settle(source, live, event.seq);
    } else if (event.type === 'agent.state') this.seats.take(source, event);
    else if (isRosterEvent(event)) this.roster.take(source, event);
    else this.takeOrder(source, event);
    return true;
  }

  private takeOrder(source: SourceRecord, event: CtiEvent): void {
    const { names, orders } = this.memory;
    const said = orderFactOf(event, names);
    this.contradiction = said && orders.add(orders.get(source.code, said.order), said.fact);
  }

  applySnapshot(source: SourceRecord, snapshot: SourceSnapshot): void {
    const { contacts } = this.memory;
    const known = new Set(snapshot.contacts.map((each) => each.contact));
    for (const live of contacts.open(source.code)) {
      if (!known.has(live.contact.id) && live.view.newest <= snapshot.at) this.lose(live, snapshot.at);
    }
    for (const each of snapshot.contacts) this.infer(source, each);
    if (source.agentStates) this.seats.applySnapshot(source, snapshot);
  }

  lose(live: LiveContact, time: number): void {
    const fact: FactRow = { kind: LOST, time, seq: 0, queue: 0, agent: 0, detail: 0 };
    const { code, id } = live.contact;
    if (!addToContact(this.memory, live, { contact: id, fact, dims: null, customer: '' })) return;
    const seq = ++this.ownSeq;
    const event = {
      epoch: OWN_EPOCH,
      seq,
      type: LOST_TYPE,
      time,
      contact: code,
      agent: 0,
      rest: 0,
      extra: null,
    };
    this.archive.insertEvent(event);
  }

  /** What a snapshot knows of a contact and no event has told, written down as the station's own facts. */
  private infer(source: SourceRecord, told: SourceSnapshot['contacts'][number]): void {
    const { names, contacts } = this.memory;
    const live = contacts.get(source.code, told.contact, source.acw);
    for (const { event, fact } of inferFacts(told, live.view, names, source.code)) {
      if (!addToContact(this.memory, live, fact)) continue;
      const own = { ...event, seq: ++this.ownSeq };
      this.archive.insertEvent(encodeEvent(own, OWN_EPOCH, source.code, live.contact.code, names));
    }
  }

  /** Events up to a snapshot's `asOf` fill in the past: what they leave open and it does not know was over by then. */
  private settle(source: SourceRecord, live: LiveContact, seq: number): void {
    const { snapshot } = source;
    if (!snapshot || snapshot.epoch !== source.epoch || seq > snapshot.asOf) return;
    if (live.view.state === 0 || live.view.newest > snapshot.at) return;
    if (!snapshot.contacts.includes(live.contact.id)) this.lose(live, snapshot.at);
  }
}

/** Was a contact over before the days that are kept? A new one has no facts yet. */
function isClosed({ state, newest }: ContactView, purgedBefore: number): boolean {
  return newest < purgedBefore && state === 0 && newest !== 0;
}

/** Marks the centre's slot of a late event, so that the screen can say what changed and how much. */
export function markLate(engine: Engine, time: number): void {
  engine.rows.at(family.scope, time, 0).late++;
}
