import { confidence } from '../../shared/measure/wilson.ts';
import type { Counters } from '../../shared/measure/counters.ts';
import { formatRate, NONE } from '../../shared/words/format.ts';
import type { Level } from '../theme/palette.ts';
import { rateLevel } from './levels.ts';

/** A connect rate as a table shows it. `interval`: Wilson's 95 % interval while there are few contacts, else empty. */
export interface RateFigure {
  text: string;
  level: Level | null;
  interval: string;
}

/** The rate of `answered` out of `total` against `target` (0–1); a dash without contacts. */
export function rateFigure(answered: number, total: number, target: number): RateFigure {
  if (total <= 0) return { text: NONE, level: null, interval: '' };
  return {
    text: `${formatRate(answered / total, target)}%`,
    level: rateLevel(answered, total, target),
    interval: intervalText(answered, total),
  };
}

/** The interval that stands beside a rate of `hits` out of `total`, in per cent; empty when they are many, or none. */
export function intervalText(hits: number, total: number): string {
  const interval = confidence(hits, total);
  return interval === null ? '' : `${formatRate(interval.low)}–${formatRate(interval.high)}`;
}

/** The contacts of which a connect rate is a share: those whose outcome is known, by the slot of their offer. */
export function decidedOf(
  { offered, open, abandonedShort }: Pick<Counters, 'offered' | 'open' | 'abandonedShort'>,
  excludeShortAbandons: boolean,
): number {
  return offered - open - (excludeShortAbandons ? abandonedShort : 0);
}
