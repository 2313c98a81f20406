import { bytePages } from '../../../shared/measure/byte-pages.ts';
import type { ByteReader } from '../../../shared/measure/varint.ts';
import { maxVarintBytes, readVarint, unzigzag, writeVarint, zigzag } from '../../../shared/measure/varint.ts';
import type { Order, OrderAbout, OrderFact } from './order.ts';

/** A fact's first byte: its step (0 to 15), and which of the rest follow. */
const STEP = 15;
const WITH_PLACE = 16;
const WITH_GRADE = 32;
const WITH_ABOUT = 64;
const WITH_NOTE = 128;

const pages = bytePages();
const REFUSED = 1;

/**
 * An order's facts as bytes: base time, how many facts and whether an event of it was refused; each fact (step, time −
 * the one before, then unit and owner, grade, what its creation said, who and why, where there is any). About 35 bytes
 * for a closed order. The bytes are a view of a larger buffer.
 */
export function encodeOrder({ facts, refused }: Order): Uint8Array {
  const text = facts.reduce(
    (sum, { by, comment, about }) => sum + by.length + comment.length + (about?.contact.length ?? 0),
    0,
  );
  const { bytes, at: from } = pages.room((3 + 12 * facts.length) * maxVarintBytes + 3 * text);
  const base = facts[0]?.time ?? 0;
  let at = writeVarint(bytes, from, base);
  at = writeVarint(bytes, at, 2 * facts.length + (refused ? REFUSED : 0));
  let last = base;
  for (const fact of facts) {
    at = writeFact(bytes, at, fact, last);
    last = fact.time;
  }
  return pages.keep(at);
}

function writeFact(bytes: Uint8Array, from: number, fact: OrderFact, last: number): number {
  const { what, time, unit, owner, grade, by, comment, about } = fact;
  const placed = unit !== 0 || owner !== 0;
  const noted = by !== '' || comment !== '';
  let at = from;
  bytes[at++] =
    what +
    (placed ? WITH_PLACE : 0) +
    (grade === 0 ? 0 : WITH_GRADE) +
    (about ? WITH_ABOUT : 0) +
    (noted ? WITH_NOTE : 0);
  at = writeVarint(bytes, at, time - last);
  if (placed) {
    at = writeVarint(bytes, at, unit);
    at = writeVarint(bytes, at, owner);
  }
  if (grade !== 0) bytes[at++] = grade;
  if (about) {
    at = writeVarint(bytes, at, about.kind);
    at = writeVarint(bytes, at, about.category);
    at = writeVarint(bytes, at, about.region);
    bytes[at++] = (about.urgent ? 1 : 0) + (about.dueAt === 0 ? 0 : 2);
    if (about.dueAt !== 0) at = writeVarint(bytes, at, zigzag(about.dueAt - time));
    at = writeText(bytes, at, about.contact);
  }
  if (noted) at = writeText(bytes, writeText(bytes, at, by), comment);
  return at;
}

/** The order that `encodeOrder` wrote. @throws RangeError when the bytes end too early. */
export function decodeOrder(code: number, source: number, id: string, bytes: Uint8Array): Order {
  const reader: ByteReader = { bytes, at: 0 };
  let last = readVarint(reader);
  const count = readVarint(reader);
  const facts: OrderFact[] = [];
  for (let n = count >>> 1; n > 0; n--) {
    const fact = readFact(reader, last);
    facts.push(fact);
    last = fact.time;
  }
  return { code, source, id, facts, refused: count % 2 === REFUSED };
}

function readFact(reader: ByteReader, last: number): OrderFact {
  const head = reader.bytes[reader.at++] ?? 0;
  const time = last + readVarint(reader);
  const unit = head & WITH_PLACE ? readVarint(reader) : 0;
  const owner = head & WITH_PLACE ? readVarint(reader) : 0;
  const grade = head & WITH_GRADE ? (reader.bytes[reader.at++] ?? 0) : 0;
  const about = head & WITH_ABOUT ? readAbout(reader, time) : null;
  const by = head & WITH_NOTE ? readText(reader) : '';
  const comment = head & WITH_NOTE ? readText(reader) : '';
  return { what: head & STEP, time, unit, owner, grade, by, comment, about };
}

function readAbout(reader: ByteReader, time: number): OrderAbout {
  const kind = readVarint(reader);
  const category = readVarint(reader);
  const region = readVarint(reader);
  const marks = reader.bytes[reader.at++] ?? 0;
  const dueAt = marks & 2 ? time + unzigzag(readVarint(reader)) : 0;
  return { kind, category, region, urgent: (marks & 1) === 1, dueAt, contact: readText(reader) };
}

function writeText(bytes: Uint8Array, from: number, text: string): number {
  let at = writeVarint(bytes, from, text.length);
  for (let i = 0; i < text.length; i++) at = writeVarint(bytes, at, text.charCodeAt(i));
  return at;
}

function readText(reader: ByteReader): string {
  let text = '';
  for (let n = readVarint(reader); n > 0; n--) text += String.fromCharCode(readVarint(reader));
  return text;
}
