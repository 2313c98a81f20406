import { type CSSProperties, type ReactNode, useMemo } from 'react';
import type { MadeReport, ReportArgs } from '../../../../shared/contract/asks/report-asks.ts';
import type { ReportFigure } from '../../../../shared/measure/report-figures.ts';
import { figureTitle } from '../../../../shared/words/figure-name.ts';
import { useTopic, useWall } from '../../../link/use-station.ts';
import { WindowedRows } from '../../parts/WindowedRows.tsx';
import { cardScope, isPartition, type Labels } from './report-card.ts';
import { type CardPlace, ReportCells } from './ReportCells.tsx';
import { sortedRows } from './report-rows.ts';
import type { ChangeReports, ReportsAddress } from './reports-address.ts';

/** Height of a row, rem; reports.css has the same. */
const ROW_REM = 2.1;

/** The rows of a report under their total. */
export function ReportTable({
  made,
  args,
  figures,
  texts,
  address: { sort, rising },
  change,
}: {
  made: MadeReport;
  args: ReportArgs;
  figures: readonly ReportFigure[];
  texts: { slots: readonly string[]; label: (at: number, text: string) => string };
  address: Pick<ReportsAddress, 'sort' | 'rising'>;
  change: ChangeReports;
}) {
  const { words } = useWall();
  const { say } = words;
  const teams = useTopic('teamNames') ?? {};
  const { by, ledger, scope } = args;
  const rows = useMemo(
    () => sortedRows(made, { by, figures: figures.map(({ name }) => name), sort, rising, text: texts.label }),
    [made, by, figures, sort, rising, texts],
  );
  const scoped: Labels = Object.entries(scope).map(([dimension, label]) => ({
    dimension: dimension as (typeof by)[number],
    label,
    text: label,
  }));
  const labelled = (group: number): Labels =>
    by.map((dimension, at) => {
      const label = made.groups[group]?.[at] ?? '';
      return { dimension, label, text: texts.label(at, label) };
    });
  const compared = made.total.then !== null;
  const place = (labels: Labels): CardPlace => ({ scope: cardScope(labels, teams), ledger });
  const whole = isPartition(by) ? place(scoped) : { scope: null, ledger };
  const span = { start: args.from, end: args.to };
  const sides = compared ? ` ${'minmax(5.5rem, 1fr) '.repeat(2)}` : '';
  const columns = `11.5rem ${'minmax(8rem, 14rem) '.repeat(by.length)}${`minmax(7.5rem, 1fr)${sides} `.repeat(figures.length)}`;
  const rem = 13 + by.length * 9 + figures.length * (compared ? 21 : 8.4);
  const style = { '--columns': columns, '--width': `${rem}rem` } as CSSProperties;
  const toSort = (column: string, name: string) => (
    <SortButton column={column} name={name} sort={sort} rising={rising} change={change} />
  );
  const order = (column: string) => (sort === column ? (rising ? 'ascending' : 'descending') : undefined);
  const head = (
    <div className="report-head" role="rowgroup">
      <div className="report-line" role="row" aria-rowindex={1}>
        <span role="columnheader" aria-sort={order('slot')}>
          {toSort('slot', say('report.col.slot'))}
        </span>
        {by.map((name) => (
          <span key={name} role="columnheader" aria-sort={order(name)}>
            {toSort(name, say(`dimension.${name}`))}
          </span>
        ))}
        {figures.map(({ name }) => (
          <FigureHeads
            key={name}
            name={figureTitle(name, words)}
            own={toSort(name, figureTitle(name, words))}
            order={order(name)}
            difference={compared ? toSort(`${name}~`, say('report.difference')) : null}
            differs={order(`${name}~`)}
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
          now={made.total.now}
          then={made.total.then}
          compared={compared}
          card={whole}
          span={span}
          other={made.compared}
        />
      </div>
    </div>
  );
  return (
    <div className="report-table" style={style} data-compared={compared || undefined}>
      <WindowedRows
        count={rows.length}
        rowRem={ROW_REM}
        label={say('report.table')}
        head={head}
        row={(at) => {
          const row = rows[at];
          const slot = row && made.slots[row.slot];
          if (row === undefined || slot === undefined) return null;
          const labels = labelled(row.group);
          return (
            <div
              className="report-line"
              role="row"
              aria-rowindex={at + 3}
              data-running={slot.running || undefined}
            >
              <span role="rowheader">
                {texts.slots[row.slot]}
                {slot.running && <small>{say('report.running')}</small>}
              </span>
              {labels.map(({ dimension, text }) => (
                <span key={dimension} role="cell" className="label" title={text}>
                  {text}
                </span>
              ))}
              <ReportCells
                figures={figures}
                now={row.now}
                then={row.then}
                compared={compared}
                card={place([...scoped, ...labels])}
                span={slot}
                other={slot.then}
              />
            </div>
          );
        }}
      />
    </div>
  );
}

type Sorted = 'ascending' | 'descending' | undefined;

function FigureHeads(given: {
  name: string;
  own: ReactNode;
  order: Sorted;
  difference: ReactNode;
  differs: Sorted;
}) {
  const { say } = useWall().words;
  return (
    <>
      <span role="columnheader" className="figure" aria-sort={given.order}>
        {given.own}
      </span>
      {given.difference !== null && (
        <>
          <span role="columnheader" className="figure then">
            <span className="unseen">{given.name} </span>
            {say('report.then')}
          </span>
          <span role="columnheader" className="figure then" aria-sort={given.differs}>
            <span className="unseen">{given.name} </span>
            {given.difference}
          </span>
        </>
      )}
    </>
  );
}

/** Sorts by a column: the highest first, then the lowest, then slot after slot again. */
function SortButton(given: {
  column: string;
  name: string;
  sort: string;
  rising: boolean;
  change: ChangeReports;
}) {
  const { column, name, sort, rising, change } = given;
  const { say } = useWall().words;
  const mine = sort === column;
  const next = !mine
    ? { sort: column, rising: false }
    : rising
      ? { sort: '', rising: false }
      : { sort: column, rising: true };
  return (
    <button
      type="button"
      className="sort"
      title={say('report.sort', { column: name })}
      onClick={() => change(next)}
    >
      {name}
      <span aria-hidden="true">{mine ? (rising ? ' ↑' : ' ↓') : ''}</span>
    </button>
  );
}
