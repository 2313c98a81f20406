import type { Archive } from '../archive-port.ts';
import type { Contact } from './contact.ts';
import { newContact } from './contact.ts';
import type { ContactView } from './legs.ts';
import { readLegs } from './legs.ts';
import { emptyAccount, readAccount } from '../slots/account.ts';
import type { Account } from '../slots/account.ts';
import type { Combos } from '../slots/combos.ts';

/** A contact in memory with what it amounts to so far. */
export interface LiveContact {
  contact: Contact;
  view: ContactView;
  /** What of it is counted; null once that is written. */
  account: Account | null;
  /** Those who wait in the same queue, while it waits. */
  place: Set<LiveContact> | null;
  /** Who serves it now (0: unknown), or `NOBODY`. */
  servedBy: number;
  /** As what the screens count it among the open ones: see `OpenContacts`. */
  shownAs: number;
  /** Not in the archive yet. */
  fresh: boolean;
  /** Offer time (0 = none) and openness as the archive has them indexed. */
  indexed: { offeredAt: number; open: boolean };
  dirty: boolean;
  /** Monotonic time of the last event, for closing contacts whose end never comes; 0 = not received live. */
  heardAt: number;
}

/** Contacts by source and id: those in memory, the others loaded from the archive when an event names them. */
export interface Contacts {
  get(source: number, id: string, acw: boolean): LiveContact;
  /** A contact there is, by its code. */
  byCode(code: number): LiveContact | undefined;
  /** Open contacts of a source in memory: all there are. */
  open(source: number): LiveContact[];
  /** Contacts waiting, by queue. */
  waiting: Map<number, Set<LiveContact>>;
  /** How many contacts each agent (0: unknown) serves; only those who serve one. */
  talking: Map<number, number>;
  /** Its view has changed: counts the contact anew in the two above, and has it written at the next commit. */
  changed(live: LiveContact): void;
  /** What of a contact is counted, to be moved on. */
  account(live: LiveContact): Account;
  /** All contacts in memory, and whether one is. */
  all(): Iterable<LiveContact>;
  holds(source: number, id: string): boolean;
  dirty(): LiveContact[];
  written(): void;
}

/** Where contacts that are not in memory are found. */
export type ContactFinder = Pick<Archive, 'findContact' | 'contactByCode'>;

/** `shownAs` of a contact that is not counted among the open ones. */
export const NOT_OPEN = -1;
const NOBODY = -1;

/** Closed contacts kept in memory for late events before they must be loaded again. */
const KEPT = 250;

/** Accounts kept for use again. */
const SPARE = 4_000;

/** Contacts over an archive; `open` are the ones not ended when the station stopped. */
export function createContacts(
  find: ContactFinder,
  open: readonly Contact[],
  nextCode: number,
  combos: Combos,
): Contacts {
  const contacts = new ContactsInMemory(find, nextCode, combos);
  for (const contact of open) contacts.keep(contact, false);
  return contacts;
}

class ContactsInMemory implements Contacts {
  readonly waiting = new Map<number, Set<LiveContact>>();
  readonly talking = new Map<number, number>();
  private readonly find: ContactFinder;
  private readonly combos: Combos;
  private readonly bySource = new Map<number, Map<string, LiveContact>>();
  private nextCode: number;
  private unwritten: LiveContact[] = [];
  /** Those in memory that are over, the oldest first. */
  private readonly closed = new Set<LiveContact>();
  /** Accounts no longer needed, to be used again: one is read for every contact of a commit. */
  private readonly spare: Account[] = [];

  constructor(find: ContactFinder, nextCode: number, combos: Combos) {
    this.find = find;
    this.nextCode = nextCode;
    this.combos = combos;
  }

  get(source: number, id: string, acw: boolean): LiveContact {
    const known = this.idsOf(source).get(id);
    if (known) return known;
    const stored = this.find.findContact(source, id);
    if (stored) return this.keep(stored, false);
    return this.keep(newContact(this.nextCode++, source, id, acw), true);
  }

  byCode(code: number): LiveContact | undefined {
    // One of this very commit is not in the archive yet.
    const unwritten = this.unwritten.find((live) => live.contact.code === code);
    const stored = unwritten ? undefined : this.find.contactByCode(code);
    return unwritten ?? (stored && (this.idsOf(stored.source).get(stored.id) ?? this.keep(stored, false)));
  }

  open(source: number): LiveContact[] {
    return [...this.idsOf(source).values()].filter((live) => live.view.state !== 0);
  }

  changed(live: LiveContact): void {
    this.place(live);
    if (live.dirty) return;
    live.dirty = true;
    this.unwritten.push(live);
  }

  account(live: LiveContact): Account {
    const { contact, view } = live;
    return (live.account ??= readAccount(this.spare.pop() ?? emptyAccount(), this.combos, contact, view));
  }

  *all(): Generator<LiveContact> {
    for (const ids of this.bySource.values()) yield* ids.values();
  }

  holds(source: number, id: string): boolean {
    return this.bySource.get(source)?.has(id) ?? false;
  }

  dirty(): LiveContact[] {
    return this.unwritten;
  }

  written(): void {
    for (const live of this.unwritten) {
      live.dirty = false;
      live.fresh = false;
      live.indexed = indexOf(live.view);
      // A contact that goes on is read anew at its next event: what thousands of open ones amount to is more memory than
      // all else that is known of them.
      if (live.account) {
        if (this.spare.length < SPARE) this.spare.push(live.account);
        live.account = null;
      }
    }
    this.unwritten = [];
    this.forget();
  }

  /** Holds a contact in memory from now on. */
  keep(contact: Contact, fresh: boolean): LiveContact {
    const view = readLegs(contact);
    const live: LiveContact = {
      contact,
      view,
      account: null,
      place: null,
      servedBy: NOBODY,
      shownAs: NOT_OPEN,
      fresh,
      indexed: indexOf(view),
      dirty: false,
      heardAt: 0,
    };
    this.idsOf(contact.source).set(contact.id, live);
    this.place(live);
    return live;
  }

  private idsOf(source: number): Map<string, LiveContact> {
    let ids = this.bySource.get(source);
    if (!ids) this.bySource.set(source, (ids = new Map()));
    return ids;
  }

  /** Lets go of the oldest closed contacts; nothing of them is unwritten. */
  private forget(): void {
    for (const live of this.closed) {
      if (this.closed.size <= KEPT) return;
      this.closed.delete(live);
      this.bySource.get(live.contact.source)?.delete(live.contact.id);
    }
  }

  private place(live: LiveContact): void {
    const { state, legs } = live.view;
    if (state === 0) this.closed.add(live);
    else this.closed.delete(live);
    const leg = legs[legs.length - 1];
    const place = state === 2 ? setOf(this.waiting, leg?.queue ?? 0) : null;
    if (place !== live.place) {
      live.place?.delete(live);
      place?.add(live);
      live.place = place;
    }
    const agent = state === 3 ? (leg?.agent ?? 0) : NOBODY;
    if (agent === live.servedBy) return;
    this.serves(live.servedBy, -1);
    this.serves(agent, 1);
    live.servedBy = agent;
  }

  private serves(agent: number, n: 1 | -1): void {
    if (agent === NOBODY) return;
    const count = (this.talking.get(agent) ?? 0) + n;
    if (count === 0) this.talking.delete(agent);
    else this.talking.set(agent, count);
  }
}

function setOf(sets: Map<number, Set<LiveContact>>, key: number): Set<LiveContact> {
  let set = sets.get(key);
  if (!set) sets.set(key, (set = new Set()));
  return set;
}

/** By what a contact is found in the archive: when it was offered (0 = not), and whether it is still open. */
export function indexOf(view: ContactView): LiveContact['indexed'] {
  return { offeredAt: view.legs[0]?.offeredAt ?? 0, open: view.state !== 0 };
}
