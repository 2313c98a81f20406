import { closeSync, openSync, readSync } from 'node:fs';
import type { ComplaintTruth, ContactTruth, OrderTruth, SeatTruth, SurveyTruth, Truth } from '../truth.ts';

/** A log of what really happened, sorted by kind. */
export interface TruthLog {
  contacts: ContactTruth[];
  seats: SeatTruth[];
  surveys: SurveyTruth[];
  complaints: ComplaintTruth[];
  orders: OrderTruth[];
}

/** Reads a log piece by piece: that of a week is longer than a text may be. */
export function readTruth(file: string): TruthLog {
  const log: TruthLog = { contacts: [], seats: [], surveys: [], complaints: [], orders: [] };
  for (const text of linesOf(file)) {
    const line: Truth = JSON.parse(text);
    if (line.kind === 'contact') log.contacts.push(line);
    else if (line.kind === 'seat') log.seats.push(line);
    else if (line.kind === 'survey') log.surveys.push(line);
    else if (line.kind === 'complaint') log.complaints.push(line);
    else log.orders.push(line);
  }
  return log;
}

function* linesOf(file: string): Generator<string> {
  const handle = openSync(file, 'r');
  const piece = Buffer.alloc(1 << 20);
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (let length = readSync(handle, piece); length > 0; length = readSync(handle, piece)) {
      const lines = (rest + decoder.decode(piece.subarray(0, length), { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } finally {
    closeSync(handle);
  }
}
