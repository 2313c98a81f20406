import { bytePages } from '../../../shared/measure/byte-pages.ts';
import type { ByteReader } from '../../../shared/measure/varint.ts';
import { maxVarintBytes, readVarint, unzigzag, writeVarint, zigzag } from '../../../shared/measure/varint.ts';
import type { StoredSecond } from '../../station/archive-port.ts';

type Counts = StoredSecond['counts'];

const pages = bytePages();

/** The counts of a second by scope as bytes: each scope, how many counts, and these. The bytes are a view of a larger buffer. */
export function encodeSecond(counts: Counts): Uint8Array {
  let numbers = 0;
  for (const values of counts.values()) numbers += 2 + values.length;
  const { bytes, at: from } = pages.room(numbers * maxVarintBytes);
  let at = from;
  for (const [scope, values] of counts) {
    at = writeVarint(bytes, at, scope);
    at = writeVarint(bytes, at, values.length);
    // Late news may take back more from a second than is left of it.
    for (const value of values) at = writeVarint(bytes, at, zigzag(value));
  }
  return pages.keep(at);
}

/** The counts that `encodeSecond` wrote. @throws RangeError when the bytes end within a number. */
export function decodeSecond(bytes: Uint8Array): Counts {
  const reader: ByteReader = { bytes, at: 0 };
  const counts: Counts = new Map();
  while (reader.at < bytes.length) {
    const scope = readVarint(reader);
    const values: number[] = [];
    for (let left = readVarint(reader); left > 0; left--) values.push(unzigzag(readVarint(reader)));
    counts.set(scope, values);
  }
  return counts;
}
