import type { BacktestEdge } from '../../../shared/contract/asks/alert-asks.ts';
import type { RuleProblem } from '../../../shared/model/rule-problem.ts';
import { backtest } from './backtest.ts';
import type { BacktestContext } from './backtest-run.ts';
import { backtestWaiting, waitingGauges } from './backtest-waiting.ts';
import { endedWaits, waitingChanges } from './ended-waits.ts';
import type { WaitReader } from './ended-waits.ts';
import type { RulePlan } from './rule-plan.ts';
import { systemGauges } from './present.ts';
import { kindOf } from './wait-scopes.ts';

/** Why a rule cannot be judged by the contacts that are kept; null: it can. */
export function whyNotBacktested(plan: RulePlan): Omit<RuleProblem, 'path'> | null {
  const { metric, scope } = plan.rule;
  if (plan.ofWaits) return null;
  if (!isOfWaiting(plan))
    return {
      code: systemGauges.has(metric) ? 'untoldSystem' : `untold.${metric}`,
      params: {},
      message: `${metric} cannot be told from the contacts that are kept: rates, asa, cusumConnectRate, waiting and longestWait can`,
    };
  const { kind } = kindOf(scope);
  if (['centre', 'queue', 'feed'].includes(kind)) return null;
  return {
    code: 'untoldScope',
    params: {},
    message: `${metric} is known of the centre, of queues and of feeds only, not by ${kind}`,
  };
}

/** What a rule would have done in `[from, to)` (epoch ms) over what an archive holds. @throws RangeError with `whyNotBacktested` */
export function backtestRule(
  plan: RulePlan,
  reader: WaitReader,
  range: { from: number; to: number },
  context: BacktestContext,
): BacktestEdge[] {
  const why = whyNotBacktested(plan);
  if (why !== null) throw new RangeError(why.message);
  const { kind } = kindOf(plan.rule.scope);
  if (isOfWaiting(plan))
    return backtestWaiting(plan, waitingChanges(reader, kind, range.from, range.to), range, context);
  const waits = endedWaits(reader, kind, range.from - plan.longestMs, range.to);
  return backtest(plan, waits, range, context);
}

function isOfWaiting({ rule }: RulePlan): boolean {
  return waitingGauges.some((gauge) => gauge === rule.metric);
}
