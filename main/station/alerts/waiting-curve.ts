import { CURVE_STEP_MS } from './curve.ts';
import type { RuleCurve } from './curve.ts';
import type { WaitingChange } from './ended-waits.ts';
import type { RulePlan } from './rule-plan.ts';
import { instancesOf } from './wait-scopes.ts';
import { WaitingLine } from './waiting-line.ts';

/**
 * The curve that a rule about who waits watches over `[from, to)`: at the end of each five minutes the value in them that
 * was nearest to the alert, so that no short queue is lost between two points. @param changes by time.
 * @param scope empty: that of the first change
 */
export function waitingCurve(
  plan: RulePlan,
  changes: Iterable<WaitingChange>,
  scope: string,
  { from, to }: { from: number; to: number },
): RuleCurve {
  const worse = 'above' in plan.rule.raise ? Math.max : Math.min;
  const line = new WaitingLine();
  const curve: RuleCurve['curve'] = [];
  let shown = scope;
  let at = from;
  let worst: number | null = null;
  let next = (Math.floor(from / CURVE_STEP_MS) + 1) * CURVE_STEP_MS;
  const see = (time: number): void => {
    const value = line.value(plan, time);
    worst = worst === null ? value : worse(worst, value);
  };
  /** Nothing changes up to then. */
  const pass = (time: number): void => {
    see(at);
    for (; next <= time; next += CURVE_STEP_MS) {
      see(next);
      curve.push([next, worst]);
      worst = line.value(plan, next);
    }
    see(time);
    at = time;
  };
  for (const change of changes) {
    const scopes = instancesOf(plan.rule.scope, change.scopes);
    shown ||= scopes[0] ?? '';
    if (!scopes.includes(shown)) continue;
    // What one instant holds is one change.
    if (change.at !== at) pass(change.at);
    line.change(change.offeredAt, change.sign);
  }
  pass(to);
  return { shown, curve };
}
