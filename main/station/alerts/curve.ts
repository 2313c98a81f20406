import { evaluate, seenIn } from './evaluate.ts';
import type { JudgeContext } from './evaluate.ts';
import { cusumParams, nextCusum } from './cusum.ts';
import { outcome } from '../floor/legs.ts';
import type { RulePlan } from './rule-plan.ts';
import { instancesOf } from './wait-scopes.ts';
import type { EndedWait } from './wait-scopes.ts';
import { WaitWindows } from './wait-windows.ts';

/** The curve of a rule has a point each so many ms. */
export const CURVE_STEP_MS = 300_000;

/** What a rule saw in one scope: `[time, value]` of its first window at the end of each five minutes. */
export interface RuleCurve {
  /** The scope shown: the one asked for, or the first there is. */
  shown: string;
  curve: [number, number | null][];
}

/**
 * The curve that a rule about waits watches over `[from, to)`. @param waits by rising end, from the longest window
 * before `from` on. @param scope empty: that of the first wait
 */
export function curveOf(
  plan: RulePlan,
  waits: Iterable<EndedWait>,
  scope: string,
  { from, to }: { from: number; to: number },
  contextAt: (time: number) => JudgeContext,
  target = 0,
): RuleCurve {
  const windows = new WaitWindows(plan.longestMs);
  const params = cusumParams(plan.rule, target);
  const curve: RuleCurve['curve'] = [];
  let shown = scope;
  let sum = 0;
  let next = Math.ceil(from / CURVE_STEP_MS) * CURVE_STEP_MS;
  const upTo = (time: number): void => {
    for (; next < time; next += CURVE_STEP_MS) {
      const context = contextAt(next);
      const seen = plan.windowed ? seenIn(plan, windows, shown, next, context) : sum;
      curve.push([next, evaluate(plan, seen, context).readings[0]?.value ?? null]);
      windows.forget(next);
    }
  };
  for (const wait of waits) {
    upTo(Math.min(wait.endAt, to));
    const scopes = instancesOf(plan.rule.scope, wait.scopes);
    shown ||= scopes[0] ?? '';
    if (!scopes.includes(shown)) continue;
    windows.add(shown, wait, 1);
    sum = nextCusum(sum, wait.outcome === outcome.answered, params);
  }
  upTo(to);
  return { shown, curve };
}
