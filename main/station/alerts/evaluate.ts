import { fractionOf } from '../../../shared/measure/metric.ts';
import type { Metric, MetricContext } from '../../../shared/measure/metric.ts';
import { abandonRateMetric, connectRateMetric } from '../../../shared/measure/rates.ts';
import { serviceLevelMetric } from '../../../shared/measure/service-level.ts';
import { asaMetric } from '../../../shared/measure/times.ts';
import type { WindowMetric } from '../../../shared/model/alert-rule.ts';
import type { Reading } from '../../../shared/model/alert.ts';
import type { FormulaSettings } from '../../../shared/model/formula.ts';
import type { RulePlan } from './rule-plan.ts';
import type { Verdict } from './rule-state.ts';
import type { WaitWindows } from './wait-windows.ts';
import type { WaitLimits, WindowCounters } from './window-counters.ts';

/** What a rule saw and what follows. */
export interface Judgement extends Verdict {
  readings: Reading[];
}

/** Under which settings a rule is judged: the formula in force at that time. */
export interface JudgeContext {
  formula: FormulaSettings;
}

const ratios: Record<WindowMetric, Metric<MetricContext, keyof WindowCounters>> = {
  connectRate: connectRateMetric,
  abandonRate: abandonRateMetric,
  serviceLevel: serviceLevelMetric,
  asa: asaMetric,
};

/**
 * Judges a rule by what is seen: the counters of its windows in their order, or a gauge's value. Every window must
 * breach, with `minOffered` ended waits and beyond chance; every window must clear, with as many. A value that is not
 * there says nothing.
 */
export function evaluate(
  plan: RulePlan,
  seen: readonly WindowCounters[] | number | null,
  context: JudgeContext,
): Judgement {
  if (plan.ratio === null || !isCounters(seen)) return evaluateGauge(plan, isCounters(seen) ? null : seen);
  const metric = ratios[plan.ratio];
  const settings = metricContext(plan, context.formula);
  const readings: Reading[] = [];
  let [breach, clears, enough] = [true, true, true];
  for (let i = 0; i < seen.length; i++) {
    const counters = seen[i]!;
    const { numerator, denominator, value } = fractionOf(metric, counters, settings);
    readings.push({ window: plan.windows[i]!.text, numerator, denominator, value });
    if (value === null || counters.ended < plan.rule.minOffered) enough = false;
    else {
      breach &&= plan.breaches(value) && plan.certain(numerator!, denominator!);
      clears &&= plan.clears(value);
    }
  }
  return { readings, enough, breach: enough && breach, clears: enough && clears };
}

/** The windows of a rule in a scope as of `t`, epoch ms. */
export function seenIn(
  plan: RulePlan,
  windows: WaitWindows,
  scope: string,
  t: number,
  { formula }: JudgeContext,
): WindowCounters[] {
  const limits: WaitLimits = { seconds: secondsOf(plan, formula), shortAbandonMs: formula.shortAbandonMs };
  return plan.windows.map(({ ms }) => windows.counters(scope, plan.rule.ledger, ms, t, limits));
}

function evaluateGauge(plan: RulePlan, value: number | null): Judgement {
  const readings = [{ window: '', numerator: null, denominator: null, value }];
  if (value === null) return { readings, enough: false, breach: false, clears: false };
  return { readings, enough: true, breach: plan.breaches(value), clears: plan.clears(value) };
}

function metricContext(plan: RulePlan, formula: FormulaSettings): MetricContext {
  return {
    ledger: plan.rule.ledger,
    excludeShortAbandons: formula.excludeShortAbandons,
    variant: formula.serviceLevelVariant,
    seconds: secondsOf(plan, formula),
  };
}

function secondsOf({ seconds }: RulePlan, { serviceLevelSeconds }: FormulaSettings): number {
  return seconds ?? serviceLevelSeconds[0] ?? 20;
}

function isCounters(seen: readonly WindowCounters[] | number | null): seen is readonly WindowCounters[] {
  return Array.isArray(seen);
}
