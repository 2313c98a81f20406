import type { EventType } from '../../../shared/model/event.ts';

/**
 * What a fact says, in the order in which facts of one instant are taken when nothing else decides. `lost` is the
 * station's own: an end inferred because the real one never came.
 */
export const factKinds = [
  'entered',
  'queued',
  'ringing',
  'ringNoAnswer',
  'left',
  'abandoned',
  'refused',
  'answered',
  'held',
  'retrieved',
  'transferred',
  'ended',
  'wrapped',
  'selfServed',
  'ivrLeft',
  'survey',
  'complaint',
  'lost',
] as const;
export type FactKind = (typeof factKinds)[number];

/** Code of each fact kind. */
export const factCode = Object.fromEntries(factKinds.map((kind, code) => [kind, code])) as Record<
  FactKind,
  number
>;

/** Fact kind of each event type that is about a contact. */
export const factOfEvent: Partial<Record<EventType, FactKind>> = {
  'contact.entered': 'entered',
  'contact.selfServed': 'selfServed',
  'contact.ivrLeft': 'ivrLeft',
  'contact.queued': 'queued',
  'contact.refused': 'refused',
  'contact.ringing': 'ringing',
  'contact.ringNoAnswer': 'ringNoAnswer',
  'contact.answered': 'answered',
  'contact.held': 'held',
  'contact.retrieved': 'retrieved',
  'contact.transferred': 'transferred',
  'contact.abandoned': 'abandoned',
  'contact.left': 'left',
  'contact.ended': 'ended',
  'contact.wrapped': 'wrapped',
  'survey.answered': 'survey',
  'complaint.filed': 'complaint',
};

/** One thing known of a contact. `queue` and `agent` are name codes, 0 = not said; `detail` depends on the kind. */
export interface FactRow {
  kind: number;
  time: number;
  seq: number;
  queue: number;
  agent: number;
  detail: number;
}

/** Values of `detail`: who, why or what grade; small numbers because contacts are stored by the million. */
export const detail = {
  stage: { queue: 0, ringing: 1 },
  left: { timeout: 0, key: 1, empty: 2, overflow: 3, callback: 4, voicemail: 5 },
  refused: { full: 0, closed: 1, other: 2 },
  by: { agent: 0, customer: 1, system: 2, unknown: 3 },
  /** A transfer that names a queue is counted when the contact is queued there, not here. */
  transferred: { elsewhere: 0, toQueue: 1 },
  /** A fact taken from a source's snapshot; a fact of the same kind and queue from an event replaces it. */
  inferred: { no: 0, yes: 1 },
} as const;

/** Dimensions of a contact, in stored order. */
export const contactDimensions = ['site', 'channel', 'business', 'language', 'ivrKey', 'region'] as const;

/**
 * A contact as the set of facts known of it. Everything counted is a function of this set alone, so events may come
 * late, doubled or in any order. Kept sorted by time, kind, seq.
 */
export interface Contact {
  /** Code in the archive; never reused. */
  code: number;
  source: number;
  id: string;
  facts: FactRow[];
  /** Per dimension: name code (0 = none) and the time of the event that said it. */
  dims: number[];
  dimTimes: number[];
  customer: string;
  customerTime: number;
  /** Code of its combination of dimensions, −1 = not looked up since they changed. */
  combo: number;
  /** The same customer came for the same business within the seven days before (see `Visits`). */
  repeat: boolean;
  /** The source declares after-call work: completion is `wrapped`, not `ended`. */
  acw: boolean;
}

/** A contact nothing is known of yet. */
export function newContact(code: number, source: number, id: string, acw: boolean): Contact {
  const none = contactDimensions.map(() => 0);
  return {
    code,
    source,
    id,
    acw,
    repeat: false,
    combo: -1,
    facts: [],
    dims: none,
    dimTimes: none.map(() => Infinity),
    customer: '',
    customerTime: Infinity,
  };
}

/** Does an event tell anything of the contact that is not known? */
export function adds(
  contact: Contact,
  said: { fact: FactRow; dims: readonly number[] | null; customer: string },
): boolean {
  const { facts } = contact;
  const last = facts[facts.length - 1];
  if (!last || compareFacts(last, said.fact) < 0) return true;
  if (!facts.some((fact) => compareFacts(fact, said.fact) === 0)) return true;
  return said.dims?.some((code, index) => code !== 0 && said.fact.time < contact.dimTimes[index]!) ?? false;
}

/** Adds a fact in its place. Returns false when the very same fact is already there. */
export function addFact(contact: Contact, fact: FactRow): boolean {
  const { facts } = contact;
  let at = facts.length;
  while (at > 0) {
    const order = compareFacts(facts[at - 1]!, fact);
    if (order === 0) return false;
    if (order < 0) break;
    at--;
  }
  // A list that is pushed onto takes room for seventeen, of which a contact needs some six.
  contact.facts = facts.toSpliced(at, 0, fact);
  return true;
}

function compareFacts(a: FactRow, b: FactRow): number {
  return (
    a.time - b.time ||
    a.kind - b.kind ||
    a.seq - b.seq ||
    a.queue - b.queue ||
    a.agent - b.agent ||
    a.detail - b.detail
  );
}

/**
 * Takes a dimension's value if it is the earliest said. A tie goes to the text that sorts first: codes are given in
 * order of arrival, and that must not matter.
 */
export function addDimension(
  contact: Contact,
  index: number,
  code: number,
  time: number,
  text: (code: number) => string,
): boolean {
  const known = contact.dims[index]!;
  const since = contact.dimTimes[index]!;
  if (code === 0 || (known !== 0 && (time > since || (time === since && text(code) >= text(known)))))
    return false;
  contact.dims[index] = code;
  contact.combo = -1;
  contact.dimTimes[index] = time;
  return known !== code;
}

/** Takes the customer's token if it is the earliest said; of two at one instant the one that sorts first. */
export function addCustomer(contact: Contact, customer: string, time: number): void {
  if (
    customer === '' ||
    time > contact.customerTime ||
    (time === contact.customerTime && customer >= contact.customer)
  )
    return;
  contact.customer = customer;
  contact.customerTime = time;
}
