import * as z from 'zod';
import { dateSchema } from '../../model/calendar.ts';
import { writtenSummaryKinds } from '../../model/summary-kinds.ts';
import { type Summary, summarySchema } from '../../model/summary.ts';
import { labelSchema, timeSchema } from '../../model/text.ts';
import type { ShiftInstance } from '../../time/roster.ts';
import type { AskTable } from './ask-table.ts';

/** Shifts with the names of people, which topics do not tell because walls read them. */
export const shiftAsks = {
  /** The shift that is on at a time, epoch ms. */
  'shift.at': { role: 'leader', args: z.strictObject({ at: timeSchema }) },
  /** The shifts that begin on a local date. */
  'shift.list': { role: 'leader', args: z.strictObject({ date: dateSchema }) },
  /** The summary of the shift of that name which begins on a date, or of the day, week, month or quarter that holds it. */
  'shift.summary': {
    role: 'leader',
    args: z.strictObject({
      kind: z.enum(writtenSummaryKinds),
      date: dateSchema,
      shift: labelSchema.default(''),
      language: summarySchema.shape.language,
    }),
  },
} as const satisfies AskTable;

export interface ShiftAnswers {
  'shift.at': { shift: ShiftInstance | null };
  'shift.list': { shifts: ShiftInstance[] };
  'shift.summary': { summary: Summary };
}
