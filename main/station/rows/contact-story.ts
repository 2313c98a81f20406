import { AskRefusal } from '../../../shared/contract/ask-refusal.ts';
import type { EventLine, RowsAnswers } from '../../../shared/contract/asks/rows-asks.ts';
import { eventTypes } from '../../../shared/model/event.ts';
import type { FormulaSettings } from '../../../shared/model/formula.ts';
import { mayAs, type Person } from '../../../shared/model/person.ts';
import type { StoredEvent } from '../archive-port.ts';
import type { Contact, FactKind, FactRow } from '../floor/contact.ts';
import { contactDimensions, factKinds, factOfEvent } from '../floor/contact.ts';
import { decodeEventData } from '../ingest/event-codec.ts';
import { maskText } from '../ingest/mask-raw.ts';
import { formulasIn } from '../slots/formulas.ts';
import { type RowNames, rowNames } from './row-names.ts';
import type { RowsReader } from './rows-reader.ts';
import { legsOf, waitLine } from './wait-lines.ts';

/** Who called is nobody's business here; which contact it is, the head of the list says. */
const never = new Set(['customer', 'contact']);
/** What may hold names or what somebody wrote. */
const leadersOnly = new Set(['name', 'text', 'toAgent']);

/** A contact with everything that is known of it. @throws AskRefusal when it is not kept any more */
export function contactStory(
  reader: RowsReader,
  settings: FormulaSettings,
  code: number,
  who: Person,
): RowsAnswers['rows.contact'] {
  const contact = reader.contactByCode(code);
  if (contact === undefined) throw new AskRefusal('absent', `contact ${code} is not kept any more`);
  const names = rowNames(reader, who);
  const formulas = formulasIn(reader, settings);
  const shortMs = (at: number): number => formulas.at(at).shortAbandonMs;
  const dimensions = contactDimensions
    .map((name, at) => [name, names.label(contact.dims[at] ?? 0)] as const)
    .filter(([, text]) => text !== '');
  return {
    contact: code,
    id: contact.id,
    source: reader.sourceIds().get(contact.source) ?? '',
    dimensions: Object.fromEntries(dimensions),
    legs: legsOf(contact).map((leg) => waitLine(leg, { names, ledger: 'offer', shortMs })),
    events: contact.facts.map((fact) => eventOf(reader, contact, fact, names, who)),
  };
}

/** A fact remembers the number of the event that brought it, not the epoch, of which a source has few. */
function eventOf(
  reader: RowsReader,
  contact: Contact,
  fact: FactRow,
  names: RowNames,
  who: Person,
): EventLine {
  const kind = factKinds[fact.kind];
  const stored = reader
    .eventsNumbered(contact.source, fact.seq)
    .find(
      (event) =>
        event.contact === contact.code && event.time === fact.time && kindOf(event) === (kind ?? 'lost'),
    );
  const type = eventTypes.find((each) => factOfEvent[each] === kind) ?? 'lost';
  return {
    at: fact.time,
    seq: fact.seq,
    type,
    data: stored === undefined ? null : shownData(reader, stored, names, who),
  };
}

/** The station's own events have a type that no source can send. */
function kindOf(event: StoredEvent): FactKind {
  const type = eventTypes[event.type];
  return (type && factOfEvent[type]) ?? 'lost';
}

function shownData(
  reader: RowsReader,
  event: StoredEvent,
  names: RowNames,
  who: Person,
): Record<string, string> {
  const data = decodeEventData({ ...event, agent: 0 }, { text: reader.nameText }, () => '');
  const shown = Object.entries(data)
    .filter(([key]) => !never.has(key) && (mayAs(who.role, 'leader') || !leadersOnly.has(key)))
    .map(([key, value]) => [key, maskText(typeof value === 'string' ? value : JSON.stringify(value))]);
  const agent = names.agent(event.agent);
  return Object.fromEntries(agent === '' ? shown : [...shown, ['agent', agent]]);
}
