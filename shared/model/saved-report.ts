import * as z from 'zod';
import { idSchema, labelSchema, timeSchema } from './text.ts';

/** How much of a report there may be: rows told, values held while it is made, figures a row; length of a name, of a question. */
export const REPORT_LIMITS = {
  rows: 20_000,
  cells: 600_000,
  figures: 16,
  name: 80,
  search: 2_000,
  saved: 200,
} as const;

/** A report that somebody keeps for the whole centre. `search`: the page's address, without what is the screen's own. */
export const savedReportSchema = z.strictObject({
  id: idSchema,
  name: labelSchema,
  search: z.string().max(REPORT_LIMITS.search),
  /** Who changed it last; empty where nobody was signed in. */
  by: labelSchema,
  since: timeSchema,
});
export type SavedReport = z.infer<typeof savedReportSchema>;
export const savedReportsSchema = z.array(savedReportSchema).max(REPORT_LIMITS.saved);
