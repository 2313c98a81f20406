import * as z from 'zod';
import { journalKinds } from '../../model/alert.ts';
import type { JournalEntry, StoredRule } from '../../model/alert.ts';
import type { AlertRule } from '../../model/alert-rule.ts';
import type { RuleProblem } from '../../model/rule-problem.ts';
import { severities } from '../../model/fault.ts';
import { timeSchema } from '../../model/text.ts';
import type { AskTable } from './ask-table.ts';

const alerts = z.array(z.string().min(1).max(32)).min(1).max(500);
const comment = z.string().trim().max(500).default('');

/** Longest time an alert may be put aside, ms (alerts.md: 8 h). */
export const SHELVE_MS = 8 * 3_600_000;

/** Alerts and their rules. `alerts` are ids of episodes; what cannot be done any more (it has resolved) is left out of `done`. */
export const alertAsks = {
  'alerts.acknowledge': { role: 'leader', args: z.strictObject({ alerts, comment }) },
  'alerts.shelve': {
    role: 'leader',
    args: z.strictObject({
      alerts,
      minutes: z
        .int()
        .min(1)
        .max(SHELVE_MS / 60_000),
      comment,
    }),
  },
  'alerts.unshelve': { role: 'leader', args: z.strictObject({ alerts }) },
  'alerts.escalate': {
    role: 'leader',
    args: z.strictObject({ alerts, to: z.enum(['shift-leader', 'duty-manager', 'administrator']), comment }),
  },
  /** Newest first. `before`: the id of the last entry of the page before. Times are the centre's. */
  'alerts.journal': {
    role: 'leader',
    args: z.strictObject({
      from: timeSchema.optional(),
      to: timeSchema.optional(),
      rules: z.array(z.string().max(64)).max(64).default([]),
      severities: z.array(z.enum(severities)).default([]),
      kinds: z.array(z.enum(journalKinds)).default([]),
      alert: z.string().max(32).optional(),
      /** In a rule's or a scope's name, a comment or a person. */
      text: z.string().trim().max(64).default(''),
      before: z.int().optional(),
      limit: z.int().min(1).max(500).default(100),
    }),
  },
  'rules.list': { role: 'leader', args: z.strictObject({}) },
  /** `was`: the revision the change was made from, 0 for a new rule; another one in between refuses it. `rule` is looked at as a file is. */
  'rules.save': {
    role: 'manager',
    args: z.strictObject({ rule: z.unknown(), enabled: z.boolean(), was: z.int().min(0) }),
  },
  /** Takes a rule away, or back to how Callwall brings it. */
  'rules.remove': { role: 'manager', args: z.strictObject({ id: z.string().max(64), was: z.int().min(1) }) },
  /** YAML or JSON, one rule or a list; all of them or none. */
  'rules.import': { role: 'manager', args: z.strictObject({ text: z.string().max(262_144) }) },
  /** The rules in a text, as `rules.import` would read them. */
  'rules.read': { role: 'leader', args: z.strictObject({ text: z.string().max(262_144) }) },
  'rules.export': { role: 'leader', args: z.strictObject({ ids: z.array(z.string().max(64)).max(500) }) },
  /** What the rule would have done over the last days, with the curve it watched: a backtest. */
  'rules.preview': {
    role: 'leader',
    args: z.strictObject({ rule: z.unknown(), days: z.int().min(1).max(35) }),
  },
} as const satisfies AskTable;

/** One line of `backtest` (cli.md): `at` epoch ms. `value` of a ratio has 6 decimals where it is printed. */
export interface BacktestEdge {
  rule: string;
  scope: string;
  event: 'raised' | 'cleared';
  at: number;
  numerator: number | null;
  denominator: number | null;
  value: number | null;
}

/** `problems`: each names the field. */
export type Saved<T> = ({ ok: true } & T) | { ok: false; problems: { path: string; message: string }[] };

/** The same for rules: problems that can be told in every language. */
type SavedRule<T> = ({ ok: true } & T) | { ok: false; problems: RuleProblem[] };

export interface AlertAnswers {
  'alerts.acknowledge': { done: string[] };
  'alerts.shelve': { done: string[] };
  'alerts.unshelve': { done: string[] };
  'alerts.escalate': { done: string[] };
  'alerts.journal': { entries: JournalEntry[]; more: boolean };
  'rules.list': { rules: StoredRule[] };
  'rules.save': SavedRule<{ revision: number }>;
  'rules.remove': SavedRule<{ revision: number }>;
  'rules.import': SavedRule<{ ids: string[] }>;
  'rules.read': SavedRule<{ rules: AlertRule[] }>;
  'rules.export': { text: string };
  'rules.preview': SavedRule<RulePreview> | { ok: 'untold'; why: Omit<RuleProblem, 'path'> };
}

/** What a rule would have done. `untold` instead: what it watches cannot be told of the past. */
export interface RulePreview {
  from: number;
  to: number;
  edges: BacktestEdge[];
  /**
   * Of the scope with the most edges: `[time, value]` at the end of each five minutes: of the first window, null without
   * denominator; of a gauge the one nearest to the alert since the value before.
   */
  scope: string;
  curve: [number, number | null][];
  scopes: number;
  /** Notices an hour at the busiest, and in all. */
  load: { worstHour: number; notices: number };
}
