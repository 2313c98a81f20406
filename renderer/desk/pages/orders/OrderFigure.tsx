import { type ReactNode } from 'react';
import { orderFraction, type OrderMetricCode } from '../../../../shared/measure/order-metrics.ts';
import { formatCount, formatRate, NONE } from '../../../../shared/words/format.ts';
import { useWall } from '../../../link/use-station.ts';
import { intervalText } from '../../../panels/rate-figure.ts';
import { useAddress } from '../../use-address.ts';
import type { KnownCounts } from './figure-card.ts';
import { type FigureSubject, figureText, isRate, type OrderCounterName } from './figure-subject.ts';
import { ordersAddress } from './orders-address.ts';

type Scope = Omit<FigureSubject, 'metric'>;

/** A count that opens its card. */
export function OrderCount({
  of,
  counts,
  scope,
}: {
  of: OrderCounterName;
  counts: KnownCounts;
  scope: Scope;
}) {
  const count = counts[of] ?? null;
  return <Opener subject={{ metric: of, ...scope }}>{count === null ? NONE : formatCount(count)}</Opener>;
}

/** A ratio that opens its card; with Wilson's interval beside it while they are few. */
export function OrderRate<C extends OrderMetricCode>({
  of,
  counts,
  scope,
}: {
  of: C;
  counts: Parameters<typeof orderFraction<C>>[1];
  scope: Scope;
}) {
  const { numerator, denominator } = orderFraction(of, counts);
  const interval = intervalText(numerator, denominator);
  return (
    <span className="rate">
      {interval !== '' && <small className="interval">{interval}</small>}
      <Opener subject={{ metric: of, ...scope }}>
        {denominator === 0 ? NONE : `${formatRate(numerator / denominator)}%`}
      </Opener>
    </span>
  );
}

function Opener({ subject, children }: { subject: FigureSubject; children: ReactNode }) {
  const { say } = useWall().words;
  const [, change] = useAddress(ordersAddress);
  const { metric } = subject;
  const name = say(isRate(metric) ? `orders.metric.${metric}` : `orders.count.${metric}`);
  return (
    <button
      type="button"
      className="figure-button"
      title={say('desk.card.open', { metric: name })}
      onClick={() => change({ figure: figureText(subject) })}
    >
      {children}
    </button>
  );
}
