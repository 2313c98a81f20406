import type { CtiEvent } from '../../../shared/model/event.ts';
import { eventTypes } from '../../../shared/model/event.ts';
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
const typeCode = new Map(eventTypes.map((type, code) => [type, code]));

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
  const few: Record<string, unknown> = {};
  let many: Record<string, unknown> | null = null;
  let agent = 0;
  const data: Record<string, unknown> = event.data;
  for (const key in data) {
    const value = data[key];
    if (key === 'contact' || value === undefined || value === null) continue;
    if (key === 'agent' && typeof value === 'string') agent = names.code('agent', source, value);
    else if (FEW.has(key)) few[key] = value;
    else (many ??= {})[key] = value;
  }
  return {
    epoch,
    seq: event.seq,
    type: typeCode.get(event.type)!,
    time: event.time,
    contact,
    agent,
    rest: names.code('data', 0, JSON.stringify(few)),
    extra: many ? JSON.stringify(many) : null,
  };
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
