import { Drawer } from 'antd';
import { useMemo } from 'react';
import { orderLanes } from '../../../../shared/model/order.ts';
import { useTopic, useWall } from '../../../link/use-station.ts';
import { kindName, linkName } from '../../../panels/order-names.ts';
import { ErrorNote } from '../../parts/ErrorNote.tsx';
import { Loading } from '../../parts/Loading.tsx';
import { figureCard, type FigureCardView, type KnownCounts } from './figure-card.ts';
import { figureOf, type FigureSubject } from './figure-subject.ts';
import { useOrderSums } from './use-order-sums.ts';
import '../../card/card.css';

/** The formula card (口径卡) of a number of orders, beside the page. `figure`: as in the address, empty for none. */
export function FigureCard({ figure, close }: { figure: string; close: () => void }) {
  const { say } = useWall().words;
  const subject = useMemo(() => figureOf(figure), [figure]);
  return (
    <Drawer
      title={say('orders.card.title')}
      size="min(44rem, 94vw)"
      open={subject !== null}
      onClose={close}
      destroyOnHidden
    >
      {subject !== null && <Body subject={subject} />}
    </Drawer>
  );
}

function Body({ subject }: { subject: FigureSubject }) {
  const { scope } = subject;
  return scope === 'unit' || scope === 'owner' ? (
    <SumCard subject={subject} by={scope} />
  ) : (
    <TopicCard subject={subject} />
  );
}

function TopicCard({ subject }: { subject: FigureSubject }) {
  const { scope, key, link } = subject;
  const figures = useTopic('orderFigures')?.[scope === 'all' ? '' : key];
  return <Card subject={subject} counts={link === '' ? figures : figures?.links[link]} />;
}

function SumCard({ subject, by }: { subject: FigureSubject; by: 'unit' | 'owner' }) {
  const { sums, fault, again } = useOrderSums(by);
  if (fault !== undefined) return <ErrorNote fault={fault} again={again} />;
  if (sums === undefined) return <Loading />;
  return <Card subject={subject} counts={sums.find(({ key }) => key === subject.key)?.counts} />;
}

function Card({ subject, counts }: { subject: FigureSubject; counts: KnownCounts | undefined }) {
  const { words } = useWall();
  const { say } = words;
  const whose = useScopeText(subject);
  const view = figureCard(subject, counts ?? {}, words);
  return (
    <div className="card">
      <p className="card-scope">
        <b>{whose}</b>
        <span>{say('orders.card.now')}</span>
      </p>
      <h2>{view.name}</h2>
      <p className="card-value">{view.value}</p>
      {view.interval !== '' && <p className="card-dim">{view.interval}</p>}
      {view.why !== '' && <p className="card-note">{view.why}</p>}
      {counts === undefined && <p className="card-note">{say('orders.card.unknown')}</p>}
      <p>{view.text}</p>
      {view.formula !== '' && <Formula view={view} />}
    </div>
  );
}

function Formula({ view: { formula, numerator, denominator } }: { view: FigureCardView }) {
  const { say } = useWall().words;
  return (
    <section>
      <h3>{say('card.formula')}</h3>
      <p className="card-formula">{formula}</p>
      <div className="card-sides">
        {[
          { title: say('card.numerator'), terms: numerator },
          { title: say('card.denominator'), terms: denominator },
        ].map(({ title, terms }) => (
          <table key={title}>
            <caption>{title}</caption>
            <tbody>
              {terms.map(({ name, sign, amount }, at) => (
                <tr key={name}>
                  <th scope="row">{at > 0 || sign !== '+' ? `${sign} ${name}` : name}</th>
                  <td>{amount}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </div>
    </section>
  );
}

function useScopeText({ scope, key, link }: FigureSubject): string {
  const { words } = useWall();
  const { say } = words;
  const kinds = useTopic('orderKinds') ?? {};
  const lane = orderLanes.find((each) => each === link);
  const unnamed = scope === 'unit' ? say('orders.noUnit') : say('orders.noOwner');
  const name = scope === 'kind' ? kindName(kinds, key, words) : key === '' ? unnamed : key;
  const whose = scope === 'all' ? say('orders.scope.all') : say(`orders.scope.${scope}`, { name });
  if (link === '') return whose;
  const linked =
    scope === 'all' && lane !== undefined ? say(`orders.lane.${lane}`) : linkName(kinds, key, link, words);
  return `${whose} · ${say('orders.scope.link', { name: linked })}`;
}
