/** Most bytes that one number takes: 7 bits a byte, 53 bits and the sign. */
export const maxVarintBytes = 8;

/** Where the next number of a byte array is read; moved on by the readers. */
export interface ByteReader {
  readonly bytes: Uint8Array;
  at: number;
}

/**
 * Writes an integer 0 … 2^53 − 1 as little-endian groups of 7 bits and returns the offset after it. Arithmetic instead of
 * shifts, because epoch times do not fit in 32 bits.
 */
export function writeVarint(bytes: Uint8Array, at: number, value: number): number {
  while (value >= 128) {
    bytes[at++] = (value % 128) + 128;
    value = Math.floor(value / 128);
  }
  bytes[at++] = value;
  return at;
}

/** @throws RangeError when the bytes end within a number. */
export function readVarint(reader: ByteReader): number {
  const { bytes } = reader;
  const first = bytes[reader.at];
  // Most numbers are that short.
  if (first !== undefined && first < 128) {
    reader.at++;
    return first;
  }
  let value = 0;
  let weight = 1;
  for (;;) {
    const byte = bytes[reader.at++];
    if (byte === undefined || weight > 2 ** 49)
      throw new RangeError(`broken number at byte ${reader.at - 1}`);
    value += (byte & 127) * weight;
    if (byte < 128) return value;
    weight *= 128;
  }
}

/** Maps 0, −1, 1, −2 … to 0, 1, 2, 3 …, so that small negatives stay short. */
export function zigzag(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value;
}

/** The inverse of `zigzag`. */
export function unzigzag(value: number): number {
  return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
}
