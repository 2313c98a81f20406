import type { BacktestEdge } from '../../../shared/contract/asks/alert-asks.ts';
import type { Reading } from '../../../shared/model/alert.ts';
import type { FormulaSettings } from '../../../shared/model/formula.ts';
import { evaluate } from './evaluate.ts';
import type { RulePlan } from './rule-plan.ts';
import { idle, offDuty, step } from './rule-state.ts';
import type { InstanceState, Verdict } from './rule-state.ts';
import type { WindowCounters } from './window-counters.ts';

/** What judging the past needs to know beside the waits. */
export interface BacktestContext {
  /** Formula settings in force at a time, epoch ms. */
  formulaAt(time: number): FormulaSettings;
  /** The setting `targets.connectRate`. */
  connectRateTarget: number;
  /** Is the rule on duty then? */
  onDuty(time: number): boolean;
}

/** The instances of a rule, all inactive at first, moved by what was seen; keeps the edges. */
export class BacktestRun {
  private readonly plan: RulePlan;
  private readonly context: BacktestContext;
  private readonly instances = new Map<string, { state: InstanceState; reading: Reading | undefined }>();
  private readonly edges: BacktestEdge[] = [];

  constructor(plan: RulePlan, context: BacktestContext) {
    this.plan = plan;
    this.context = context;
  }

  /** Judges an instance by what is seen at `at`; times rise. Deadlines before it have what was seen last. */
  judge(scope: string, at: number, seen: readonly WindowCounters[] | number | null): void {
    this.move(scope, at, null);
    const formula = this.context.formulaAt(at);
    const { readings, ...verdict } = evaluate(this.plan, seen, { formula });
    const instance = this.instances.get(scope);
    if (instance) instance.reading = readings[0];
    // Nothing to do and nothing to keep: most judgements.
    else if (verdict.breach) this.instances.set(scope, { state: idle, reading: readings[0] });
    this.move(scope, at, this.context.onDuty(at) ? verdict : offDuty);
  }

  /** Lets time pass to the end, `at`; the edges by time. */
  finish(at: number): BacktestEdge[] {
    for (const scope of this.instances.keys()) this.move(scope, at, null);
    return this.edges.sort((a, b) => a.at - b.at || (a.scope < b.scope ? -1 : a.scope > b.scope ? 1 : 0));
  }

  private move(scope: string, at: number, verdict: Verdict | null): void {
    const instance = this.instances.get(scope);
    if (!instance) return;
    const { state, transitions } = step(this.plan, instance.state, at, verdict);
    instance.state = state;
    const { numerator = null, denominator = null, value = null } = instance.reading ?? {};
    for (const { kind, at: when } of transitions) {
      if (kind !== 'raised' && kind !== 'cleared') continue;
      const { id } = this.plan.rule;
      this.edges.push({ rule: id, scope, event: kind, at: when, numerator, denominator, value });
    }
  }
}
