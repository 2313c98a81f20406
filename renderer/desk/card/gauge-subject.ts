import type { SeatGauge } from '../../../shared/measure/gauge-cards.ts';
import type { Gauge } from '../../../shared/model/gauge.ts';
import type { CardSubject } from './card-subject.ts';

/** The whole centre. */
export const centreScope: CardSubject['scope'] = { kind: 'centre', key: '', name: '' };

/** A value of one moment. `now`: the centre's, epoch ms. */
export function gaugeSubject(
  metric: Gauge | SeatGauge,
  scope: CardSubject['scope'],
  now: number,
): CardSubject {
  return { metric, scope, from: now, to: now, ledger: 'offer' };
}
