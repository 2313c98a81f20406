import type { Contact } from './contact.ts';
import { contactDimensions } from './contact.ts';

const FACT = 6;

/**
 * A contact's facts as short text: base time | facts (kind, time − base, seq − first seq, queue, agent, detail) in base
 * 36 | dimensions (code, time − base) | customer. About 60 characters for an answered call.
 */
export function encodeContact(contact: Contact): string {
  const { facts, dims, dimTimes } = contact;
  const base = facts[0]?.time ?? 0;
  const firstSeq = facts[0]?.seq ?? 0;
  let text = `${base.toString(36)},${firstSeq.toString(36)},${contact.acw ? 1 : 0}|`;
  for (let i = 0; i < facts.length; i++) {
    const f = facts[i]!;
    if (i > 0) text += ',';
    text += `${short(f.kind)},${short(f.time - base)},${short(f.seq - firstSeq)},${short(f.queue)},${short(f.agent)},${short(f.detail)}`;
  }
  text += '|';
  for (let i = 0; i < dims.length; i++) {
    if (i > 0) text += ',';
    text += dims[i] === 0 ? ',' : `${short(dims[i]!)},${short(dimTimes[i]! - base)}`;
  }
  return contact.customer === '' ? text : `${text}|${short(contact.customerTime - base)},${contact.customer}`;
}

function short(value: number): string {
  return value === 0 ? '' : value.toString(36);
}

function long(text: string | undefined): number {
  return text === undefined || text === '' ? 0 : parseInt(text, 36);
}

/** The contact that `encodeContact` wrote. */
export function decodeContact(code: number, source: number, id: string, text: string): Contact {
  const [head = '', facts = '', dims = '', customer = ''] = text.split('|');
  const [base = 0, firstSeq = 0, acw = 0] = head.split(',').map(long);
  const contact: Contact = {
    code,
    source,
    id,
    acw: acw === 1,
    combo: -1,
    facts: [],
    dims: [],
    dimTimes: [],
    customer: '',
    customerTime: Infinity,
  };
  const values = facts === '' ? [] : facts.split(',');
  for (let i = 0; i < values.length; i += FACT) {
    contact.facts.push({
      kind: long(values[i]),
      time: long(values[i + 1]) + base,
      seq: long(values[i + 2]) + firstSeq,
      queue: long(values[i + 3]),
      agent: long(values[i + 4]),
      detail: long(values[i + 5]),
    });
  }
  const pairs = dims.split(',');
  for (let i = 0; i < contactDimensions.length; i++) {
    const said = long(pairs[2 * i]);
    contact.dims.push(said);
    contact.dimTimes.push(said === 0 ? Infinity : long(pairs[2 * i + 1]) + base);
  }
  const comma = customer.indexOf(',');
  if (comma >= 0) {
    contact.customerTime = long(customer.slice(0, comma)) + base;
    contact.customer = customer.slice(comma + 1);
  }
  return contact;
}
