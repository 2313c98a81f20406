import type { CtiEvent, EventType } from '../../../shared/model/event.ts';
import { eventData, eventTypes } from '../../../shared/model/event.ts';
import type { StoredEvent } from '../archive-port.ts';
import type { Names } from '../names.ts';

/** Members with few different values: together one dictionary entry, so that a row stays under 60 bytes. */
const FEW = new Set([
  'queue',
  'channel',
  'business',
  'language',
  'ivrKey',
  'region',
  'priority',
  'site',
  'stage',
  'reason',
  'by',
  'state',
  'team',
  'grade',
  'resolved',
  'toQueue',
]);

/** A type's code, and where its members go. */
interface Layout {
  code: number;
  few: readonly string[];
  many: readonly string[];
  /** The same of an event that only names a contact, such as an order made for one. */
  naming: readonly string[];
}
const layouts: ReadonlyMap<EventType, Layout> = new Map(
  eventTypes.map((type, code) => {
    const members = Object.keys(eventData[type].shape).filter((key) => key !== 'contact' && key !== 'agent');
    const many = members.filter((key) => !FEW.has(key));
    const few = members.filter((key) => FEW.has(key));
    return [type, { code, few, many, naming: [...many, 'contact'] }];
  }),
);
/** Type and few members of the event at hand: one list for all events. */
const parts: unknown[] = [];

/** Type code of the station's own "its end never came" (not an event a source can send). */
export const LOST_TYPE = 200;

/** An event as a row: contact and agent as codes, common members as one dictionary code, the rest as JSON. */
export function encodeEvent(
  event: CtiEvent,
  epoch: number,
  source: number,
  contact: number,
  names: Names,
): StoredEvent {
  const { code, few, many, naming } = layouts.get(event.type)!;
  const data: Readonly<Record<string, unknown>> = event.data;
  const agent = data['agent'];
  parts.length = few.length + 1;
  parts[0] = code;
  for (let i = 0; i < few.length; i++) {
    const value = data[few[i]!];
    // A path is another list each time it comes.
    parts[i + 1] = Array.isArray(value) ? JSON.stringify(value) : value;
  }
  const others = contact === 0 && data['contact'] !== undefined ? naming : many;
  return {
    epoch,
    seq: event.seq,
    type: code,
    time: event.time,
    contact,
    agent: typeof agent === 'string' ? names.code('agent', source, agent) : 0,
    rest: names.codeOfParts(parts, () => textOf(data, few) ?? '{}'),
    extra: others.length === 0 ? null : textOf(data, others),
  };
}

/** The members that are there, as JSON; null when none is. */
function textOf(data: Readonly<Record<string, unknown>>, members: readonly string[]): string | null {
  let found: Record<string, unknown> | null = null;
  for (const key of members) {
    const value = data[key];
    if (value !== undefined && value !== null) (found ??= {})[key] = value;
  }
  return found && JSON.stringify(found);
}

/** The members of a stored event; `contactId` gives the contact's id by code. */
export function decodeEventData(
  row: StoredEvent,
  names: Pick<Names, 'text'>,
  contactId: (code: number) => string,
): Record<string, unknown> {
  const data: Record<string, unknown> = { ...parse(names.text(row.rest)), ...parse(row.extra) };
  if (row.contact !== 0) data['contact'] = contactId(row.contact);
  if (row.agent !== 0) data['agent'] = names.text(row.agent);
  return data;
}

function parse(text: string | null): Record<string, unknown> {
  return text ? (JSON.parse(text) as Record<string, unknown>) : {};
}
