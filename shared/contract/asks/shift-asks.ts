import * as z from 'zod';
import { timeSchema } from '../../model/text.ts';
import type { ShiftInstance } from '../../time/roster.ts';
import type { AskTable } from './ask-table.ts';

/** Shifts with the names of people, which topics do not tell because walls read them. */
export const shiftAsks = {
  /** The shift that is on at a time, epoch ms. */
  'shift.at': { role: 'leader', args: z.strictObject({ at: timeSchema }) },
} as const satisfies AskTable;

export interface ShiftAnswers {
  'shift.at': { shift: ShiftInstance | null };
}
