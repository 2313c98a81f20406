import * as z from 'zod';
import type { AskTable } from './ask-table.ts';

/** The floor beyond what its topics say. */
export const floorAsks = {
  /** Which seats serve a queue. `queue`: a key of `queues`. */
  'floor.queue': { role: 'leader', args: z.strictObject({ queue: z.string().min(1).max(256) }) },
} as const satisfies AskTable;

export interface FloorAnswers {
  /** Keys of `seats`, also of those who are not there now. */
  'floor.queue': { seats: string[] };
}
