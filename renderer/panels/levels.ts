import { wilson95 } from '../../shared/measure/wilson.ts';
import { levels, type Level } from '../theme/palette.ts';

/** Points below the target from which a rate is critical: the rule `connect-rate-dip` (88 % against 97 %). */
const CRITICAL_BELOW = 0.09;
/** Limits of the rules `queue-deep`, `queue-very-deep` (contacts) and `wait-long`, `wait-very-long` (ms). */
const DEPTH = { warning: 10, critical: 30 };
const WAIT = { warning: 60_000, critical: 180_000 };

/**
 * How urgent a connect rate is. Below the target by no more than chance may do (the Wilson 95 % interval still holds
 * the target) is worth watching, not a warning. Null without contacts.
 */
export function rateLevel(answered: number, total: number, target: number): Level | null {
  const interval = wilson95(answered, total);
  if (interval === null) return null;
  const rate = answered / total;
  if (rate >= target) return 'normal';
  if (interval.high >= target) return 'watch';
  return rate < target - CRITICAL_BELOW ? 'critical' : 'warning';
}

/** How urgent the depth of one queue is, in contacts waiting. */
export function depthLevel(depth: number): Level {
  return levelOver(depth, DEPTH);
}

/** How urgent a wait is, in ms; nobody waiting is normal. */
export function waitLevel(ms: number | null): Level {
  return levelOver(ms ?? 0, WAIT);
}

/** The most urgent of several. */
export function worst(...given: (Level | null)[]): Level {
  return levels.findLast((level) => given.includes(level)) ?? 'normal';
}

function levelOver(value: number, limits: { warning: number; critical: number }): Level {
  if (value > limits.critical) return 'critical';
  return value > limits.warning ? 'warning' : 'normal';
}
