import type { Counters } from './counters.ts';

/**
 * How far the connect rate is from its target: the next `contacts` offers must all be answered; or as many may still be
 * missed (还可漏接); or no number of answers reaches it any more (a target of 100 % once one was missed).
 */
export type TargetDistance = { kind: 'need' | 'spare'; contacts: number } | { kind: 'outOfReach' };

/**
 * The distance of the connect rate (offer ledger) to its target, in whole contacts; the open ones are taken as answered.
 * T = target in 1/10,000, all in integers: need = max(0, ceil((T·offered − 10000·(answered + open)) / (10000 − T)));
 * spare = floor((10000·(answered + open) − T·offered) / T), Infinity for a target of 0. Short abandons are not in
 * `offered` when they are excluded. Null when nothing was offered. Source: metrics.md, Derived.
 * @param goal `target`: a share 0–1.
 */
export function distanceToTarget(
  counters: Pick<Counters, 'offered' | 'answered' | 'open' | 'abandonedShort'>,
  goal: { target: number; excludeShortAbandons: boolean },
): TargetDistance | null {
  const offered = counters.offered - (goal.excludeShortAbandons ? counters.abandonedShort : 0);
  if (offered <= 0) return null;
  const target = Math.round(goal.target * 10_000);
  const ahead = 10_000 * (counters.answered + counters.open) - target * offered;
  if (ahead >= 0) return { kind: 'spare', contacts: target === 0 ? Infinity : Math.floor(ahead / target) };
  return target === 10_000
    ? { kind: 'outOfReach' }
    : { kind: 'need', contacts: Math.ceil(-ahead / (10_000 - target)) };
}
