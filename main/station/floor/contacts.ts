import type { Contact } from './contact.ts';
import { newContact } from './contact.ts';
import type { ContactView } from './legs.ts';
import { readLegs } from './legs.ts';
import type { Span } from '../slots/span.ts';

/** A contact in memory with what it amounts to so far. */
export interface LiveContact {
  contact: Contact;
  view: ContactView;
  spans: Span[];
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
  /** Open contacts of a source in memory: all there are. */
  open(source: number): LiveContact[];
  /** Contacts waiting, by queue. */
  waiting: Map<number, Set<LiveContact>>;
  /** Contacts talking, by agent (0: unknown). */
  talking: Map<number, Set<LiveContact>>;
  /** Takes a new view over from the old one: moves the contact between the sets above. */
  update(live: LiveContact, view: ContactView, spans: Span[]): void;
  /** Spans of all contacts in memory, and whether one is. */
  spans(): Iterable<Span[]>;
  holds(source: number, id: string): boolean;
  dirty(): LiveContact[];
  written(): void;
}

/** Closed contacts kept in memory for late events before they must be loaded again. */
const KEPT = 20_000;

/** Contacts over an archive; `open` are the ones not ended when the station stopped. */
export function createContacts(
  find: (source: number, id: string) => Contact | undefined,
  open: readonly Contact[],
  nextCode: number,
  spansOf: (contact: Contact, view: ContactView) => Span[],
): Contacts {
  const contacts = new ContactsInMemory(find, nextCode, spansOf);
  for (const contact of open) contacts.keep(contact, false);
  return contacts;
}

class ContactsInMemory implements Contacts {
  readonly waiting = new Map<number, Set<LiveContact>>();
  readonly talking = new Map<number, Set<LiveContact>>();
  private readonly find: (source: number, id: string) => Contact | undefined;
  private readonly spansOf: (contact: Contact, view: ContactView) => Span[];
  private readonly bySource = new Map<number, Map<string, LiveContact>>();
  private nextCode: number;
  private changed: LiveContact[] = [];
  private held = 0;

  constructor(
    find: (source: number, id: string) => Contact | undefined,
    nextCode: number,
    spansOf: (contact: Contact, view: ContactView) => Span[],
  ) {
    this.find = find;
    this.nextCode = nextCode;
    this.spansOf = spansOf;
  }

  get(source: number, id: string, acw: boolean): LiveContact {
    const known = this.idsOf(source).get(id);
    if (known) return known;
    const stored = this.find(source, id);
    if (stored) return this.keep(stored, false);
    return this.keep(newContact(this.nextCode++, source, id, acw), true);
  }

  open(source: number): LiveContact[] {
    return [...this.idsOf(source).values()].filter((live) => live.view.state !== 0);
  }

  update(live: LiveContact, view: ContactView, spans: Span[]): void {
    this.place(live, -1);
    live.view = view;
    live.spans = spans;
    this.place(live, 1);
    if (live.dirty) return;
    live.dirty = true;
    this.changed.push(live);
  }

  *spans(): Generator<Span[]> {
    for (const ids of this.bySource.values()) for (const live of ids.values()) yield live.spans;
  }

  holds(source: number, id: string): boolean {
    return this.bySource.get(source)?.has(id) ?? false;
  }

  dirty(): LiveContact[] {
    return this.changed;
  }

  written(): void {
    for (const live of this.changed) {
      live.dirty = false;
      live.fresh = false;
      live.indexed = indexOf(live.view);
    }
    this.changed = [];
    // Not at every commit: finding the oldest closed ones means walking past the open ones.
    if (this.held > KEPT * 1.25) this.held -= forget(this.bySource, this.held - KEPT);
  }

  /** Holds a contact in memory from now on. */
  keep(contact: Contact, fresh: boolean): LiveContact {
    const view = readLegs(contact);
    const spans = this.spansOf(contact, view);
    const live: LiveContact = {
      contact,
      view,
      spans,
      fresh,
      indexed: indexOf(view),
      dirty: false,
      heardAt: 0,
    };
    this.idsOf(contact.source).set(contact.id, live);
    this.held++;
    this.place(live, 1);
    return live;
  }

  private idsOf(source: number): Map<string, LiveContact> {
    let ids = this.bySource.get(source);
    if (!ids) this.bySource.set(source, (ids = new Map()));
    return ids;
  }

  private place(live: LiveContact, sign: 1 | -1): void {
    const { view } = live;
    if (view.state !== 2 && view.state !== 3) return;
    const leg = view.legs[view.legs.length - 1];
    const sets = view.state === 2 ? this.waiting : this.talking;
    const key = view.state === 2 ? (leg?.queue ?? 0) : (leg?.agent ?? 0);
    let set = sets.get(key);
    if (!set) sets.set(key, (set = new Set()));
    if (sign === 1) set.add(live);
    else set.delete(live);
  }
}

/** Lets go of the oldest closed contacts; open ones stay. Returns how many went. */
function forget(bySource: Map<number, Map<string, LiveContact>>, count: number): number {
  let gone = 0;
  for (const ids of bySource.values()) {
    for (const [id, live] of ids) {
      if (gone >= count) return gone;
      if (live.view.state !== 0) continue;
      ids.delete(id);
      gone++;
    }
  }
  return gone;
}

/** By what a contact is found in the archive: when it was offered (0 = not), and whether it is still open. */
export function indexOf(view: ContactView): LiveContact['indexed'] {
  return { offeredAt: view.legs[0]?.offeredAt ?? 0, open: view.state !== 0 };
}
