import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { NOON } from '../../renderer/testing/wall-states.ts';
import type { Answerers } from '../../shared/contract/asks.ts';
import type { FormulaInForce } from '../../shared/contract/asks/figures-asks.ts';
import type { BacktestEdge } from '../../shared/contract/asks/alert-asks.ts';
import type { JournalEntry, StoredRule } from '../../shared/model/alert.ts';
import { alertRuleSchema } from '../../shared/model/alert-rule.ts';
import { ruleProblems } from '../../shared/model/rule-problem.ts';

/** The only version of the formula settings there was. */
const formula = {
  version: 1,
  from: null,
  to: null,
  serviceLevelSeconds: [20],
  serviceLevelVariant: 7,
  shortAbandonMs: 5_000,
  excludeShortAbandons: false,
} satisfies FormulaInForce;

/** A question of the desk. */
export interface Asked {
  name: string;
  args: unknown;
}

const folder = join(import.meta.dirname, '..', '..', 'assets', 'alerts', 'rules');

/** The rules that Callwall brings, one of them changed and one turned off. */
export function shippedRules(): StoredRule[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .map((file, at) => ({
      rule: alertRuleSchema.parse(parse(readFileSync(join(folder, file), 'utf8'))),
      revision: at === 0 ? 3 : 1,
      enabled: at !== 1,
      since: NOON - 86_400_000,
      by: at === 0 ? '王芳' : '',
      shipped: at !== 0,
    }));
}

/** A journal of so many entries, the newest first. */
export function journalOf(count: number): JournalEntry[] {
  return Array.from({ length: count }, (_, at): JournalEntry => {
    const taken = at % 3 === 1;
    return {
      id: count - at,
      alert: `a${(at % 4) + 1}`,
      kind: taken ? 'acknowledged' : at % 3 === 2 ? 'raised' : 'cleared',
      at: NOON - at * 60_000,
      writtenAt: NOON - at * 60_000 + 120,
      rule: 'connect-rate-dip',
      revision: 1,
      name: { zh: '接通率骤降', en: 'Connect rate dip' },
      severity: at % 2 === 0 ? 'critical' : 'warning',
      scope: { kind: 'queue', key: 'q1', name: '故障报修' },
      readings: taken ? [] : [{ window: '5m', numerator: 160, denominator: 190, value: 160 / 190 }],
      metric: 'connectRate',
      raise: { below: 0.88 },
      backfill: at % 7 === 0,
      by: taken ? '李建国' : '',
      comment: taken ? '=召回小休, "立即"' : '',
      to: '',
      until: null,
    };
  });
}

/** Two days of a rate with a hole at night and a dip in the afternoons. */
function curveOf(): [number, number | null][] {
  return Array.from({ length: 576 }, (_, at): [number, number | null] => {
    const hour = ((at / 12 + 6.5) % 24) + 8;
    const local = hour % 24;
    const dip = local > 14 && local < 15 ? 0.12 : 0;
    return [NOON - (576 - at) * 300_000, local < 4 ? null : 0.97 - dip - Math.sin(at / 9) * 0.01];
  });
}

/** Answers to the desk's questions about alerts; what is asked is written down in `asked`. */
export function alertAnswers(asked: Asked[]): Answerers {
  let rules = shippedRules();
  const journal = journalOf(250);
  const note = (name: string, args: unknown) => void asked.push({ name, args });
  const done = (name: string) => (args: { alerts: string[] }) => {
    note(name, args);
    return { done: args.alerts };
  };
  return {
    'alerts.acknowledge': done('alerts.acknowledge'),
    'alerts.shelve': done('alerts.shelve'),
    'alerts.unshelve': done('alerts.unshelve'),
    'alerts.escalate': done('alerts.escalate'),
    'alerts.journal'(args) {
      note('alerts.journal', args);
      const passed = journal.filter(
        ({ id, alert, kind, severity, by }) =>
          (args.before === undefined || id < args.before) &&
          (args.alert === undefined || alert === args.alert) &&
          (args.kinds.length === 0 || args.kinds.includes(kind)) &&
          (args.severities.length === 0 || args.severities.includes(severity)) &&
          (args.text === '' || by.includes(args.text)),
      );
      return { entries: passed.slice(0, args.limit), more: passed.length > args.limit };
    },
    'formulas.list': () => ({ formulas: [formula], now: NOON }),
    'rules.list': () => ({ rules }),
    'rules.save'(args) {
      note('rules.save', args);
      const read = alertRuleSchema.safeParse(args.rule);
      if (!read.success)
        return {
          ok: false,
          problems: ruleProblems(read.error, args.rule),
        };
      const revision = args.was + 1;
      const stored = {
        rule: read.data,
        revision,
        enabled: args.enabled,
        since: NOON,
        by: '王芳',
        shipped: false,
      };
      rules = [...rules.filter(({ rule }) => rule.id !== read.data.id), stored];
      return { ok: true, revision };
    },
    'rules.remove'(args) {
      note('rules.remove', args);
      return { ok: true, revision: args.was + 1 };
    },
    'rules.import'(args) {
      note('rules.import', args);
      return args.text.includes('id:')
        ? { ok: true, ids: ['connect-rate-dip'] }
        : {
            ok: false,
            problems: [{ path: 'id', code: 'missing', params: { line: 1 }, message: 'is missing' }],
          };
    },
    'rules.read'(args) {
      note('rules.read', args);
      return { ok: true, rules: rules.slice(0, 2).map(({ rule }) => rule) };
    },
    'rules.export': ({ ids }) => ({
      text: rules
        .filter(({ rule }) => ids.includes(rule.id))
        .map(({ rule }) => stringify(rule))
        .join('---\n'),
    }),
    'rules.preview'(args) {
      note('rules.preview', args);
      const read = alertRuleSchema.safeParse(args.rule);
      if (!read.success) return { ok: false, problems: ruleProblems(read.error, args.rule) };
      const edge = (event: 'raised' | 'cleared', at: number, value: number): BacktestEdge => ({
        rule: read.data.id,
        scope: '故障报修',
        event,
        at,
        numerator: 160,
        denominator: 190,
        value,
      });
      const day = 86_400_000;
      return {
        ok: true,
        from: NOON - 2 * day,
        to: NOON,
        edges: [
          edge('raised', NOON - 2 * day + 1_800_000, 0.86),
          edge('cleared', NOON - 2 * day + 4_500_000, 0.91),
          edge('raised', NOON - day + 1_800_000, 0.859),
          edge('cleared', NOON - day + 3_900_000, 0.905),
        ],
        scope: '故障报修',
        curve: curveOf(),
        scopes: 14,
        load: { worstHour: 2, notices: 4 },
      };
    },
  };
}
