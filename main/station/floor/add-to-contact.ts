import type { ContactFact } from '../ingest/fact-of-event.ts';
import type { Memory } from '../memory.ts';
import { emptyAccount, readAccount } from '../slots/account.ts';
import type { Account } from '../slots/account.ts';
import { tally } from '../slots/tally.ts';
import { trace } from '../slots/trace.ts';
import { addCustomer, addDimension, addFact, adds } from './contact.ts';
import type { LiveContact } from './contacts.ts';
import { readLegs, readOn } from './legs.ts';
import { visitOf } from './visits.ts';

/** What a contact amounts to after the event at hand; then it is the contact's own, and the one before is free. */
let spare = emptyAccount();

/**
 * Adds a fact to its contact and moves every figure from what the contact was to what it is. Returns false when the
 * fact is known already, though it may have said a dimension earlier than known.
 */
export function addToContact(memory: Memory, live: LiveContact, entry: ContactFact): boolean {
  const { contact } = live;
  const { fact, dims } = entry;
  if (!adds(contact, entry)) return false;
  const before = memory.contacts.account(live);
  const visit = visitOf(contact, live.view);
  const added = addFact(contact, fact);
  if (dims) {
    const { text } = memory.names;
    for (let i = 0; i < dims.length; i++) addDimension(contact, i, dims[i]!, fact.time, text);
  }
  addCustomer(contact, entry.customer, fact.time);
  if (!added || !readOn(live.view, contact, fact)) live.view = readLegs(contact);
  const touched = memory.visits.move(contact, visit, visitOf(contact, live.view));
  count(memory, live, before);
  for (const code of touched) lookAgain(memory, code);
  return added;
}

/** A contact of the same customer came or went before this one: is it a repeat now? */
function lookAgain(memory: Memory, code: number): void {
  const live = memory.contacts.byCode(code);
  if (!live) return;
  const repeat = memory.visits.isRepeat(visitOf(live.contact, live.view));
  if (repeat === live.contact.repeat) return;
  const before = memory.contacts.account(live);
  live.contact.repeat = repeat;
  count(memory, live, before);
}

function count({ context, contacts, waits, ended }: Memory, live: LiveContact, before: Account): void {
  const after = readAccount(spare, context.combos, live.contact, live.view);
  tally(context, before, after);
  waits.from(live.contact.source);
  trace(context.rows, before, after, ended);
  live.account = after;
  spare = before;
  contacts.changed(live);
}
