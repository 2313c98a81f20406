import type { AlertArchive, AlertChanges } from './alerts/alert-archive.ts';
import type { ComplaintArchive, ComplaintChanges } from './hotspots/hotspot-archive.ts';
import type { FormulaVersion } from '../../shared/model/formula.ts';
import type { Message } from '../../shared/model/message.ts';
import type { Contact } from './floor/contact.ts';
import type { VisitBook } from './floor/visits.ts';
import type { Seat, SeatChange, StoredSeat } from './floor/seats.ts';
import type { SourceRecord } from './ingest/source-record.ts';
import type { StoredGap } from './ingest/stored-gap.ts';
import type { LaterNames, Name } from './names.ts';
import type { Combo } from './slots/combos.ts';
import type { StoredRow, StoredTracks } from './slots/row-codec.ts';
import type { Audit } from './ports.ts';
import type { OrderArchive, OrderChange, OrderDayOf } from './orders/order-archive.ts';
import type { DutyArchive } from './shift/duty-archive.ts';
import type { RetentionLimits } from './retention/limits.ts';
import type { RowChanges, SlotKey } from './slots/rows.ts';

/** An event as stored: names as codes; `rest` the code of its low-cardinality members, `extra` the others as JSON. */
export interface StoredEvent {
  epoch: number;
  seq: number;
  type: number;
  time: number;
  contact: number;
  agent: number;
  rest: number;
  extra: string | null;
}

/** A message that could not be counted; raw text masked. */
export interface Quarantined {
  source: number;
  epoch: number;
  seq: number;
  /** When it came, epoch ms. */
  at: number;
  code: string;
  why: string;
  raw: string;
  /** Type of the event, where it is one that is known, else empty. */
  type: string;
  /** Code of the order it is about, null: of none that is known. */
  order: number | null;
}

/** The second-by-second ends of waits behind the rolling windows. */
export interface StoredSecond {
  second: number;
  counts: Map<number, number[]>;
}

/** Start (epoch ms) and the figures of several rows joined to one piece: `RowReader` reads one after the other. */
export type StoredSlot = readonly [start: number, figures: Uint8Array];

/** A whole local day in the same form, of centre and queues. */
export type StoredDay = readonly [start: number, end: number, figures: Uint8Array];

/** What the station starts from. */
export interface ArchiveState {
  /** All but those of kind `data`. */
  names: Name[];
  dataNames: LaterNames;
  combos: Combo[];
  sources: SourceRecord[];
  openContacts: Contact[];
  nextContact: number;
  seats: Seat[];
  seconds: StoredSecond[];
  /** Newest event time committed, 0 = none. */
  newest: number;
  /** Totals since the database was made. */
  totals: Record<string, number>;
  /** What `roster.*` events said, by name code. */
  roster: Map<number, Record<string, unknown>>;
  /** Versions of the formula settings, by rising number. */
  formulas: FormulaVersion[];
}

/** Everything one commit changes besides its events; written in the events' transaction. */
export interface CommitBatch {
  names: Name[];
  combos: Combo[];
  contacts: {
    contact: Contact;
    open: boolean;
    offeredAt: number;
    lastAt: number;
    /** Not in the archive yet. */
    fresh: boolean;
    /** Only its facts changed, not by what it is found: the indexes need not be touched. */
    factsOnly: boolean;
  }[];
  slots: RowChanges;
  sources: SourceRecord[];
  seats: StoredSeat[];
  seconds: StoredSecond[];
  quarantined: Quarantined[];
  gaps: StoredGap[];
  totals: Record<string, number>;
  roster: Map<number, Record<string, unknown>>;
  alerts: AlertChanges;
  orders: readonly OrderChange[];
  complaints: ComplaintChanges;
}

/** Messages to the hall. No transaction may be open, or they are only as durable as it. */
export interface MessageArchive {
  /** All that are stored, oldest first. */
  messages(): Message[];
  /** Stores one; gives its id, which no other message ever has. */
  addMessage(message: Omit<Message, 'id'>): string;
  removeMessage(id: string): void;
}

/** One version of a document that people edit; `by`: who made it, empty where that is not known. */
export interface StoredDocument {
  /** 1, 2, 3 … within its kind. */
  version: number;
  /** Epoch ms. */
  since: number;
  by: string;
  /** JSON. */
  body: string;
}

/** Documents that people edit, every version of them. As with messages, no transaction may be open. */
export interface DocumentArchive {
  newestDocument(kind: string): StoredDocument | undefined;
  documentVersion(kind: string, version: number): StoredDocument | undefined;
  /** The newest first. */
  documentVersions(kind: string, most: number): StoredDocument[];
  /** Stores the next version, gives its number, and lets go of those that are more than `keep` versions old. */
  addDocument(kind: string, document: Omit<StoredDocument, 'version'>, keep: number): number;
}

/** The station's own database: one writer, everything of a commit in one transaction, durable when `commit` returns. */
export interface Archive
  extends
    VisitBook,
    MessageArchive,
    DocumentArchive,
    AlertArchive,
    OrderArchive,
    ComplaintArchive,
    DutyArchive {
  /** Who did what. */
  readonly audit: Audit;
  load(): ArchiveState;
  /** Versions of the formula settings, by rising number. */
  formulas(): FormulaVersion[];
  loadRow(family: number, start: number, combo: number): StoredRow | undefined;
  loadTracks(family: number, start: number, combo: number): StoredTracks | undefined;
  newestRow(family: number): number;
  /** Slots whose steps are not stored yet. */
  unsealed(): SlotKey[];
  /** Contacts that may have waited or talked in `[from, to)`: offered up to a day before and not over by `from`. */
  contactsBetween(from: number, to: number): Iterable<Contact>;
  /** All rows of a family that start in `[from, to)`. */
  rowsBetween(family: number, from: number, to: number): StoredRow[];
  /** The same, figures only, those of one start joined to one piece; by rising start. With `combo` only its rows. */
  slotsBetween(family: number, from: number, to: number, combo?: number): Iterable<StoredSlot>;
  findContact(source: number, id: string): Contact | undefined;
  contactByCode(code: number): Contact | undefined;
  /** State changes of a seat just before (time, seq), and at it or just after. */
  seatChangesAround(
    agent: number,
    time: number,
    seq: number,
  ): { before: SeatChange | undefined; after: SeatChange | undefined };
  /** Was it the storage that failed (a full disk …), not the station itself? */
  isStorageError(cause: unknown): boolean;
  /** Days before `before` (epoch ms, 0 = none) are closed; the purge of the day that starts at `on` has been done. */
  purged(): { before: number; on: number };
  /** Start of the oldest stored row from `from` on, Infinity when there is none; epoch ms. */
  oldestRow(from: number): number;
  inTransaction(): boolean;
  /** Runs `write` in a transaction of its own, durable when it returns; none may be open. @throws what `write` throws, undone */
  alone<T>(write: () => T): T;
  /**
   * Removes the past in steps of some ms, a transaction each; goes on where a purge before was broken off. `days` tile
   * what is newly before the limit of events.
   * @param orderDayOf what an order that goes is kept as
   */
  purge(
    limits: RetentionLimits,
    days: readonly { start: number; end: number }[],
    orderDayOf: OrderDayOf,
  ): Iterable<void>;
  /**
   * Sums up local days that are over, of centre and queues, for reports of long ranges: those that are not yet, a day a
   * step. A day whose figures change later is forgotten by itself.
   */
  sumDays(days: readonly { start: number; end: number }[]): Iterable<void>;
  /** Stores another version of the formula settings, in a transaction of its own. */
  addFormula(version: FormulaVersion): void;
  /** Opens the transaction if none is open. */
  begin(): void;
  insertEvent(event: StoredEvent): void;
  insertSeatChange(change: SeatChange): void;
  /** Contacts so far changed must be findable by `contactsBetween` inside the transaction. */
  writeContacts(contacts: CommitBatch['contacts']): void;
  /** @throws when the disk is full or fails; nothing of the transaction is then stored. */
  commit(batch: CommitBatch): void;
  rollback(): void;
  close(): void;
}
