import type { AlertAnswers, BacktestEdge } from '../../../shared/contract/asks/alert-asks.ts';
import { alertRuleSchema } from '../../../shared/model/alert-rule.ts';
import type { AlertRule } from '../../../shared/model/alert-rule.ts';
import { createZone } from '../../../shared/time/zone-day.ts';
import { NoticeBook } from '../../station/alerts/notice-book.ts';
import { ruleProblems } from '../../../shared/model/rule-problem.ts';
import { curveOf } from '../../station/alerts/curve.ts';
import type { RuleCurve } from '../../station/alerts/curve.ts';
import { endedWaits, waitingChanges } from '../../station/alerts/ended-waits.ts';
import { planRule } from '../../station/alerts/rule-plan.ts';
import type { RulePlan } from '../../station/alerts/rule-plan.ts';
import { waitingCurve } from '../../station/alerts/waiting-curve.ts';
import { kindOf } from '../../station/alerts/wait-scopes.ts';
import { whyNotBacktested } from '../../station/alerts/backtest-rule.ts';
import { formulasIn } from '../../station/slots/formulas.ts';
import { backtestRules } from '../backtest-rules.ts';
import type { History } from './history.ts';

type Preview = AlertAnswers['rules.preview'];

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** What a rule would have done over the last days, and the curve it watched. @param now the centre's, epoch ms */
export function previewRule(
  { reader, settings }: History,
  told: unknown,
  days: number,
  now: number,
): Preview {
  const read = alertRuleSchema.safeParse(told);
  if (read.data === undefined) return { ok: false, problems: ruleProblems(read.error, told) };
  const rule = read.data;
  const plan = planRule({ rule, revision: 0 });
  const why = whyNotBacktested(plan);
  if (why !== null) return { ok: 'untold', why };
  const range = { from: now - days * DAY_MS, to: now + 1 };
  const edges = backtestRules(reader, settings, createZone(settings.zone), [rule], range);
  const { curve, shown } = drawn({ reader, settings }, plan, busiest(edges), range);
  return {
    ok: true,
    from: range.from,
    to: now,
    edges,
    scope: shown,
    curve,
    scopes: new Set(edges.map((edge) => edge.scope)).size,
    load: loadOf(rule, edges),
  };
}

/** What the rule watched in one scope. */
function drawn(
  { reader, settings }: History,
  plan: RulePlan,
  scope: string,
  range: { from: number; to: number },
): RuleCurve {
  const { kind } = kindOf(plan.rule.scope);
  if (!plan.ofWaits)
    return waitingCurve(plan, waitingChanges(reader, kind, range.from, range.to), scope, range);
  const formulas = formulasIn(reader, settings);
  const waits = endedWaits(reader, kind, range.from - plan.longestMs, range.to);
  const contextAt = (at: number) => ({ formula: formulas.at(at) });
  return curveOf(plan, waits, scope, range, contextAt, settings.targets.connectRate);
}

/** The scope with the most edges; empty when there are none. */
function busiest(edges: readonly BacktestEdge[]): string {
  const counts = new Map<string, number>();
  for (const { scope } of edges) counts.set(scope, (counts.get(scope) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}

/** How often the rule alone would have called. */
function loadOf(rule: AlertRule, edges: readonly BacktestEdge[]) {
  const book = new NoticeBook([], 0, () => new Set());
  const kind = rule.scope === 'centre' ? 'centre' : 'queue';
  const hours = new Map<number, Set<string>>();
  const all = new Set<string>();
  edges.forEach(({ event, at }, index) => {
    if (event !== 'raised') return;
    const scoped = { kind, key: '', name: '' } as const;
    const id = book.tell({ id: String(index), scope: scoped }, rule, null, at);
    if (all.has(id)) return;
    all.add(id);
    const hour = Math.floor(at / HOUR_MS);
    hours.set(hour, (hours.get(hour) ?? new Set()).add(id));
  });
  return { worstHour: Math.max(0, ...[...hours.values()].map(({ size }) => size)), notices: all.size };
}
