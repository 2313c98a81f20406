import * as z from 'zod';
import type { Ledger, Peaks } from '../../measure/counters.ts';
import type { KeptCounters, MetricCode } from '../../measure/metric.ts';
import type { FormulaSettings } from '../../model/formula.ts';
import { timeSchema } from '../../model/text.ts';
import type { AskTable } from './ask-table.ts';

/** What a card's figures can be about: the centre, or one value of a dimension. */
export const cardScopes = [
  'centre',
  'queue',
  'team',
  'site',
  'channel',
  'business',
  'language',
  'ivrKey',
] as const;
export type CardScopeKind = (typeof cardScopes)[number];

/** Longest range of a card, ms: a year and a day of two clock changes. */
const RANGE_MS = 367 * 86_400_000;

const range = { from: timeSchema, to: timeSchema };

/** What stands behind figures. */
export const figuresAsks = {
  /**
   * The figures of one scope, in all ledgers. `from`, `to`: half-open, on edges of the centre's slots (5 minutes exactly,
   * else quarter hours); `rolling`: `(from, to]` on whole seconds of the last half hour, event ledger only.
   * `key`: as the topics name it, empty for the centre.
   */
  'figures.card': {
    role: 'viewer',
    args: z
      .strictObject({
        scope: z.strictObject({ kind: z.enum(cardScopes), key: z.string().max(256) }),
        ...range,
        rolling: z.boolean().default(false),
      })
      .refine(({ from, to }) => from < to, 'from: must be before to')
      .refine(({ from, to }) => to - from <= RANGE_MS, 'to: at most a year after from'),
  },
  'formulas.list': { role: 'viewer', args: z.strictObject({}) },
} as const satisfies AskTable;

/** A version of the formula settings, in force in `[from, to)`, epoch ms; null: from the beginning, until further notice. */
export interface FormulaInForce extends FormulaSettings {
  version: number;
  from: number | null;
  to: number | null;
}

/** What one ledger says; null: such a figure is not kept in this scope. */
export interface LedgerFigures {
  counters: KeptCounters;
  /** Of a team: those of the queues that are assigned to it, taken together; absent for other scopes and without queues. */
  queues?: KeptCounters;
  /** Absent where they are not kept. */
  peaks: { [K in keyof Peaks]: number | null } | null;
  /** As a report prints them. */
  ratios: Partial<Record<MetricCode, number | null>>;
  /** The version under which the ratios are computed. */
  version: number;
}

export interface FiguresAnswers {
  'figures.card': {
    ledgers: Partial<Record<Ledger, LedgerFigures>>;
    /** In force at some time of the range, the oldest first. */
    versions: FormulaInForce[];
    /** The one in force now. */
    today: FormulaInForce;
  };
  /** The oldest first. */
  'formulas.list': { formulas: FormulaInForce[]; now: number };
}
