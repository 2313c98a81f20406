import * as z from 'zod';
import { dimensionNames, ledgers } from '../../measure/counters.ts';
import { reportFigures } from '../../measure/report-figures.ts';
import { REPORT_LIMITS, type SavedReport } from '../../model/saved-report.ts';
import { summaryFormats } from '../../model/summary-kinds.ts';
import { idSchema, lineSchema, timeSchema } from '../../model/text.ts';
import { comparisons } from '../../time/compared-range.ts';
import { slotLengths, type Span } from '../../time/slots.ts';
import { languages } from '../../words/words.ts';
import type { AskTable } from './ask-table.ts';

const dimension = z.enum(dimensionNames);

/** What is reported. `from`, `to`: on edges of the slots, half-open. */
const asked = {
  from: timeSchema,
  to: timeSchema,
  slot: z.enum(slotLengths),
  ledger: z.enum(ledgers),
  /** A row for every combination of these. */
  by: z.array(dimension).max(dimensionNames.length),
  /** Only this queue, channel …, as reports label it. */
  scope: z.partialRecord(dimension, z.string().max(257)),
  figures: z
    .array(z.string().max(64))
    .min(1)
    .max(REPORT_LIMITS.figures)
    .refine((names) => reportFigures(names).length === names.length, 'names a figure that there is not'),
  /** With what it is compared; `from` only for a range of one's own choice. */
  compare: z
    .strictObject({ with: z.enum(comparisons), from: timeSchema.optional() })
    .refine((each) => each.with !== 'custom' || each.from !== undefined, 'from: says where it begins')
    .nullable(),
};

const argsSchema = z.strictObject(asked).refine(({ from, to }) => from < to, 'from: must be before to');
export type ReportArgs = z.output<typeof argsSchema>;

/** Reports: figures of any range by slot and dimensions, kept questions, and the same as files. */
export const reportAsks = {
  /** By agent for those who lead a shift. */
  'report.query': { role: 'viewer', args: argsSchema },
  /** The same as a file, named `title`. */
  'report.export': {
    role: 'leader',
    args: z.strictObject({
      ask: argsSchema,
      title: z.string().max(REPORT_LIMITS.name),
      format: z.enum(summaryFormats),
      language: z.enum(languages),
    }),
  },
  'report.saved': { role: 'viewer', args: z.strictObject({}) },
  /** Keeps what the page's address says under a name; `id` null: a new one. */
  'report.save': {
    role: 'leader',
    args: z.strictObject({
      id: idSchema.nullable(),
      name: lineSchema(REPORT_LIMITS.name),
      search: z.string().max(REPORT_LIMITS.search),
    }),
  },
  'report.remove': { role: 'leader', args: z.strictObject({ id: idSchema }) },
} as const satisfies AskTable;

/** Values of the figures asked for, in their order, as `callwall report` prints them; null: nothing to divide by, or not kept. */
export type FigureValues = (number | null)[];

/** A slot of a report. `before`: the one it is compared with; null where a clock change leaves none, or nothing is compared. */
export interface ReportSlot extends Span {
  label: string;
  running: boolean;
  before: Span | null;
}

/** A row: a slot and a combination, by their places in `slots` and `groups`. */
export interface ReportLine {
  slot: number;
  group: number;
  now: FigureValues;
  before: FigureValues | null;
}

export interface MadeReport {
  /** Slots that have begun. */
  slots: ReportSlot[];
  /** Labels of the combinations, in the order of `by`. */
  groups: string[][];
  /** Slot after slot, the first `REPORT_LIMITS.rows`. */
  rows: ReportLine[];
  /** Of all rows together, also of those left out: ratios are of the sums, peaks only where one may add. */
  total: { now: FigureValues; before: FigureValues | null };
  /** Rows left out. */
  left: number;
  /** What it is compared with, epoch ms. */
  compared: Span | null;
  /** Names of queues by their labels, where they have another. */
  names: Record<string, string>;
  /** Versions of the formulas in force. */
  versions: number[];
  /** Thresholds that are kept, seconds. */
  seconds: number[];
}

/** It has `cells` rows at most, and is not made (null) beyond `most`: then longer slots or fewer dimensions are needed. */
export interface ReportAnswer {
  made: MadeReport | null;
  cells: number;
  most: number;
}

export interface ReportAnswers {
  'report.query': ReportAnswer;
  /** Null: the report would be too large. */
  'report.export': {
    file: { name: string; type: string; base64: string } | null;
    cells: number;
    most: number;
  };
  'report.saved': { reports: SavedReport[] };
  'report.save': { report: SavedReport };
  'report.remove': Record<string, never>;
}
