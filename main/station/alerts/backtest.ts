import type { BacktestEdge } from '../../../shared/contract/asks/alert-asks.ts';
import { outcome } from '../floor/legs.ts';
import { BacktestRun } from './backtest-run.ts';
import type { BacktestContext } from './backtest-run.ts';
import { cusumParams, nextCusum } from './cusum.ts';
import { seenIn } from './evaluate.ts';
import type { RulePlan } from './rule-plan.ts';
import { instancesOf } from './wait-scopes.ts';
import type { EndedWait } from './wait-scopes.ts';
import { WaitWindows } from './wait-windows.ts';
import type { WindowCounters } from './window-counters.ts';

/**
 * What a rule about ended waits would have done in `[from, to)`: every instance starts inactive at `from` (a CUSUM at
 * 0), without noData, and is judged at each instant at which waits in its scope ended, all of them counted. Deadlines
 * pass at their own times. @param waits by rising end, from the longest window before `from` on.
 */
export function backtest(
  plan: RulePlan,
  waits: Iterable<EndedWait>,
  range: { from: number; to: number },
  context: BacktestContext,
): BacktestEdge[] {
  const run = new BacktestRun(plan, context);
  const { take, see, reach } = plan.windowed ? watchWindows(plan, context) : watchSums(plan, context);
  const touched = new Set<string>();
  let at = -Infinity;
  const judge = (): void => {
    if (at >= range.from) for (const scope of touched) run.judge(scope, at, see(scope, at));
    touched.clear();
  };
  for (const wait of waits) {
    if (wait.endAt >= range.to) break;
    if (wait.endAt !== at) {
      judge();
      reach(wait.endAt);
    }
    at = wait.endAt;
    // A sum begins at `from`, windows are full then.
    if (!plan.windowed && at < range.from) continue;
    for (const scope of instancesOf(plan.rule.scope, wait.scopes)) {
      take(scope, wait);
      touched.add(scope);
    }
  }
  judge();
  return run.finish(range.to - 1);
}

/** What there is to be seen of the waits. */
interface Watch {
  take(scope: string, wait: EndedWait): void;
  see(scope: string, at: number): readonly WindowCounters[] | number | null;
  /** Nothing before `at` will be asked any more. */
  reach(at: number): void;
}

function watchWindows(plan: RulePlan, { formulaAt }: BacktestContext): Watch {
  const windows = new WaitWindows(plan.longestMs, [plan.rule.ledger]);
  let forgot = -Infinity;
  return {
    take: (scope, wait) => windows.add(scope, wait, 1),
    see: (scope, at) => seenIn(plan, windows, scope, at, { formula: formulaAt(at) }),
    reach(at) {
      if (at - forgot < plan.longestMs) return;
      forgot = at;
      windows.forget(at);
    },
  };
}

function watchSums(plan: RulePlan, { connectRateTarget }: BacktestContext): Watch {
  const params = cusumParams(plan.rule, connectRateTarget);
  const sums = new Map<string, number>();
  return {
    take: (scope, wait) =>
      sums.set(scope, nextCusum(sums.get(scope) ?? 0, wait.outcome === outcome.answered, params)),
    see: (scope) => sums.get(scope) ?? null,
    reach: () => undefined,
  };
}
