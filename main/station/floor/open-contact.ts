import type { ByteReader } from '../../../shared/measure/varint.ts';
import { readVarint } from '../../../shared/measure/varint.ts';
import { contactDimensions, detail, factCode as K } from './contact.ts';
import { WITH_AGENT, WITH_DETAIL, WITH_QUEUE, KIND, decodeContact } from './contact-codec.ts';
import { outcome, readLegs } from './legs.ts';

/** Kinds of facts after which a contact waits or talks as before. */
const beside = new Set(
  (
    [
      'entered',
      'ringing',
      'ringNoAnswer',
      'held',
      'retrieved',
      'wrapped',
      'selfServed',
      'ivrLeft',
      'survey',
      'complaint',
    ] as const
  ).map((kind) => K[kind]),
);

/** A stay in a queue that is not over: it waits (`answeredAt` 0) or talks. Times in epoch ms. */
export interface OpenStay {
  queue: number;
  offeredAt: number;
  answeredAt: number;
}

/** What a report needs of a contact that is not over. */
export interface OpenContact {
  /** Name codes of its dimensions (`contactDimensions`), 0 = not said. */
  dims: number[];
  /** When it was first offered, if it is still to be answered for the first time; else 0. Epoch ms. */
  waitsSince: number;
  stays: OpenStay[];
}

/**
 * Reads how an open contact stands from its bytes (`encodeContact`). Thousands are open, and nearly all have come to one
 * queue and were answered at most once: these are read without making their facts; the others as always.
 */
export function readOpenContact(bytes: Uint8Array): OpenContact {
  return readPlain(bytes) ?? readAny(bytes);
}

function readAny(bytes: Uint8Array): OpenContact {
  const contact = decodeContact(0, 0, '', bytes);
  const { legs } = readLegs(contact);
  const answered = legs.some((leg) => leg.outcome === outcome.answered);
  const last = legs[legs.length - 1];
  const waits = !answered && last?.outcome === outcome.open;
  return {
    dims: contact.dims,
    waitsSince: waits ? legs[0]!.offeredAt : 0,
    stays: legs
      .filter(
        (leg) => leg.outcome === outcome.open || (leg.outcome === outcome.answered && leg.talkEnd === 0),
      )
      .map(({ queue, offeredAt, endAt }) => ({ queue, offeredAt, answeredAt: endAt })),
  };
}

/** Null: not plain. One offer and at most one answer stand, as stored, in the order in which `readLegs` takes them. */
function readPlain(bytes: Uint8Array): OpenContact | null {
  const reader: ByteReader = { bytes, at: 0 };
  const base = readVarint(reader);
  readVarint(reader);
  const stay: OpenStay = { queue: 0, offeredAt: 0, answeredAt: 0 };
  let ended = false;
  for (let left = readVarint(reader) >> 1; left > 0; left--) {
    const first = bytes[reader.at++]!;
    const kind = first & KIND;
    const time = readVarint(reader);
    readVarint(reader);
    const queue = first & WITH_QUEUE ? readVarint(reader) : 0;
    if (first & WITH_AGENT) readVarint(reader);
    const why = first & WITH_DETAIL ? readVarint(reader) : 0;
    if (kind === K.queued && stay.offeredAt === 0 && why === detail.inferred.no) {
      stay.queue = queue;
      stay.offeredAt = base + time;
    } else if (kind === K.answered && why === detail.inferred.no && mayAnswer(stay, queue)) {
      stay.answeredAt = base + time;
    } else if (kind === K.ended && stay.answeredAt !== 0) ended = true;
    else if (!beside.has(kind)) return null;
  }
  if (stay.offeredAt === 0) return null;
  const waitsSince = stay.answeredAt === 0 ? stay.offeredAt : 0;
  return { dims: dimensions(reader), waitsSince, stays: ended ? [] : [stay] };
}

function mayAnswer({ queue, offeredAt, answeredAt }: OpenStay, by: number): boolean {
  return offeredAt !== 0 && answeredAt === 0 && (by === 0 || by === queue);
}

function dimensions(reader: ByteReader): number[] {
  const mask = reader.bytes[reader.at++]!;
  return contactDimensions.map((_, at) => {
    if ((mask & (1 << at)) === 0) return 0;
    const code = readVarint(reader);
    readVarint(reader);
    return code;
  });
}
