import { type ReactNode } from 'react';
import { type LinkFigures, orderLanes, type OrderFigures } from '../../../../shared/model/order.ts';
import { useStation, useWall } from '../../../link/use-station.ts';
import { Glyph } from '../../../panels/parts/Glyph.tsx';
import { orderTargetText } from '../../../panels/order-target-text.ts';
import { OrderCount, OrderRate } from './OrderFigure.tsx';
import type { OrderCounterName } from './figure-subject.ts';

const all = { scope: 'all', key: '', link: '' } as const;
const counts = [
  'open',
  'overdueOpen',
  'soon',
  'breachSoon',
  'breachForecast',
  'supervised',
  'suspended',
  'flagged',
  'createdToday',
  'closedToday',
] as const satisfies OrderCounterName[];
const levels: Partial<Record<OrderCounterName, 'critical' | 'warning'>> = {
  overdueOpen: 'critical',
  soon: 'warning',
};
/** Before the first order of a lane. */
const nothing: LinkFigures = { open: 0, soon: 0, overdue: 0, done: 0, doneInTime: 0 };

/** All orders in figures, and the lanes they go through. */
export function OrderSummary({ figures }: { figures: OrderFigures }) {
  const { words } = useWall();
  const { say } = words;
  const target = useStation()?.targets.onTimeRate;
  return (
    <section className="order-summary" aria-label={say('orders.figures')}>
      <dl className="summary-figures">
        <Figure name={say('orders.metric.onTimeRate')}>
          <OrderRate of="onTimeRate" counts={figures} scope={all} />
          {target !== undefined && (
            <small className="order-target">{orderTargetText(figures, target, words)}</small>
          )}
        </Figure>
        {counts.map((of) => (
          <Figure
            key={of}
            name={say(`orders.count.${of}`)}
            level={(figures[of] ?? 0) > 0 ? levels[of] : undefined}
          >
            <OrderCount of={of} counts={figures} scope={all} />
          </Figure>
        ))}
        <Figure name={say('orders.metric.satisfaction')}>
          <OrderRate of="satisfaction" counts={figures} scope={all} />
        </Figure>
      </dl>
      <ol className="summary-lanes" aria-label={say('orders.lanes')}>
        {orderLanes.map((lane) => (
          <Lane
            key={lane}
            name={say(`orders.lane.${lane}`)}
            lane={lane}
            figures={figures.links[lane] ?? nothing}
          />
        ))}
      </ol>
    </section>
  );
}

function Figure({
  name,
  level,
  children,
}: {
  name: string;
  level?: 'critical' | 'warning' | undefined;
  children: ReactNode;
}) {
  const { say } = useWall().words;
  return (
    <div data-level={level}>
      <dt>{name}</dt>
      <dd>
        {level !== undefined && <Glyph name={level} />}
        {level !== undefined && <span className="unseen">{say(`level.${level}`)}</span>}
        {children}
      </dd>
    </div>
  );
}

function Lane({ name, lane, figures }: { name: string; lane: string; figures: LinkFigures }) {
  const { say } = useWall().words;
  const scope = { scope: 'all', key: '', link: lane } as const;
  return (
    <li>
      <h2>{name}</h2>
      <p>
        <b>
          <OrderCount of="open" counts={figures} scope={scope} />
        </b>
        <span>
          {say('orders.timely')} <OrderRate of="timeliness" counts={figures} scope={scope} />
        </span>
        <span data-level={figures.overdue > 0 ? 'critical' : undefined}>
          {figures.overdue > 0 && <Glyph name="critical" />}
          {say('orders.count.overdue')} <OrderCount of="overdue" counts={figures} scope={scope} />
        </span>
        <span data-level={figures.soon > 0 ? 'warning' : undefined}>
          {figures.soon > 0 && <Glyph name="warning" />}
          {say('orders.count.soon')} <OrderCount of="soon" counts={figures} scope={scope} />
        </span>
      </p>
    </li>
  );
}
