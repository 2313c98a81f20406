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
  const bySource = new Map<number, Map<string, LiveContact>>();
  const waiting = new Map<number, Set<LiveContact>>();
  const talking = new Map<number, Set<LiveContact>>();
  let changed: LiveContact[] = [];
  let held = 0;

  function idsOf(source: number): Map<string, LiveContact> {
    let ids = bySource.get(source);
    if (!ids) bySource.set(source, (ids = new Map()));
    return ids;
  }

  function keep(contact: Contact, fresh: boolean): LiveContact {
    const view = readLegs(contact);
    const live: LiveContact = { contact, view, spans: spansOf(contact, view), fresh, dirty: false, heardAt: 0 };
    idsOf(contact.source).set(contact.id, live);
    held++;
    place(live, 1);
    return live;
  }

  function place(live: LiveContact, sign: 1 | -1): void {
    const { view } = live;
    if (view.state !== 2 && view.state !== 3) return;
    const leg = view.legs[view.legs.length - 1];
    const sets = view.state === 2 ? waiting : talking;
    const key = view.state === 2 ? (leg?.queue ?? 0) : (leg?.agent ?? 0);
    let set = sets.get(key);
    if (!set) sets.set(key, (set = new Set()));
    if (sign === 1) set.add(live);
    else set.delete(live);
  }

  for (const contact of open) keep(contact, false);

  return {
    waiting,
    talking,
    get(source, id, acw) {
      const known = idsOf(source).get(id);
      if (known) return known;
      const stored = find(source, id);
      return stored ? keep(stored, false) : keep(newContact(nextCode++, source, id, acw), true);
    },
    open: (source) => [...idsOf(source).values()].filter((live) => live.view.state !== 0),
    update(live, view, spans) {
      place(live, -1);
      live.view = view;
      live.spans = spans;
      place(live, 1);
      if (live.dirty) return;
      live.dirty = true;
      changed.push(live);
    },
    *spans() {
      for (const ids of bySource.values()) for (const live of ids.values()) yield live.spans;
    },
    holds: (source, id) => bySource.get(source)?.has(id) ?? false,
    dirty: () => changed,
    written() {
      for (const live of changed) {
        live.dirty = false;
        live.fresh = false;
      }
      changed = [];
      if (held > KEPT * 1.25) held -= forget(bySource, held - KEPT);
    },
  };
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
