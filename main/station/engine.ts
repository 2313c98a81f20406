import type { CtiEvent } from '../../shared/model/event.ts';
import type { SourceSnapshot } from '../../shared/contract/feed.ts';
import type { Settings } from '../../shared/model/settings.ts';
import type { Archive, ArchiveState } from './archive-port.ts';
import { createContacts } from './floor/contacts.ts';
import type { Contacts, LiveContact } from './floor/contacts.ts';
import { addCustomer, addDimension, addFact, adds, factKinds } from './floor/contact.ts';
import type { FactRow } from './floor/contact.ts';
import { readLegs } from './floor/legs.ts';
import type { Seat, StoredSeat } from './floor/seats.ts';
import { aboutSeat, applyChange } from './floor/seats.ts';
import { encodeEvent, LOST_TYPE } from './ingest/event-codec.ts';
import { factOfEventAt } from './ingest/fact-of-event.ts';
import type { ContactFact } from './ingest/fact-of-event.ts';
import { inferFacts } from './ingest/infer-facts.ts';
import type { SourceRecord } from './ingest/source-record.ts';
import type { Names } from './names.ts';
import { createNames } from './names.ts';
import type { Combos } from './slots/combos.ts';
import { createCombos } from './slots/combos.ts';
import type { Span } from './slots/span.ts';
import { family, ledgerWidth } from './slots/row.ts';
import type { Rolling } from './slots/rolling.ts';
import { createRolling } from './slots/rolling.ts';
import type { Rows } from './slots/rows.ts';
import { createRows } from './slots/rows.ts';
import { countState } from './slots/state-time.ts';
import type { TallyContext } from './slots/tally.ts';
import { tally } from './slots/tally.ts';
import { retrace, spansOf } from './slots/trace.ts';

/** Epoch code under which the station writes what it inferred itself. */
export const OWN_EPOCH = 0;

/** What the station knows, and how one event changes it: apply → count. Nothing here waits, sends or commits. */
export interface Engine {
  names: Names;
  combos: Combos;
  rows: Rows;
  rolling: Rolling;
  contacts: Contacts;
  seats: Map<number, Seat>;
  roster: Map<number, Record<string, unknown>>;
  context: TallyContext;
  /** Stores and counts one admitted event. `heardAt`: monotonic time of a live event, 0 in a replay. */
  take(source: SourceRecord, event: CtiEvent, heardAt: number): void;
  /** Applies a whole snapshot of a source. */
  applySnapshot(source: SourceRecord, snapshot: SourceSnapshot): void;
  /** Closes a contact whose end never came, as of `time`. */
  lose(live: LiveContact, time: number): void;
  /** Newest seq of the station's own facts. */
  ownSeq(): number;
  /** Seats and roster entries changed since the last call, for the archive. */
  takeSeats(): StoredSeat[];
  takeRoster(): Map<number, Record<string, unknown>>;
}

const LOST = factKinds.indexOf('lost');

/** An engine that goes on from an archive's state. */
export function createEngine(archive: Archive, state: ArchiveState, settings: Settings, sourceOf: (id: string) => number | undefined): Engine {
  const names = createNames(state.names, sourceOf);
  const combos = createCombos(state.combos);
  const seconds = settings.serviceLevelSeconds;
  const width = ledgerWidth(seconds);
  const rows = createRows(
    {
      newestRow: (of) => archive.newestRow(of),
      loadRow: (of, start, combo) => archive.loadRow(of, start, combo),
      loadTracks: (of, start, combo) => archive.loadTracks(of, start, combo),
      rowsBetween: (of, from, to) => archive.rowsBetween(of, from, to),
      unsealed: () => archive.unsealed(),
      spansBetween,
    },
    width,
  );
  const context: TallyContext = { rows, combos, seconds, shortAbandonMs: settings.shortAbandonMs, width };
  const rolling = createRolling(seconds);
  for (const { second, counts } of state.seconds) rolling.restore(second, counts);
  const contacts = createContacts(
    (source, id) => archive.findContact(source, id),
    state.openContacts,
    state.nextContact,
    (contact, view) => spansOf(context, contact, view),
  );
  const seats = new Map(state.seats.map((seat) => [seat.agent, seat]));
  const roster = state.roster;
  const movedSeats = new Set<number>();
  const movedRoster = new Set<number>();
  let ownSeq = state.totals['ownSeq'] ?? 0;

  /** Spans of contacts in memory as they are there, and of the others as stored. */
  function* spansBetween(from: number, to: number): Generator<readonly Span[]> {
    yield* contacts.spans();
    for (const contact of archive.contactsBetween(from, to)) {
      if (!contacts.holds(contact.source, contact.id)) yield spansOf(context, contact, readLegs(contact));
    }
  }

  function addToContact(live: LiveContact, entry: ContactFact): boolean {
    const { contact } = live;
    const before = live.view;
    if (!adds(contact, entry)) return false;
    // Taken back under the dimensions it was counted under.
    tally(context, contact, before, -1);
    const added = addFact(contact, entry.fact);
    entry.dims?.forEach((code, index) => addDimension(contact, index, code, entry.fact.time, names.text));
    addCustomer(contact, entry.customer, entry.fact.time);
    const after = readLegs(contact);
    tally(context, contact, after, 1);
    const spans = spansOf(context, contact, after);
    retrace(context, live.spans, spans, rolling);
    contacts.update(live, after, spans);
    return added;
  }

  function lose(live: LiveContact, time: number): void {
    const fact: FactRow = { kind: LOST, time, seq: 0, queue: 0, agent: 0, detail: 0 };
    if (!addToContact(live, { contact: live.contact.id, fact, dims: null, customer: '' })) return;
    const { code } = live.contact;
    archive.insertEvent({ epoch: OWN_EPOCH, seq: ++ownSeq, type: LOST_TYPE, time, contact: code, agent: 0, rest: 0, extra: null });
  }

  /** Events up to a snapshot's `asOf` fill in the past: what they leave open and it does not know was over by then. */
  function settle(source: SourceRecord, live: LiveContact, seq: number): void {
    const { snapshot } = source;
    if (!snapshot || snapshot.epoch !== source.epoch || seq > snapshot.asOf) return;
    if (live.view.state === 0 || live.view.newest > snapshot.at || snapshot.contacts.includes(live.contact.id)) return;
    lose(live, snapshot.at);
  }

  function takeSeat(source: SourceRecord, event: CtiEvent & { type: 'agent.state' }): void {
    const { data, time, seq } = event;
    const agent = names.code('agent', source.code, data.agent);
    changeSeat(source, {
      agent, time, seq, state: data.state, reason: data.reason ?? '', source: source.code, name: data.name ?? '',
      team: names.code('team', 0, data.team), site: names.code('site', 0, data.site),
      queues: (data.queues ?? []).map((queue) => names.code('queue', source.code, queue)),
    }, seq);
  }

  function changeSeat(source: SourceRecord, seat: Seat, seq: number): void {
    const behind = source.snapshot !== null && source.snapshot.epoch === source.epoch && seq <= source.snapshot.asOf;
    const spans = applyChange(seats, archive, seat, !behind);
    if (spans === null) return;
    archive.insertSeatChange(seat);
    movedSeats.add(seat.agent);
    for (const span of spans) countState(rows, combos, width, span);
  }

  return {
    names, combos, rows, rolling, contacts, seats, roster, context, lose,
    ownSeq: () => ownSeq,
    takeSeats() {
      const changed = [...movedSeats].map((agent) => {
        const seat = seats.get(agent)!;
        return { agent, time: seat.time, seq: seat.seq, state: seat.state, about: names.code('data', 0, aboutSeat(seat)) };
      });
      movedSeats.clear();
      return changed;
    },
    takeRoster() {
      const changed = new Map([...movedRoster].map((code) => [code, roster.get(code) ?? {}]));
      movedRoster.clear();
      return changed;
    },
    take(source, event, heardAt) {
      const entry = factOfEventAt(event, names, source.code, `${source.epoch}:${event.seq}`);
      const live = entry ? contacts.get(source.code, entry.contact, source.acw) : null;
      archive.insertEvent(encodeEvent(event, source.epoch, source.code, live?.contact.code ?? 0, names));
      if (live && entry) {
        live.heardAt = heardAt;
        addToContact(live, entry);
        settle(source, live, event.seq);
      } else if (event.type === 'agent.state') takeSeat(source, event);
      else takeRoster(source, event);
    },
    applySnapshot(source, snapshot) {
      const known = new Set(snapshot.contacts.map((each) => each.contact));
      for (const live of contacts.open(source.code)) {
        if (!known.has(live.contact.id) && live.view.newest <= snapshot.at) lose(live, snapshot.at);
      }
      for (const each of snapshot.contacts) {
        const live = contacts.get(source.code, each.contact, source.acw);
        for (const entry of inferFacts(each, live.view, names, source.code)) {
          if (!addToContact(live, entry.fact)) continue;
          archive.insertEvent(encodeEvent({ ...entry.event, seq: ++ownSeq }, OWN_EPOCH, source.code, live.contact.code, names));
        }
      }
      if (source.agentStates) seatsOfSnapshot(source, snapshot);
    },
  };

  function seatsOfSnapshot(source: SourceRecord, snapshot: SourceSnapshot): void {
    const named = new Set<number>();
    for (const each of snapshot.agents) {
      const agent = names.code('agent', source.code, each.agent);
      named.add(agent);
      const held = seats.get(agent);
      if (held && held.state === each.state && held.time >= each.since) continue;
      changeSeat(source, {
        agent, time: each.since, seq: snapshot.asOf, state: each.state, reason: each.reason ?? '', source: source.code, name: '',
        team: names.code('team', 0, each.team), site: 0,
        queues: (each.queues ?? []).map((queue) => names.code('queue', source.code, queue)),
      }, Infinity);
    }
    for (const seat of seats.values()) {
      if (seat.source !== source.code || named.has(seat.agent) || seat.state === 'offline' || seat.time > snapshot.at) continue;
      changeSeat(source, { ...seat, time: snapshot.at, seq: snapshot.asOf, state: 'offline', reason: '' }, Infinity);
    }
  }

  function takeRoster(source: SourceRecord, event: CtiEvent): void {
    if (event.type !== 'roster.queue' && event.type !== 'roster.agent' && event.type !== 'roster.site') return;
    const { type, data } = event;
    const [kind, id] =
      type === 'roster.queue' ? (['queue', data.queue] as const) : type === 'roster.agent' ? (['agent', data.agent] as const) : (['site', data.site] as const);
    const code = names.code(kind, source.code, id);
    roster.set(code, { ...roster.get(code), ...data });
    movedRoster.add(code);
  }
}

/** Marks the centre's slot of a late event, so that the screen can say what changed and how much. */
export function markLate(engine: Engine, time: number): void {
  engine.rows.at(family.scope, time, 0).late++;
}
