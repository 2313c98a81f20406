import type { GaugeParts } from './gauge-reader.ts';
import type { AlertState } from './alert-archive.ts';
import type { JudgeContext } from './evaluate.ts';
import type { PresentParts } from './present.ts';
import type { RuleBook } from './rule-book.ts';
import type { RulePlan } from './rule-plan.ts';
import type { Scopes } from './scopes.ts';
import type { WaitWatch } from './wait-watch.ts';
import type { Clock } from '../ports.ts';

/** What alerts are judged by. */
export interface AlertParts extends Omit<GaugeParts, 'clock'>, Omit<PresentParts, 'scopes'> {
  state: AlertState;
  rules: RuleBook;
  scopes: Scopes;
  waits: WaitWatch;
  clock: Pick<Clock, 'now' | 'mono'>;
  /** Formula settings in force at a time, and the target of the connect rate. */
  context(at: number): JudgeContext;
  target(): number;
  /** Puts the waits of so many ms that are stored into the windows. */
  recallWaits(longestMs: number): void;
  /** All instants of a source up to this one are judged. */
  judged(source: number, at: number): void;
  /** Whether a rule is on duty. */
  onDuty(plan: RulePlan, at: number): boolean;
}
