import type { CtiEvent, EventType } from '../../../shared/model/event.ts';
import { eventTypes } from '../../../shared/model/event.ts';
import type { FactRow } from '../floor/contact.ts';
import { contactDimensions, detail, factKinds, factOfEvent } from '../floor/contact.ts';
import type { Names } from '../names.ts';

/** A fact on its way to its contact, with the dimensions the event brought (codes in stored order, 0 = not said). */
export interface ContactFact {
  contact: string;
  fact: FactRow;
  dims: number[] | null;
  customer: string;
}

/** What a type says of its contact, and whether its dimensions count. */
interface Kind {
  code: number;
  opens: boolean;
}
const kinds: ReadonlyMap<EventType, Kind> = new Map(
  eventTypes.flatMap((type): [EventType, Kind][] => {
    const kind = factOfEvent[type];
    const opens = type === 'contact.entered' || type === 'contact.queued';
    return kind === undefined ? [] : [[type, { code: factKinds.indexOf(kind), opens }]];
  }),
);

/**
 * What an event says about a contact, or null when it is about none. Surveys and complaints without a contact stand on
 * their own under a name no source can give (`~`).
 * @param source code of the source the names belong to; @param epoch unique in the archive together with the seq.
 */
export function factOfEventAt(
  event: CtiEvent,
  names: Names,
  source: number,
  epoch: number,
): ContactFact | null {
  const kind = kinds.get(event.type);
  if (kind === undefined) return null;
  const { code, opens } = kind;
  const data: Readonly<Record<string, unknown>> = event.data;
  const fact: FactRow = {
    kind: code,
    time: event.time,
    seq: event.seq,
    queue: names.code('queue', source, text(data['queue'])),
    agent: names.code('agent', source, text(data['agent'])),
    detail: detailOf(event),
  };
  return {
    contact: text(data['contact']) ?? standIn(event, epoch),
    fact,
    dims: opens ? contactDimensions.map((name) => names.code(name, source, text(data[name]))) : null,
    customer: opens ? (text(data['customer']) ?? '') : '',
  };
}

function standIn(event: CtiEvent, epoch: number): string {
  return event.type === 'complaint.filed' ? `~complaint:${event.data.complaint}` : `~${epoch}:${event.seq}`;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function detailOf(event: CtiEvent): number {
  switch (event.type) {
    case 'contact.abandoned':
      return detail.stage[event.data.stage];
    case 'contact.left':
      return detail.left[event.data.reason];
    case 'contact.refused':
      return detail.refused[event.data.reason];
    case 'contact.ended':
      return detail.by[event.data.by];
    case 'contact.transferred':
      return event.data.toQueue === undefined ? detail.transferred.elsewhere : detail.transferred.toQueue;
    case 'survey.answered': {
      const { grade, resolved } = event.data;
      return grade + (resolved === undefined ? 0 : 8) + (resolved === true ? 16 : 0);
    }
    default:
      return 0;
  }
}
