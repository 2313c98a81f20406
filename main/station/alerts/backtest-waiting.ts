import type { BacktestEdge } from '../../../shared/contract/asks/alert-asks.ts';
import { BacktestRun } from './backtest-run.ts';
import type { BacktestContext } from './backtest-run.ts';
import type { WaitingChange } from './ended-waits.ts';
import type { RulePlan } from './rule-plan.ts';
import { instancesOf } from './wait-scopes.ts';
import { WaitingLine } from './waiting-line.ts';

/** Gauges that can be told from who waited when. */
export const waitingGauges = ['waiting', 'longestWait'] as const;

/**
 * What a rule about who waits would have done in `[from, to)`, exact to the ms: judged whenever somebody begins or ends
 * to wait, and when the longest wait passes a threshold. @param changes by time.
 */
export function backtestWaiting(
  plan: RulePlan,
  changes: Iterable<WaitingChange>,
  range: { from: number; to: number },
  context: BacktestContext,
): BacktestEdge[] {
  const run = new BacktestRun(plan, context);
  const waiting = new Map<string, WaitingLine>();
  const touched = new Set<string>();
  let at = -Infinity;
  const judge = (): void => {
    for (const scope of touched) run.judge(scope, at, waiting.get(scope)!.value(plan, at));
    touched.clear();
  };
  for (const change of changes) {
    if (change.at !== at) judge();
    at = change.at;
    for (const scope of instancesOf(plan.rule.scope, change.scopes)) {
      const line = lineOf(waiting, scope);
      if (!touched.has(scope)) grow(run, plan, scope, line, at);
      touched.add(scope);
      line.seen = at;
      line.change(change.offeredAt, change.sign);
    }
  }
  judge();
  for (const [scope, line] of waiting) grow(run, plan, scope, line, range.to);
  return run.finish(range.to - 1);
}

function lineOf(waiting: Map<string, WaitingLine>, scope: string): WaitingLine {
  let line = waiting.get(scope);
  if (!line) waiting.set(scope, (line = new WaitingLine()));
  return line;
}

/** Judges at the ms around which the oldest wait passed a threshold since the last change and before `until`. */
function grow(run: BacktestRun, plan: RulePlan, scope: string, line: WaitingLine, until: number): void {
  const [oldest] = line.offers;
  if (oldest === undefined || plan.rule.metric !== 'longestWait') return;
  const { raise } = plan.rule;
  const seconds = [...Object.values(raise), ...Object.values(plan.clear)];
  const moments = seconds.flatMap((each) => {
    const passed = oldest + Math.floor(each * 1000);
    return [passed, passed + 1];
  });
  for (const at of moments.toSorted((a, b) => a - b))
    if (at > line.seen && at < until) run.judge(scope, at, line.value(plan, at));
}
