import * as z from 'zod';
import { summaryKinds } from './summary-kinds.ts';

/**
 * What a summary or a report says, as every format has it: tables of plain values. Screens, xlsx, csv, pdf, png and json
 * show these values and compute none of their own, so that they cannot differ.
 */

/**
 * How a value is meant. `count`: whole number; `rate`: 0–1; `duration`: ms; `time`: epoch ms, shown to the minute in the
 * centre's zone; `score`: a number with one decimal. A null is shown as a dash: there is nothing to divide by, or nobody
 * knows.
 */
export const summaryValueKinds = ['text', 'count', 'rate', 'duration', 'time', 'score'] as const;
export type SummaryValueKind = (typeof summaryValueKinds)[number];

const valueSchema = z.union([z.string(), z.number(), z.null()]);
export type SummaryValue = z.infer<typeof valueSchema>;

const columnSchema = z.strictObject({
  /** Name in json and csv; the metric's or counter's own where it is one. */
  key: z.string().min(1).max(64),
  /** In the document's language. */
  title: z.string().min(1).max(200),
  kind: z.enum(summaryValueKinds),
});
export type SummaryColumn = z.infer<typeof columnSchema>;

const tableSchema = z.strictObject({
  key: z.string().regex(/^[a-z][a-zA-Z]{0,30}$/),
  title: z.string().min(1).max(200),
  columns: z.array(columnSchema).min(1),
  /** As many values a row as there are columns; texts for `text`, numbers for the others, or null. */
  rows: z.array(z.array(valueSchema)),
  /** What must be known to read it: ledger, what was left out. Sentences. */
  notes: z.array(z.string()),
});
export type SummaryTable = z.infer<typeof tableSchema>;

/** A picture of columns of one table: `bars` side by side or `stacked`, `lines` of rates on an axis of their own. */
const chartSchema = z.strictObject({
  key: z.string().min(1).max(32),
  title: z.string().min(1).max(200),
  table: z.string(),
  /** Column with the names along the axis. */
  category: z.string(),
  bars: z.array(z.string()),
  stacked: z.boolean(),
  lines: z.array(z.string()),
  /** A level line for the rates, 0–1. */
  target: z.number().min(0).max(1).nullable(),
});
export type SummaryChart = z.infer<typeof chartSchema>;

export const summarySchema = z.strictObject({
  version: z.literal(1),
  kind: z.enum(summaryKinds),
  language: z.enum(['zh-CN', 'en']),
  centre: z.string(),
  zone: z.string(),
  /** One line for the head of every page, e.g. 话务班次小结. */
  title: z.string(),
  /** Name of the shift, of the team that had it and of who led it; empty where there is none. */
  shift: z.string(),
  team: z.string(),
  leader: z.string(),
  /** Local date the span counts to, `YYYY-MM-DD`: a night shift counts to the day on which it began. */
  date: z.string(),
  /** `[from, to)`, epoch ms. */
  from: z.number(),
  to: z.number(),
  /** Made at, epoch ms, from everything that was committed by then. */
  writtenAt: z.number(),
  /** 1 for the first, more for corrections (更正); `changes` says what a correction altered, in sentences. */
  issue: z.int().min(1),
  changes: z.array(z.string()),
  /** Simulated figures; marked on every page. */
  simulated: z.boolean(),
  /** The few sentences that go to a chat group, most important first. */
  digest: z.array(z.string()),
  tables: z.array(tableSchema),
  charts: z.array(chartSchema),
});
/** A shift summary, a roll-up of days, or a report. */
export type Summary = z.infer<typeof summarySchema>;
