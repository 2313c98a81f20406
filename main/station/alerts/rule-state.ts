import type { RulePlan } from './rule-plan.ts';

/** Where one instance of a rule stands. Plain JSON, as it is kept; times in epoch ms. */
export interface InstanceState {
  readonly state: 'inactive' | 'pending' | 'firing' | 'recovering';
  /** When this state began. */
  readonly since: number;
  /** When the condition of the present episode began; 0 while inactive. */
  readonly pendingAt: number;
  readonly firedAt: number | null;
  /** Time of the newest judgement: an earlier one counts as of then. */
  readonly judgedAt: number;
}

export interface Transition {
  kind: 'pending' | 'dropped' | 'raised' | 'recovering' | 'relapsed' | 'cleared';
  at: number;
}

/** What a judgement said. Without enough data it says nothing, and the state holds. */
export interface Verdict {
  breach: boolean;
  clears: boolean;
  enough: boolean;
}

/** Off duty there is nothing to call for, and what was called for is over. */
export const offDuty: Verdict = { breach: false, clears: true, enough: true };

/** An instance that was never judged. */
export const idle: InstanceState = { state: 'inactive', since: 0, pendingAt: 0, firedAt: null, judgedAt: 0 };

/**
 * What time and a judgement do to an instance; `verdict` null = only time passes. Deadlines (`for`, `keepFiring`) up to
 * and with `at` pass first, at their own times, so that ticks between judgements change nothing. Every episode begins
 * with `pending` and ends with `dropped` or `cleared`, also where `for` or `keepFiring` is 0. As a breach has to last
 * for `for`, being clear has to last for `keepFiring`: while recovering, a judgement with enough data that does not clear relapses.
 */
export function step(
  plan: Pick<RulePlan, 'forMs' | 'keepFiringMs'>,
  state: InstanceState,
  at: number,
  verdict: Verdict | null,
): { state: InstanceState; transitions: Transition[] } {
  const transitions: Transition[] = [];
  let now = pass(plan, state, at, transitions);
  if (verdict?.enough) {
    const judgedAt = Math.max(at, now.judgedAt, now.since);
    now = pass(plan, judge({ ...now, judgedAt }, verdict, transitions), judgedAt, transitions);
  }
  return { state: now, transitions };
}

/** Time passes up to `at`. */
function pass(
  plan: Pick<RulePlan, 'forMs' | 'keepFiringMs'>,
  state: InstanceState,
  at: number,
  told: Transition[],
): InstanceState {
  const deadline =
    state.state === 'pending'
      ? state.pendingAt + plan.forMs
      : state.state === 'recovering'
        ? state.since + plan.keepFiringMs
        : Infinity;
  if (at < deadline) return state;
  if (state.state === 'pending') {
    told.push({ kind: 'raised', at: deadline });
    return { ...state, state: 'firing', since: deadline, firedAt: deadline };
  }
  told.push({ kind: 'cleared', at: deadline });
  return { ...state, state: 'inactive', since: deadline, pendingAt: 0, firedAt: null };
}

function judge(state: InstanceState, { breach, clears }: Verdict, told: Transition[]): InstanceState {
  const at = state.judgedAt;
  switch (state.state) {
    case 'inactive':
      if (!breach) return state;
      told.push({ kind: 'pending', at });
      return { ...state, state: 'pending', since: at, pendingAt: at };
    case 'pending':
      if (breach) return state;
      told.push({ kind: 'dropped', at });
      return { ...state, state: 'inactive', since: at, pendingAt: 0 };
    case 'firing':
      if (!clears) return state;
      told.push({ kind: 'recovering', at });
      return { ...state, state: 'recovering', since: at };
    case 'recovering':
      if (clears) return state;
      told.push({ kind: 'relapsed', at });
      return { ...state, state: 'firing', since: at };
  }
}
