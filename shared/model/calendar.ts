import * as z from 'zod';
import { labelSchema } from './text.ts';

/** A local date that exists, `YYYY-MM-DD`. */
export const dateSchema = z.iso.date('must be a date, e.g. 2026-10-01');

/**
 * Which days are workdays. `base`: the official Chinese calendar with its days off and the weekends worked for them, or
 * Monday to Friday, or every day; the exceptions of the centre go before it.
 */
export const workdaysSchema = z.strictObject({
  base: z.enum(['china', 'weekdays', 'everyDay']).default('china'),
  exceptions: z
    .array(z.strictObject({ date: dateSchema, day: z.enum(['work', 'rest']), note: labelSchema.default('') }))
    .max(1_000)
    .superRefine((days, context) => {
      for (const [at, { date }] of days.entries())
        if (days.findIndex((other) => other.date === date) < at)
          context.addIssue({ code: 'custom', path: [at, 'date'], message: 'is there twice' });
    })
    .default([]),
});
export type Workdays = z.infer<typeof workdaysSchema>;
