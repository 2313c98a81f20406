import { Collapse, Segmented } from 'antd';
import type { ReactNode } from 'react';
import type { Ledger } from '../../../shared/measure/counters.ts';
import { useWall } from '../../link/use-station.ts';
import { Glyph } from '../../panels/parts/Glyph.tsx';
import type { CardTermView, CardView } from './card-view.ts';

/** What a card says of a number that was counted. `children`: beside the version of the formula. */
export function CardBody({
  view,
  ledger,
  choose,
  within,
  children,
}: {
  view: CardView;
  ledger: Ledger;
  choose: (ledger: Ledger) => void;
  /** Chooses the threshold of a service level, seconds. */
  within: (seconds: number) => void;
  children: ReactNode;
}) {
  const { say } = useWall().words;
  return (
    <>
      <h2>{view.name}</h2>
      <p className="card-value">{view.value}</p>
      {view.about !== '' && <p>{view.about}</p>}
      {view.interval !== '' && <p className="card-dim">{view.interval}</p>}
      {view.notes.map((note) => (
        <p className="card-note" key={note}>
          <Glyph name="watch" />
          {note}
        </p>
      ))}
      <section>
        <h3>{say('card.ledger')}</h3>
        <Segmented
          aria-label={say('card.ledger')}
          value={ledger}
          options={view.ledgers.map((each) => ({
            value: each.ledger,
            label: (
              <>
                {each.name} <b>{each.value}</b>
              </>
            ),
          }))}
          onChange={choose}
        />
        <p className="card-dim">{view.ledgerText}</p>
      </section>
      {view.thresholds.length > 0 && <Thresholds view={view} within={within} />}
      {view.formula !== '' && <Formula view={view} />}
      <section>
        <h3>{say('card.version')}</h3>
        <p>{view.version}</p>
        <p className="card-dim">{view.settings.join(' · ')}</p>
        {children}
      </section>
      {view.variants.length > 0 && <Variants variants={view.variants} />}
    </>
  );
}

function Thresholds({ view, within }: { view: CardView; within: (seconds: number) => void }) {
  const { say } = useWall().words;
  return (
    <section>
      <h3>{say('card.thresholds')}</h3>
      <Segmented
        aria-label={say('card.thresholds')}
        value={view.seconds}
        options={view.thresholds.map(({ seconds, name, value }) => ({
          value: seconds,
          label: (
            <>
              {name} <b>{value}</b>
            </>
          ),
        }))}
        onChange={within}
      />
    </section>
  );
}

function Formula({ view }: { view: CardView }) {
  const { say } = useWall().words;
  return (
    <section>
      <h3>{say('card.formula')}</h3>
      <p className="card-formula">{view.formula}</p>
      <p className="card-symbols">
        <span className="unseen">{say('card.symbols')}</span>
        <code>{view.symbols}</code>
      </p>
      <div className="card-sides">
        <Side title={say('card.numerator')} {...view.numerator} />
        <Side title={say('card.denominator')} {...view.denominator} />
      </div>
      <dl className="card-facts">
        <dt>{say('card.exclusions')}</dt>
        <dd>{view.exclusions}</dd>
        <dt>{say('card.unit')}</dt>
        <dd>{view.unit}</dd>
      </dl>
    </section>
  );
}

function Side({ title, terms, sum }: { title: string; terms: CardTermView[]; sum: string }) {
  const { say } = useWall().words;
  return (
    <table>
      <caption>{title}</caption>
      <thead className="unseen">
        <tr>
          <th scope="col">{say('card.term')}</th>
          <th scope="col">{say('card.amount')}</th>
        </tr>
      </thead>
      <tbody>
        {terms.map(({ name, sign, amount }, at) => (
          <tr key={`${sign}${name}`}>
            <th scope="row">
              {at > 0 || sign !== '+' ? `${sign} ` : ''}
              {name}
            </th>
            <td>{amount}</td>
          </tr>
        ))}
        {terms.length > 1 && (
          <tr className="card-sum">
            <th scope="row">{say('card.sum')}</th>
            <td>{sum}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

function Variants({ variants }: { variants: CardView['variants'] }) {
  const { say } = useWall().words;
  const table = (
    <table className="card-variants">
      <tbody>
        {variants.map(({ name, value, formula, inForce }) => (
          <tr key={name} data-used={inForce || undefined}>
            <th scope="row">
              {name}
              {inForce && <em>{say('card.variants.inForce')}</em>}
              <small>{formula}</small>
            </th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
  return <Collapse ghost items={[{ key: 'variants', label: say('card.variants'), children: table }]} />;
}
