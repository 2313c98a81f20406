import { eventTypes } from '../../shared/model/event.ts';
import type { StoredEvent } from './archive-port.ts';
import { addCustomer, addDimension, addFact, detail, factKinds, newContact } from './floor/contact.ts';
import type { Contact } from './floor/contact.ts';
import { decodeContact, encodeContact } from './floor/contact-codec.ts';
import { readLegs } from './floor/legs.ts';
import type { SeatChange } from './floor/seats.ts';
import type { ComplaintReader } from './hotspots/complaint-reader.ts';
import { verifyComplaints } from './hotspots/verify-complaints.ts';
import { isRepeat, visitOf } from './floor/visits.ts';
import type { Visit, VisitBook } from './floor/visits.ts';
import { decodeEventData, LOST_TYPE } from './ingest/event-codec.ts';
import { factOfEventAt } from './ingest/fact-of-event.ts';
import { OWN_EPOCH } from './engine.ts';
import type { Name, Names } from './names.ts';
import { createNames } from './names.ts';
import { emptyAccount, readAccount } from './slots/account.ts';
import type { Combo } from './slots/combos.ts';
import { createCombos } from './slots/combos.ts';
import type { Formulas } from './slots/formulas.ts';
import { verifyOrders } from './orders/verify-orders.ts';
import type { OrderScratch, OrderVerifyReader } from './orders/verify-orders.ts';
import { decodeRow } from './slots/row-codec.ts';
import type { StoredRow } from './slots/row-codec.ts';
import type { Row } from './slots/row.ts';
import { createRows } from './slots/rows.ts';
import type { RowChanges, RowSource } from './slots/rows.ts';
import { countState } from './slots/state-time.ts';
import type { TallyContext } from './slots/tally.ts';
import { tally } from './slots/tally.ts';
import { trace } from './slots/trace.ts';

/** What a recount reads. Contacts, events and rows come in the order of their keys. */
export interface VerifyReader extends OrderVerifyReader, ComplaintReader {
  names(): Name[];
  combos(): Combo[];
  sourceIds(): Map<number, string>;
  contacts(): Iterable<{ code: number; source: number; id: string; over: number | null; body: Uint8Array }>;
  eventsByContact(): Iterable<StoredEvent>;
  /** The book of visits: is this in it, and how many are. */
  hasVisit(visit: Visit, contact: number): boolean;
  visitCount(): number;
  /** Rows that start at `from` (epoch ms) or later. */
  rowsInOrder(from: number): Iterable<StoredRow>;
  /** Days before it are closed, epoch ms; what is wrong with their figures by their digests, and how many there are. */
  purgedBefore(): number;
  checkClosedDays(): { differences: string[]; days: number };
  /** Days whose sums are not those of their quarter hours. */
  wrongDays(): string[];
  seatChanges(): Iterable<SeatChange>;
  sequenceCounts(): {
    epoch: number;
    id: string;
    source: string;
    next: number;
    events: number;
    quarantined: number;
    lost: number;
  }[];
}

/** Where the recount keeps its own rows: a scratch database, because a year's rows do not fit in memory. */
export interface VerifyScratch
  extends
    Omit<RowSource, 'unsealed' | 'spansBetween'>,
    Pick<VisitBook, 'visited' | 'addVisit'>,
    OrderScratch {
  write(changes: RowChanges): void;
  rowsInOrder(from: number): Iterable<StoredRow>;
}

/** The outcome of a recount. */
export interface VerifyResult {
  differences: string[];
  contacts: number;
  orders: number;
  events: number;
  rows: number;
  /** Closed days, checked by their digests. */
  closedDays: number;
}

/** Contacts counted between two writes of the scratch rows. */
const CHUNK = 2_000;
/** Differences listed; more are only counted. */
const LISTED = 100;

/**
 * Counts everything retained again, from the events alone and under the formula settings of each day, and compares
 * contacts, rows and cursors with what is stored.
 * What is closed cannot be recounted: its figures are checked by their digests, its contacts are passed over.
 * Marks of late corrections are not compared: they tell when something came, not what happened.
 */
export function verify(reader: VerifyReader, scratch: VerifyScratch, formulas: Formulas): VerifyResult {
  const result: VerifyResult = { differences: [], contacts: 0, orders: 0, events: 0, rows: 0, closedDays: 0 };
  const differ = (text: string): void =>
    void (result.differences.length < LISTED && result.differences.push(text));
  const { width } = formulas;
  const rows = createRows({ ...scratch, unsealed: () => [], spansBetween: () => [] }, formulas);
  const known = reader.combos().length;
  const context: TallyContext = {
    rows,
    combos: createCombos(reader.combos()),
    formulas,
    width,
  };
  const settle = (): void => {
    scratch.write(rows.changes(Infinity));
    rows.written();
  };
  noteVisits(reader, scratch, differ);
  const sourceOf = sourceByName(reader.sourceIds());
  const names = createNames(reader.names(), sourceOf);
  recountContacts(reader, scratch, context, names, result, differ, settle);
  result.orders = verifyOrders(reader, scratch, names, sourceOf, differ);
  recountStates(reader, context);
  settle();
  if (context.combos.all().length - 1 > known)
    differ('combinations of dimensions occur that the station does not know');
  const from = reader.purgedBefore();
  verifyComplaints(reader, from, differ);
  compareRows(reader.rowsInOrder(from), scratch.rowsInOrder(from), width, result, differ);
  const closed = reader.checkClosedDays();
  closed.differences.forEach(differ);
  reader.wrongDays().forEach(differ);
  result.closedDays = closed.days;
  for (const each of reader.sequenceCounts()) {
    const seen = each.events + each.quarantined + each.lost;
    if (seen !== each.next - 1) {
      differ(
        `source ${each.source}, epoch ${each.id}: cursor at ${each.next}, but ${each.events} events + ${each.quarantined} in quarantine + ${each.lost} lost`,
      );
    }
  }
  return result;
}

function recountContacts(
  reader: VerifyReader,
  scratch: VerifyScratch,
  context: TallyContext,
  names: Names,
  result: VerifyResult,
  differ: (text: string) => void,
  settle: () => void,
): void {
  const events = reader.eventsByContact()[Symbol.iterator]();
  let event = events.next();
  const nothing = emptyAccount();
  const account = emptyAccount();
  const before = reader.purgedBefore();
  for (const row of reader.contacts()) {
    const closed = row.over !== null && row.over < before;
    const stored = decodeContact(row.code, row.source, row.id, row.body);
    const contact = newContact(row.code, row.source, row.id, stored.acw);
    while (!event.done && event.value.contact < row.code) {
      differ(`event ${event.value.epoch}:${event.value.seq} belongs to no contact`);
      event = events.next();
    }
    while (!event.done && event.value.contact === row.code) {
      if (!closed) addStored(contact, event.value, names);
      result.events++;
      event = events.next();
    }
    if (closed) continue;
    const view = readLegs(contact);
    contact.repeat = isRepeat(scratch, visitOf(contact, view));
    if (!sameBytes(encodeContact(contact), row.body))
      differ(`contact ${row.id}: stored facts are not those of its events`);
    readAccount(account, context.combos, contact, view);
    tally(context, nothing, account);
    trace(context.rows, nothing, account, { ended: () => undefined });
    if (++result.contacts % CHUNK === 0) settle();
  }
}

/** Who came when, from the contacts as stored: whether they are what their events say is looked at one by one. */
function noteVisits(reader: VerifyReader, scratch: VerifyScratch, differ: (text: string) => void): void {
  let count = 0;
  for (const row of reader.contacts()) {
    const contact = decodeContact(row.code, row.source, row.id, row.body);
    const visit = visitOf(contact, readLegs(contact));
    if (!visit) continue;
    scratch.addVisit(visit, row.code);
    count++;
    if (!reader.hasVisit(visit, row.code)) differ(`contact ${row.id}: is not in the book of visits`);
  }
  const kept = reader.visitCount();
  if (kept !== count) differ(`the book of visits has ${kept} entries, the contacts make ${count}`);
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

function sourceByName(ids: ReadonlyMap<number, string>): (id: string) => number | undefined {
  const codes = new Map([...ids].map(([code, id]) => [id, code]));
  return (id) => codes.get(id);
}

/** Puts a stored event into its contact, as the engine did when it came. */
function addStored(contact: Contact, row: StoredEvent, names: Names): void {
  const { epoch, seq, time } = row;
  if (row.type === LOST_TYPE) {
    addFact(contact, { kind: factKinds.indexOf('lost'), time, seq: 0, queue: 0, agent: 0, detail: 0 });
    return;
  }
  const type = eventTypes[row.type];
  const data = decodeEventData(row, names, () => contact.id);
  const own = epoch === OWN_EPOCH;
  const entry =
    type &&
    factOfEventAt(
      { seq: own ? 0 : seq, type, time, data } as Parameters<typeof factOfEventAt>[0],
      names,
      contact.source,
      epoch,
    );
  if (!entry) return;
  if (row.agent !== 0) entry.fact.agent = row.agent;
  if (own && type !== 'contact.entered') entry.fact.detail = detail.inferred.yes;
  addFact(contact, entry.fact);
  entry.dims?.forEach((code, index) => addDimension(contact, index, code, time, names.text));
  addCustomer(contact, entry.customer, time);
}

function recountStates(reader: VerifyReader, context: TallyContext): void {
  let last: SeatChange | undefined;
  for (const change of reader.seatChanges()) {
    if (last?.agent === change.agent) {
      countState(context.rows, context.combos, {
        agent: last.agent,
        state: last.state,
        from: last.time,
        to: change.time,
        sign: 1,
      });
    }
    last = change;
  }
}

function compareRows(
  stored: Iterable<StoredRow>,
  recounted: Iterable<StoredRow>,
  width: number,
  result: VerifyResult,
  differ: (text: string) => void,
): void {
  const again = recounted[Symbol.iterator]();
  let other = again.next();
  for (const row of stored) {
    result.rows++;
    while (!other.done && compareKeys(other.value, row) < 0) {
      if (!isEmpty(decodeRow(other.value, width))) differ(`${place(other.value)}: missing`);
      other = again.next();
    }
    const mine = decodeRow(row, width);
    if (other.done || compareKeys(other.value, row) > 0) {
      if (!isEmpty(mine)) differ(`${place(row)}: nothing of it is in the events`);
      continue;
    }
    const difference = firstDifference(mine, decodeRow(other.value, width));
    if (difference) differ(`${place(row)}: ${difference}`);
    other = again.next();
  }
  for (; !other.done; other = again.next())
    if (!isEmpty(decodeRow(other.value, width))) differ(`${place(other.value)}: missing`);
}

function compareKeys(a: StoredRow, b: StoredRow): number {
  return a.family - b.family || a.start - b.start || a.combo - b.combo;
}

function place(row: StoredRow): string {
  return `row ${row.family}/${new Date(row.start).toISOString()}/${row.combo}`;
}

function isEmpty(row: Row): boolean {
  return row.counts.every((count) => count === 0) && row.waitMax.every((wait) => wait === 0);
}

function firstDifference(stored: Row, recounted: Row): string | null {
  if (stored.formulaVersion !== recounted.formulaVersion)
    return `counted under formula ${stored.formulaVersion}, in force is ${recounted.formulaVersion}`;
  for (let i = 0; i < stored.counts.length; i++) {
    if (stored.counts[i] !== recounted.counts[i])
      return `column ${i} is ${stored.counts[i]}, recounted ${recounted.counts[i]}`;
  }
  const parts = (row: Row): unknown => [
    row.waitMax,
    row.depth,
    row.service,
    sorted(row.waits),
    sorted(row.handles),
  ];
  const [a, b] = [JSON.stringify(parts(stored)), JSON.stringify(parts(recounted))];
  return a === b ? null : `peaks or histograms differ: ${a.slice(0, 120)} / ${b.slice(0, 120)}`;
}

function sorted(histogram: ReadonlyMap<number, number>): [number, number][] {
  return [...histogram].toSorted((a, b) => a[0] - b[0]);
}
