import * as z from 'zod';
import { dateSchema } from '../../model/calendar.ts';
import { type Summary, summarySchema } from '../../model/summary.ts';
import { timeSchema } from '../../model/text.ts';
import type { ShiftInstance } from '../../time/roster.ts';
import type { AskTable } from './ask-table.ts';
import { summaryOfSchema } from './summary-asks.ts';

/** Shifts with the names of people, which topics do not tell because walls read them. */
export const shiftAsks = {
  /** The shift that is on at a time, epoch ms. */
  'shift.at': { role: 'leader', args: z.strictObject({ at: timeSchema }) },
  /** The shifts that begin on a local date. */
  'shift.list': { role: 'leader', args: z.strictObject({ date: dateSchema }) },
  /** A summary to look at. */
  'shift.summary': {
    role: 'leader',
    args: z.strictObject({ of: summaryOfSchema, language: summarySchema.shape.language }),
  },
} as const satisfies AskTable;

export interface ShiftAnswers {
  'shift.at': { shift: ShiftInstance | null };
  'shift.list': { shifts: ShiftInstance[] };
  'shift.summary': { summary: Summary };
}
