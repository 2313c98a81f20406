import type { StationCell, Topics } from '../../../../shared/contract/topics.ts';
import type { Ledger } from '../../../../shared/measure/counters.ts';
import type { CardSubject } from '../../card/card-subject.ts';
import { centreScope } from '../../card/gauge-subject.ts';

/** Length of the window of the recent rates, ms. */
const RECENT_MS = 900_000;

/** The scope of a queue's figures; of the centre's for an empty key. */
export function scopeOf(queue: string, name: string): CardSubject['scope'] {
  return queue === '' ? centreScope : { kind: 'queue', key: queue, name };
}

/** The rate of the last 15 minutes, as it was at the newest window. */
export function recentSubject(
  scope: CardSubject['scope'],
  rolling: Topics['rolling'] | undefined,
  now: number,
): CardSubject {
  const to = rolling?.['15']?.to ?? Math.ceil(now / 1000) * 1000;
  return { metric: 'connectRate', scope, from: to - RECENT_MS, to, ledger: 'event', rolling: true };
}

/** A figure of today. */
export function todaySubject(
  scope: CardSubject['scope'],
  metric: CardSubject['metric'],
  { today }: Pick<StationCell, 'today'>,
  ledger: Ledger = 'offer',
): CardSubject {
  return { metric, scope, from: today.start, to: today.end, ledger };
}
