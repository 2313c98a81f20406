import type { RawData } from 'ws';

/** The text of a message; ws gives text in one Buffer unless told otherwise. */
export function textOf(data: RawData): string {
  return Buffer.isBuffer(data) ? data.toString() : '';
}
