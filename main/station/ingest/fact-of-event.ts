import type { CtiEvent } from '../../../shared/model/event.ts';
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

const kindCode = Object.fromEntries(factKinds.map((kind, code) => [kind, code]));

/**
 * What an event says about a contact, or null when it is about none. Surveys and complaints without a contact stand on
 * their own under a name no source can give (`~`).
 * @param source code of the source the names belong to; @param place `epoch:seq`, unique in the archive.
 */
export function factOfEventAt(
  event: CtiEvent,
  names: Names,
  source: number,
  place: string,
): ContactFact | null {
  const kind = factOfEvent[event.type];
  if (kind === undefined) return null;
  const data: Record<string, unknown> = event.data;
  const fact: FactRow = {
    kind: kindCode[kind]!,
    time: event.time,
    seq: event.seq,
    queue: names.code('queue', source, text(data['queue'])),
    agent: names.code('agent', source, text(data['agent'])),
    detail: detailOf(event),
  };
  const opens = event.type === 'contact.entered' || event.type === 'contact.queued';
  const about = event.type === 'complaint.filed' ? `~complaint:${event.data.complaint}` : `~${place}`;
  return {
    contact: text(data['contact']) ?? about,
    fact,
    dims: opens ? contactDimensions.map((name) => names.code(name, source, text(data[name]))) : null,
    customer: opens ? (text(data['customer']) ?? '') : '',
  };
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
