import type { ContactFact } from '../ingest/fact-of-event.ts';
import type { Memory } from '../memory.ts';
import { tally } from '../slots/tally.ts';
import { retrace, spansOf } from '../slots/trace.ts';
import { addCustomer, addDimension, addFact, adds } from './contact.ts';
import type { LiveContact } from './contacts.ts';
import { readLegs } from './legs.ts';

/**
 * Adds a fact to its contact and moves every figure from what the contact was to what it is. Returns false when the
 * fact is known already, though it may have said a dimension earlier than known.
 */
export function addToContact(memory: Memory, live: LiveContact, entry: ContactFact): boolean {
  const { context, names } = memory;
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
  retrace(context, live.spans, spans, memory.rolling);
  memory.contacts.update(live, after, spans);
  return added;
}
