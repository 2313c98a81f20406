import type { AlertRule } from '../../../../shared/model/alert-rule.ts';
import type { BacktestEdge } from '../../../../shared/contract/asks/alert-asks.ts';
import type { BacktestContext } from '../backtest-run.ts';
import { evaluate, seenIn } from '../evaluate.ts';
import { Instants } from '../instants.ts';
import { planRule } from '../rule-plan.ts';
import { idle, step } from '../rule-state.ts';
import type { Verdict } from '../rule-state.ts';
import type { EndedWait } from '../wait-scopes.ts';
import { WaitWindows } from '../wait-windows.ts';

/** How the waits come: so many a commit, ms of monotonic time before the next, which of them come wrong first, how far ticks go. */
export interface Delivery {
  size: number;
  pause: number;
  /** The first wait of the commit is told with another outcome and taken back. */
  corrected: boolean;
  /** Share of the time that is known to be over to which a tick goes; null = no tick. */
  tick: number | null;
  forget: boolean;
}

/** The edges of a rule when it is judged as waits come, commit by commit, with ticks between. */
export function liveEdges(
  rule: AlertRule,
  waits: readonly EndedWait[],
  { from, to }: { from: number; to: number },
  context: BacktestContext,
  deliveries: readonly Delivery[],
): BacktestEdge[] {
  const plan = planRule({ rule, revision: 1 });
  const windows = new WaitWindows(plan.longestMs, [rule.ledger, 'event']);
  const instants = new Instants();
  const states = new Map<string, typeof idle>();
  const readings = new Map<
    string,
    { numerator: number | null; denominator: number | null; value: number | null }
  >();
  const edges: BacktestEdge[] = [];
  const move = (scope: string, at: number, verdict: Verdict | null): void => {
    const moved = step(plan, states.get(scope) ?? idle, at, verdict);
    // What is kept of an instance is plain JSON.
    states.set(scope, JSON.parse(JSON.stringify(moved.state)));
    for (const { kind, at: when } of moved.transitions) {
      const none = { numerator: null, denominator: null, value: null };
      const { numerator, denominator, value } = readings.get(scope) ?? none;
      if (kind === 'raised' || kind === 'cleared')
        edges.push({ rule: rule.id, scope, event: kind, at: when, numerator, denominator, value });
    }
  };
  const judgeDue = (mono: number): void => {
    for (const { at } of instants.due(mono)) {
      if (at < from || at >= to) continue;
      for (const scope of new Set(waits.filter((each) => each.endAt === at).map(scopeOf))) {
        const { formulaAt } = context;
        move(scope, at, null);
        const judged = evaluate(plan, seenIn(plan, windows, scope, at, { formula: formulaAt(at) }), {
          formula: formulaAt(at),
        });
        readings.set(scope, judged.readings[0]!);
        move(scope, at, judged);
      }
    }
  };
  let [mono, next, turn] = [0, 0, 0];
  while (next < waits.length) {
    const { size, pause, corrected, tick, forget } = deliveries[turn++ % deliveries.length]!;
    const batch = waits.slice(next, next + size);
    next += batch.length;
    batch.forEach((wait, at) => {
      if (corrected && at === 0) windows.add(scopeOf(wait), { ...wait, outcome: 4, callback: false }, 1);
      else windows.add(scopeOf(wait), wait, 1);
      instants.waitEnded(0, wait.endAt);
    });
    if (corrected) {
      windows.add(scopeOf(batch[0]!), { ...batch[0]!, outcome: 4, callback: false }, -1);
      windows.add(scopeOf(batch[0]!), batch[0]!, 1);
    }
    const newest = batch.at(-1)!.endAt;
    instants.heard(0, newest, mono);
    const following = waits[next]?.endAt ?? Infinity;
    judgeDue(mono);
    // An instant that goes on in the next commit must not be taken for over.
    if (following > newest) mono += pause;
    judgeDue(mono);
    const over = Math.min(instants.earliest(), following, to - 1);
    if (tick !== null && over >= from) {
      const at = Math.floor(newest + (Math.max(newest, over) - newest) * tick);
      for (const scope of states.keys()) move(scope, Math.min(at, over), null);
    }
    if (forget) windows.forget(Math.min(instants.earliest(), following));
  }
  judgeDue(mono + 2_000);
  for (const scope of states.keys()) move(scope, to - 1, null);
  return edges.sort((a, b) => a.at - b.at || (a.scope < b.scope ? -1 : a.scope > b.scope ? 1 : 0));
}

function scopeOf(wait: EndedWait): string {
  return wait.scopes[0]!.shown;
}
