import { bytePages } from '../../../shared/measure/byte-pages.ts';
import type { ByteReader } from '../../../shared/measure/varint.ts';
import { maxVarintBytes, readVarint, unzigzag, writeVarint, zigzag } from '../../../shared/measure/varint.ts';
import type { Contact } from './contact.ts';
import { contactDimensions } from './contact.ts';

/** A fact's first byte: its kind, and which of queue, agent and detail follow. */
export const KIND = 31;
export const WITH_QUEUE = 32;
export const WITH_AGENT = 64;
export const WITH_DETAIL = 128;
/** The byte after the facts: a bit for each dimension that was said, then these. */
const WITH_CUSTOMER = 64;
const ACW = 128;

const pages = bytePages();

/**
 * A contact's facts as bytes: base time, lowest seq, how many facts and whether it is a repeat; each fact (kind, time − base, seq − lowest, queue,
 * agent, detail); which dimensions were said, each (code, time − base); the customer (time − base, UTF-16 units). Zeros
 * are left out. About 50 bytes for an answered call. The bytes are a view of a larger buffer.
 */
export function encodeContact(contact: Contact): Uint8Array {
  const { facts, dims, dimTimes, customer } = contact;
  const base = facts.length === 0 ? 0 : facts[0]!.time;
  let lowest = facts.length === 0 ? 0 : facts[0]!.seq;
  for (let i = 1; i < facts.length; i++) if (facts[i]!.seq < lowest) lowest = facts[i]!.seq;
  const { bytes, at: from } = pages.room(
    (8 + 6 * facts.length + 2 * dims.length) * maxVarintBytes + 3 * customer.length,
  );
  let at = writeVarint(bytes, from, base);
  at = writeVarint(bytes, at, lowest);
  at = writeVarint(bytes, at, 2 * facts.length + (contact.repeat ? 1 : 0));
  for (let i = 0; i < facts.length; i++) {
    const { kind, time, seq, queue, agent, detail } = facts[i]!;
    bytes[at++] = kind + (queue && WITH_QUEUE) + (agent && WITH_AGENT) + (detail && WITH_DETAIL);
    at = writeVarint(bytes, at, time - base);
    at = writeVarint(bytes, at, seq - lowest);
    if (queue !== 0) at = writeVarint(bytes, at, queue);
    if (agent !== 0) at = writeVarint(bytes, at, agent);
    if (detail !== 0) at = writeVarint(bytes, at, detail);
  }
  const said = at++;
  let mask = (contact.acw ? ACW : 0) + (customer === '' ? 0 : WITH_CUSTOMER);
  for (let i = 0; i < dims.length; i++) {
    if (dims[i] === 0) continue;
    mask |= 1 << i;
    at = writeVarint(bytes, at, dims[i]!);
    at = writeVarint(bytes, at, zigzag(dimTimes[i]! - base));
  }
  bytes[said] = mask;
  if (customer !== '') {
    at = writeVarint(bytes, at, zigzag(contact.customerTime - base));
    for (let i = 0; i < customer.length; i++) at = writeVarint(bytes, at, customer.charCodeAt(i));
  }
  return pages.keep(at);
}

/** The contact that `encodeContact` wrote. @throws RangeError when the bytes end too early. */
export function decodeContact(code: number, source: number, id: string, bytes: Uint8Array): Contact {
  const reader: ByteReader = { bytes, at: 0 };
  const base = readVarint(reader);
  const lowest = readVarint(reader);
  const facts: Contact['facts'] = [];
  const head = readVarint(reader);
  for (let left = head >> 1; left > 0; left--) {
    const first = readByte(reader);
    facts.push({
      kind: first & KIND,
      time: base + readVarint(reader),
      seq: lowest + readVarint(reader),
      queue: first & WITH_QUEUE ? readVarint(reader) : 0,
      agent: first & WITH_AGENT ? readVarint(reader) : 0,
      detail: first & WITH_DETAIL ? readVarint(reader) : 0,
    });
  }
  const mask = readByte(reader);
  const dims: number[] = [];
  const dimTimes: number[] = [];
  for (let i = 0; i < contactDimensions.length; i++) {
    const said = (mask & (1 << i)) !== 0;
    dims.push(said ? readVarint(reader) : 0);
    dimTimes.push(said ? base + unzigzag(readVarint(reader)) : Infinity);
  }
  let customer = '';
  const named = (mask & WITH_CUSTOMER) !== 0;
  const customerTime = named ? base + unzigzag(readVarint(reader)) : Infinity;
  while (named && reader.at < bytes.length) customer += String.fromCharCode(readVarint(reader));
  return {
    code,
    source,
    id,
    acw: (mask & ACW) !== 0,
    repeat: (head & 1) !== 0,
    combo: -1,
    facts,
    dims,
    dimTimes,
    customer,
    customerTime,
  };
}

function readByte(reader: ByteReader): number {
  const byte = reader.bytes[reader.at++];
  if (byte === undefined) throw new RangeError(`nothing at byte ${reader.at - 1}`);
  return byte;
}
