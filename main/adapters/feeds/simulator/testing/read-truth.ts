import { readFileSync } from 'node:fs';
import type { ComplaintTruth, ContactTruth, OrderTruth, SeatTruth, SurveyTruth, Truth } from '../truth.ts';

/** A log of what really happened, sorted by kind. */
export interface TruthLog {
  contacts: ContactTruth[];
  seats: SeatTruth[];
  surveys: SurveyTruth[];
  complaints: ComplaintTruth[];
  orders: OrderTruth[];
}

export function sortTruth(lines: Iterable<Truth>): TruthLog {
  const log: TruthLog = { contacts: [], seats: [], surveys: [], complaints: [], orders: [] };
  for (const line of lines) {
    if (line.kind === 'contact') log.contacts.push(line);
    else if (line.kind === 'seat') log.seats.push(line);
    else if (line.kind === 'survey') log.surveys.push(line);
    else if (line.kind === 'complaint') log.complaints.push(line);
    else log.orders.push(line);
  }
  return log;
}

export function readTruth(file: string): TruthLog {
  const lines = readFileSync(file, 'utf8').split('\n');
  return sortTruth(lines.filter((line) => line !== '').map((line): Truth => JSON.parse(line)));
}
