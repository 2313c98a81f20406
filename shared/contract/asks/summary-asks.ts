import * as z from 'zod';
import { dateSchema } from '../../model/calendar.ts';
import { summaryFormats } from '../../model/summary-kinds.ts';
import type { SummaryFormat, WrittenSummaryKind } from '../../model/summary-kinds.ts';
import { labelSchema, timeSchema } from '../../model/text.ts';
import type { Language } from '../../words/words.ts';
import type { AskTable } from './ask-table.ts';

/** What a summary is wanted of: a shift by its name and date, the period that holds a date, or a range on quarter hours. */
export const summaryOfSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('shift'),
    name: labelSchema,
    date: dateSchema,
    /** Which of several of one name on that date, from 0. */
    nth: z.int().min(0).max(23).default(0),
  }),
  z.strictObject({ kind: z.enum(['day', 'week', 'month', 'quarter']), date: dateSchema }),
  z.strictObject({ kind: z.literal('report'), from: timeSchema, to: timeSchema }),
]);

/** Summaries as files: what the station wrote by itself, and one that is made now. */
export const summaryAsks = {
  /** Newest first. */
  'summaries.list': {
    role: 'leader',
    args: z.strictObject({
      /** Id of the last entry of the page before. */
      before: z.int().min(1).optional(),
      limit: z.int().min(1).max(200).default(50),
    }),
  },
  'summaries.export': {
    role: 'leader',
    args: z.strictObject({
      of: summaryOfSchema,
      format: z.enum(summaryFormats),
      language: z.enum(['zh-CN', 'en']),
    }),
  },
} as const satisfies AskTable;

/** A file of a summary; its name in the folder of the settings. */
export interface SummaryFile {
  name: string;
  format: SummaryFormat;
  language: Language;
  bytes: number;
}

/** A line of the journal of what the station wrote by itself. Epoch ms. */
export interface WrittenSummary {
  id: number;
  /** When it was written, or could not be. */
  at: number;
  kind: WrittenSummaryKind;
  /** Name of the shift; empty for the others. */
  name: string;
  /** Local date it counts to. */
  date: string;
  start: number;
  end: number;
  /** 1, or more for corrections (更正); 0: it could not be written then, `error` says why. */
  issue: number;
  attempts: number;
  error: string;
  files: SummaryFile[];
  /** What a correction altered, in sentences. */
  changes: Record<Language, string[]>;
}

export interface SummaryAnswers {
  'summaries.list': { entries: WrittenSummary[]; more: boolean };
  /** `name`: as the station would name it. */
  'summaries.export': { name: string; base64: string };
}
