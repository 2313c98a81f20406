import type { LinkFigures, OrderFigures } from '../../../../shared/model/order.ts';
import { useTopic, useWall } from '../../../link/use-station.ts';
import { kindName, linkName } from '../../../panels/order-names.ts';
import { EmptyNote } from '../../parts/EmptyNote.tsx';
import { OrderCount, OrderRate } from './OrderFigure.tsx';
import type { OrderCounterName } from './figure-subject.ts';

const counts = ['createdToday', 'closedToday', 'open', 'overdueOpen'] as const satisfies OrderCounterName[];
const linkCounts = ['open', 'soon', 'overdue', 'done', 'doneInTime'] as const satisfies OrderCounterName[];
const nothing: LinkFigures = { open: 0, soon: 0, overdue: 0, done: 0, doneInTime: 0 };

/** Each kind of order: what is in hand, satisfaction, and how each of its links keeps its limit. */
export function KindTables() {
  const { say } = useWall().words;
  const figures = Object.entries(useTopic('orderFigures') ?? {}).filter(([kind]) => kind !== '');
  if (figures.length === 0) return <EmptyNote title={say('orders.kinds.none')} />;
  return (
    <div className="kind-tables">
      {figures.map(([kind, each]) => (
        <Kind key={kind} kind={kind} figures={each} />
      ))}
    </div>
  );
}

function Kind({ kind, figures }: { kind: string; figures: OrderFigures }) {
  const { words } = useWall();
  const { say } = words;
  const kinds = useTopic('orderKinds') ?? {};
  const scope = { scope: 'kind', key: kind, link: '' } as const;
  return (
    <section>
      <h2>{kindName(kinds, kind, words)}</h2>
      <dl className="summary-figures">
        <div>
          <dt>{say('orders.metric.onTimeRate')}</dt>
          <dd>
            <OrderRate of="onTimeRate" counts={figures} scope={scope} />
          </dd>
        </div>
        {counts.map((of) => (
          <div key={of}>
            <dt>{say(`orders.count.${of}`)}</dt>
            <dd>
              <OrderCount of={of} counts={figures} scope={scope} />
            </dd>
          </div>
        ))}
        <div>
          <dt>{say('orders.metric.satisfaction')}</dt>
          <dd>
            <OrderRate of="satisfaction" counts={figures} scope={scope} />
          </dd>
        </div>
      </dl>
      <Links kind={kind} figures={figures} />
    </section>
  );
}

function Links({ kind, figures }: { kind: string; figures: OrderFigures }) {
  const { words } = useWall();
  const { say } = words;
  const kinds = useTopic('orderKinds') ?? {};
  const links = Object.hasOwn(kinds, kind) ? (kinds[kind]?.links ?? []) : [];
  if (links.length === 0) return <p className="dim">{say('orders.kind.noLinks')}</p>;
  return (
    <table className="order-links">
      <thead>
        <tr>
          <th scope="col">{say('orders.col.link')}</th>
          {linkCounts.map((of) => (
            <th scope="col" key={of}>
              {say(`orders.count.${of}`)}
            </th>
          ))}
          <th scope="col">{say('orders.metric.timeliness')}</th>
        </tr>
      </thead>
      <tbody>
        {links.map(({ key }) => {
          const link = figures.links[key] ?? nothing;
          const scope = { scope: 'kind', key: kind, link: key } as const;
          return (
            <tr key={key}>
              <th scope="row">{linkName(kinds, kind, key, words)}</th>
              {linkCounts.map((of) => (
                <td key={of}>
                  <OrderCount of={of} counts={link} scope={scope} />
                </td>
              ))}
              <td>
                <OrderRate of="timeliness" counts={link} scope={scope} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
