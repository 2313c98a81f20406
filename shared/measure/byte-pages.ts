/** Bytes taken from the system at once. */
const PAGE = 65_536;

/**
 * Room for many short byte strings: each is a view of a shared page, because a buffer of its own costs a hundred times
 * the writing. A page is freed when all its views are.
 */
export interface BytePages {
  /** Where up to `most` bytes may be written: from `at` on in `bytes`. */
  room(most: number): { bytes: Uint8Array; at: number };
  /** Keeps what was written in the last room up to `end`, as a view. */
  keep(end: number): Uint8Array;
}

/** Pages that nothing was written to yet. */
export function bytePages(): BytePages {
  const place = { bytes: new Uint8Array(0), at: 0 };
  return {
    room(most) {
      if (place.at + most > place.bytes.length) {
        place.bytes = new Uint8Array(Math.max(PAGE, most));
        place.at = 0;
      }
      return place;
    },
    keep(end) {
      const kept = place.bytes.subarray(place.at, end);
      place.at = end;
      return kept;
    },
  };
}
