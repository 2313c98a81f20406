import type { BacktestEdge } from '../../shared/contract/asks/alert-asks.ts';
import type { AlertRule } from '../../shared/model/alert-rule.ts';
import type { Settings } from '../../shared/model/settings.ts';
import { isWorkday } from '../../shared/time/workdays.ts';
import type { Zone } from '../../shared/time/zone-day.ts';
import type { ArchiveReader } from '../adapters/archive/open-reader.ts';
import { backtestRule, whyNotBacktested } from '../station/alerts/backtest-rule.ts';
import { onDuty } from '../station/alerts/rule-calendar.ts';
import { planRule } from '../station/alerts/rule-plan.ts';
import { formulasIn } from '../station/slots/formulas.ts';
import { usageProblem } from './problem.ts';

/** What rules would have done in `[from, to)`, in order of time. @throws Problem for a rule that cannot be backtested */
export function backtestRules(
  reader: ArchiveReader,
  settings: Settings,
  zone: Zone,
  rules: readonly AlertRule[],
  range: { from: number; to: number },
): BacktestEdge[] {
  const formulas = formulasIn(reader, settings);
  const plans = rules.map((rule) => planRule({ rule, revision: 1 }));
  for (const plan of plans) {
    const why = whyNotBacktested(plan);
    if (why !== null) throw usageProblem(`rule ${plan.rule.id}: ${why.message}`, 'leave it out of the file');
  }
  const edges = plans.flatMap((plan) =>
    backtestRule(plan, reader, range, {
      formulaAt: (time) => formulas.at(time),
      connectRateTarget: settings.targets.connectRate,
      onDuty: (time) =>
        onDuty(plan.calendar, zone, (date) => isWorkday(date, settings.calendars.workdays), time),
    }),
  );
  return edges.sort((a, b) => a.at - b.at);
}
