import type { ReactNode } from 'react';
import type { MadeReport } from '../../../../shared/contract/asks/report-asks.ts';
import type { Dimension } from '../../../../shared/measure/counters.ts';
import type { ReportFigure } from '../../../../shared/measure/report-figures.ts';
import type { Span } from '../../../../shared/time/slots.ts';
import { figureTitle } from '../../../../shared/words/figure-name.ts';
import { useWall } from '../../../link/use-station.ts';
import { type CardPlace, ReportCells } from './ReportCells.tsx';
import type { ChangeReports } from './reports-address.ts';

/** How rows are sorted, and how that is changed. */
interface Order {
  sort: string;
  rising: boolean;
  change: ChangeReports;
}

/** The names of the columns, by which rows are sorted, and the total of all rows. */
export function ReportHead({
  by,
  figures,
  made: { total, compared },
  card,
  span,
  order,
}: {
  by: readonly Dimension[];
  figures: readonly ReportFigure[];
  made: MadeReport;
  card: CardPlace;
  span: Span;
  order: Order;
}) {
  const { words } = useWall();
  const { say } = words;
  return (
    <div className="report-head" role="rowgroup">
      <div className="report-line" role="row" aria-rowindex={1}>
        <Head column="slot" name={say('report.col.slot')} order={order} />
        {by.map((name) => (
          <Head key={name} column={name} name={say(`dimension.${name}`)} order={order} />
        ))}
        {figures.map(({ name }) => (
          <FigureHeads
            key={name}
            column={name}
            name={figureTitle(name, words)}
            order={order}
            compared={total.before !== null}
          />
        ))}
      </div>
      <div className="report-line total" role="row" aria-rowindex={2}>
        <span role="rowheader">{say('report.total')}</span>
        {by.map((name) => (
          <span key={name} role="cell" />
        ))}
        <ReportCells
          figures={figures}
          now={total.now}
          before={total.before}
          compared={total.before !== null}
          card={card}
          span={span}
          other={compared}
        />
      </div>
    </div>
  );
}

function FigureHeads(given: { column: string; name: string; order: Order; compared: boolean }) {
  const { column, name, order, compared } = given;
  const { say } = useWall().words;
  const whose = <span className="unseen">{name} </span>;
  return (
    <>
      <Head column={column} name={name} order={order} className="figure" />
      {compared && (
        <>
          <span role="columnheader" className="figure then">
            {whose}
            {say('report.then')}
          </span>
          <Head column={`${column}~`} name={say('report.difference')} order={order} className="figure then">
            {whose}
          </Head>
        </>
      )}
    </>
  );
}

/** Sorts by its column: the highest first, then the lowest, then slot after slot again. */
function Head(given: {
  column: string;
  name: string;
  order: Order;
  className?: string;
  children?: ReactNode;
}) {
  const { column, name, order, className, children } = given;
  const { sort, rising, change } = order;
  const { say } = useWall().words;
  const mine = sort === column;
  const sorted = mine ? (rising ? 'ascending' : 'descending') : undefined;
  const next = mine && rising ? { sort: '', rising: false } : { sort: column, rising: mine };
  return (
    <span role="columnheader" className={className} aria-sort={sorted}>
      {children}
      <button
        type="button"
        className="sort"
        title={say('report.sort', { column: name })}
        onClick={() => change(next)}
      >
        {name}
        <span aria-hidden="true">{mine ? (rising ? ' ↑' : ' ↓') : ''}</span>
      </button>
    </span>
  );
}
