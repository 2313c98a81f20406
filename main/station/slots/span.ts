/**
 * One interval a contact spends waiting or in service in one scope: what peaks, longest waits and rolling windows are
 * made of. `to` = 0: still going on.
 */
export interface Span {
  kind: 'wait' | 'service';
  /** Leaf combination, −1 = none (agents); quarter-hour scope. */
  leaf: number;
  quarter: number;
  from: number;
  to: number;
  outcome: number;
  completedAt: number;
}
