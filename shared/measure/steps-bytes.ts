import { addStep, createTrack, eachStep, stepCount } from './steps.ts';
import type { Track } from './steps.ts';
import type { ByteReader } from './varint.ts';
import { maxVarintBytes, readVarint, unzigzag, writeVarint, zigzag } from './varint.ts';

/**
 * A track as bytes, for a row of its leaf: zigzag varint carry, then a varint of the time since the last step (the first:
 * since the leaf's start, ms) and a zigzag varint delta for every step. The leaf's bounds are not in it.
 */
export function encodeTrack(track: Track): Uint8Array {
  const bytes = new Uint8Array(maxVarintBytes * (1 + 2 * stepCount(track)));
  let at = writeVarint(bytes, 0, zigzag(track.carry));
  let last = track.start;
  eachStep(track, (time, delta) => {
    at = writeVarint(bytes, at, time - last);
    at = writeVarint(bytes, at, zigzag(delta));
    last = time;
  });
  return bytes.slice(0, at);
}

/**
 * Calls back with every step (time in epoch ms) of `encodeTrack`'s bytes, without making a track of them.
 * @param start of its leaf. @throws RangeError when the bytes are cut off.
 */
export function eachEncodedStep(
  bytes: Uint8Array,
  start: number,
  visit: (time: number, delta: number) => void,
): void {
  const reader = { bytes, at: 0 };
  readVarint(reader);
  let time = start;
  while (reader.at < bytes.length) {
    time += readNear(reader);
    visit(time, unzigzag(readNear(reader)));
  }
}

/** Most numbers of a track take a byte or two; a slot may have a hundred thousand. */
function readNear(reader: ByteReader): number {
  const { bytes, at } = reader;
  const first = bytes[at]!;
  if (first < 128) {
    reader.at = at + 1;
    return first;
  }
  const second = bytes[at + 1]!;
  if (second >= 128) return readVarint(reader);
  reader.at = at + 2;
  return first - 128 + second * 128;
}

/**
 * The track of the leaf `[start, end)` from `encodeTrack`'s bytes.
 * @throws RangeError when the bytes are cut off or a step lies outside the leaf.
 */
export function decodeTrack(bytes: Uint8Array, start: number, end: number): Track {
  const track = createTrack(start, end);
  const reader = { bytes, at: 0 };
  track.carry = unzigzag(readVarint(reader));
  let time = start;
  while (reader.at < bytes.length) {
    time += readVarint(reader);
    addStep(track, time, unzigzag(readVarint(reader)));
  }
  return track;
}
